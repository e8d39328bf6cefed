import { useState } from 'react';
import type { InvitationView, Terms, TermsDraft } from '@netsign/contracts';
import { ActionBar, codeSentence, FieldLink, format, ProblemBanner, useAct, useAutosave, useLanguage, useTitles, type SaveState } from '@netsign/ui';
import { ConfirmDialog, DeskPage, InvitationTag } from '@netsign/ui/desk';
import { useNavigate } from 'react-router';
import { useText } from '../../i18n/index.js';
import { agreements } from '../../platform.js';
import { paths } from '../../paths.js';
import { DifferenceCard } from './difference.js';
import { DraftPaper } from './draft-paper.js';
import { useKeepInvitation } from './invitations.queries.js';
import { SendDialog } from './send-dialog.js';
import { fieldId, TermsForm } from './terms-form.js';

/** Terms on the left, the agreement as it will read on the right; what is typed is kept on the server as one types. */
export function DraftEditor({ view, onSent }: { view: InvitationView; onSent: () => void }) {
  const t = useText();
  const navigate = useNavigate();
  const keep = useKeepInvitation();
  const save = useAutosave(async (value: { terms: TermsDraft; validDays: number }) => { keep(await agreements.save({ id: view.id, ...value })); }, { name: `draft-${view.id}`, base: String(view.version) });
  const [terms, setTerms] = useState<TermsDraft>(save.kept?.terms ?? view.terms);
  const [validDays, setValidDays] = useState(save.kept?.validDays ?? view.validDays);
  const [dialog, setDialog] = useState<'send' | 'discard' | null>(null);
  const discard = useAct(agreements.discard, answer => {
    keep(answer);
    void navigate(paths.invitations);
  });
  const change = (next: { terms?: TermsDraft; validDays?: number }) => {
    const value = { terms: next.terms ?? terms, validDays: next.validDays ?? validDays };
    setTerms(value.terms);
    setValidDays(value.validDays);
    save.change(value);
  };
  const openSend = async () => { if (await save.flush()) setDialog('send'); };
  return (
    <DeskPage wide title={t.editor.title(view.graduateName)} beside={<InvitationTag status={view.status} />} end={<SaveNote state={save.state} at={view.updatedAt} />}>
      <p className="desk-quiet">{view.schoolName} · {view.departmentName} · {view.graduate.majorName} · {view.graduate.idMasked}</p>
      {(save.state === 'failed' || save.state === 'refused') && <ProblemBanner problem={save.problem} />}
      <div className="desk-two">
        <form className="desk-stack" aria-label={t.editor.form} onSubmit={event => { event.preventDefault(); }} noValidate>
          <TermsForm terms={terms} validDays={validDays} checks={view.lawChecks} wrong={view.wrong} onTerms={next => { change({ terms: next }); }} onValidDays={next => { change({ validDays: next }); }} />
        </form>
        <div className="desk-stack desk-sticky">
          <Missing view={view} />
          <DifferenceCard view={view} />
          <section aria-label={t.editor.paper} className="desk-stack"><h2>{t.editor.paper}</h2><DraftPaper view={view} /></section>
          <ActionBar actions={view.actions} buttons={[
            { action: 'send', label: t.send.title, kind: 'primary', onClick: () => { void openSend(); } },
            { action: 'discard', label: t.detail.discard, kind: 'danger', onClick: () => { discard.reset(); setDialog('discard'); } },
          ]} />
        </div>
      </div>
      {dialog === 'send' && <SendDialog view={view} onSent={onSent} onClose={() => { setDialog(null); }} />}
      <ConfirmDialog open={dialog === 'discard'} title={t.detail.discardTitle} essence={t.detail.discardEssence} confirm={t.detail.discard} cancel={t.detail.cancel} danger
        act={discard} onConfirm={() => { void discard.start({ id: view.id }); }} onCancel={() => { setDialog(null); }} />
    </DeskPage>
  );
}

function SaveNote({ state, at }: { state: SaveState; at: string }) {
  const t = useText();
  const { language } = useLanguage();
  const words: Record<SaveState, string> = { saved: t.editor.saved(format.moment(at, language)), unsaved: t.editor.unsaved, saving: t.editor.saving, failed: t.editor.saveFailed, refused: t.editor.saveRefused };
  return <span className="desk-quiet num" role="status">{words[state]}</span>;
}

/** What still keeps the invitation from being sent, each with a link to its field. */
function Missing({ view }: { view: InvitationView }) {
  const t = useText();
  const { language } = useLanguage();
  const titles = useTitles().term;
  const unlawful = view.lawChecks.filter(check => !check.ok);
  if (view.missing.length === 0 && view.wrong.length === 0 && unlawful.length === 0) return <p><span className="tag ok" data-mark="✓">{t.editor.missingNone}</span></p>;
  const link = (key: string) => <FieldLink key={key} className="desk-link" id={fieldId(key)}>{titles[key as keyof Terms] ?? key}</FieldLink>;
  return (
    <div className="banner wait"><div className="desk-stack" style={{ gap: 6 }}>
      {view.missing.length > 0 && <p><b>{t.editor.missing}</b> <span className="desk-row" style={{ display: 'inline-flex' }}>{view.missing.map(link)}</span></p>}
      {view.wrong.map(({ term, code }) => <p key={term}>{link(term)}{language === 'en' ? ': ' : '：'}{codeSentence(code, language)}</p>)}
      {unlawful.length > 0 && <p><b>{t.editor.lawBad}</b> <span className="desk-row" style={{ display: 'inline-flex' }}>{unlawful.map(check => link(check.term))}</span></p>}
    </div></div>
  );
}
