import type { InvitationView } from '@netsign/contracts';
import { ActNote, ProblemBanner } from '@netsign/ui';
import { useT } from '../../i18n/index.js';
import { Sheet } from '../../parts/sheet.js';
import { useTakeBack } from './invitations.queries.js';

/** Taking an acceptance back, while nobody has decided. */
export function TakeBackSheet({ view, open, onClose }: { view: InvitationView; open: boolean; onClose: () => void }) {
  const t = useT();
  const takeBack = useTakeBack();
  const done = takeBack.result !== null;
  return (
    <Sheet open={open} onClose={onClose} title={done ? t.takeBack.doneTitle : t.takeBack.title} locked={takeBack.busy}>
      <div className="form">
        <p role={done ? 'status' : undefined}>{done ? t.takeBack.done : t.takeBack.lead}</p>
        <ProblemBanner problem={takeBack.problem} />
        <ActNote state={takeBack.state} />
        {done
          ? <button type="button" className="btn primary wide" onClick={onClose} autoFocus>{t.accept.ok}</button>
          : <button type="button" className="btn danger wide" disabled={takeBack.busy} onClick={() => { void takeBack.start({ id: view.id }); }}>{t.takeBack.sure}</button>}
      </div>
    </Sheet>
  );
}
