import { useState } from 'react';
import { Button } from 'antd';
import type { RosterView } from '@netsign/contracts';
import { format, ProblemBanner, useAct } from '@netsign/ui';
import { ConfirmDialog } from '@netsign/ui/desk';
import { useText } from '../../i18n/index.js';
import { nationalSync } from '../../platform.js';

/** Ends what is under way; nothing it ends is lost that could not be begun again. */
export function StopButton({ roster, label }: { roster: RosterView; label: string }) {
  const act = useAct(nationalSync.stopRoster);
  return (
    <>
      {act.state === 'refused' && <ProblemBanner problem={act.problem} />}
      <div><Button loading={act.busy} onClick={() => { void act.start({ id: roster.id }); }}>{label}</Button></div>
    </>
  );
}

/** Begins the import, or goes on with it. Refused acts stay to be seen, with the reason. */
export function ConfirmImport({ roster, why }: { roster: RosterView; why: string | null }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  const act = useAct(nationalSync.confirmRoster, () => { setAsking(false); });
  const again = roster.status === 'stopped';
  const label = again ? t.roster.continue : t.roster.confirm;
  return (
    <div className="desk-stack">
      {why !== null && <p className="desk-quiet" id="roster-why">{why}</p>}
      <div className="desk-row">
        <button type="button" className="btn primary" aria-disabled={why === null ? undefined : true} aria-describedby={why === null ? undefined : 'roster-why'} onClick={() => { if (why === null) { act.reset(); setAsking(true); } }}>{label}</button>
        {!again && <StopButton roster={roster} label={t.roster.discard} />}
      </div>
      <ConfirmDialog open={asking} title={t.roster.confirmTitle} essence={again ? t.roster.continueEssence(format.number(roster.imported), format.number(roster.added + roster.changed)) : t.roster.confirmEssence(roster.added, roster.changed)}
        confirm={label} cancel={t.roster.cancel} act={act} onConfirm={() => { void act.start({ id: roster.id }); }} onCancel={() => { setAsking(false); }} />
    </div>
  );
}
