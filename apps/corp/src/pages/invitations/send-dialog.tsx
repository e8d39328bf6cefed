import { useState } from 'react';
import { App, Button, Input } from 'antd';
import type { InvitationView, OutputOf, identityApi } from '@netsign/contracts';
import { fieldProblems, format, ProblemBanner, useAct, useLanguage, useProof } from '@netsign/ui';
import { ConfirmDialog, Field, LawChecks } from '@netsign/ui/desk';
import { useText } from '../../i18n/index.js';
import { agreements, identity } from '../../platform.js';
import { DifferenceTable } from './difference.js';
import { useKeepInvitation } from './invitations.queries.js';

/** What the second factor was asked for; a text that has changed since needs a new one. */
type Asked = OutputOf<typeof identityApi.challenge> & { textHash: string };

const CODE_FIELD = 'send-code';

/** Repeats the essence, asks the second factor bound to the very text, and sends. */
export function SendDialog({ view, onSent, onClose }: { view: InvitationView; onSent: () => void; onClose: () => void }) {
  const t = useText();
  const { language } = useLanguage();
  const keep = useKeepInvitation();
  const { message } = App.useApp();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [code, setCode] = useState('');
  const proofOf = useProof(identity);
  const challenge = useAct(() => identity.challenge({ endpoint: 'agreements.send', caseId: view.id, caseVersion: view.version, textHash: view.textHash }), answer => {
    setAsked({ ...answer, textHash: view.textHash });
    setCode('');
  });
  const send = useAct(async ({ challengeId, textHash }: Asked, options: { idempotencyKey: string }) => {
    return agreements.send({ id: view.id, textHash, proof: await proofOf(challengeId, code) }, options);
  }, answer => {
    onSent();
    keep(answer);
    if (answer.until !== null) void message.success(t.send.done(answer.graduateName, format.moment(answer.until, language)), 6);
    onClose();
  });
  const changed = asked !== null && asked.textHash !== view.textHash;
  const ready = asked !== null && !changed;
  const confirm = () => {
    if (ready) void send.start(asked);
  };
  const text = (key: 'position' | 'workPlace') => (typeof view.terms[key] === 'string' ? view.terms[key] : '');
  const pay = typeof view.terms.monthlyPay === 'number' ? format.money(view.terms.monthlyPay, language) : '—';
  return (
    <ConfirmDialog open title={t.send.title} confirm={t.send.confirm} cancel={t.send.cancel} act={send} field={at => (at === '/code' ? { label: t.send.code, id: CODE_FIELD } : null)} disabled={!ready} onConfirm={confirm} onCancel={onClose}
      essence={<><p><b>{t.send.essence(view.graduateName, text('position'), text('workPlace'), pay)}</b></p><p>{t.send.consequence(view.validDays)}</p></>}>
      <LawChecks checks={view.lawChecks} />
      {view.earlierId !== null && <div className="desk-stack"><b>{t.difference.title}</b><DifferenceTable view={view} label={`${t.send.title} · ${t.difference.title}`} /></div>}
      {challenge.state === 'refused' && <ProblemBanner problem={challenge.problem} />}
      {changed && <p className="banner wait" role="alert">{t.send.changed}</p>}
      {ready && (
        <Field id={CODE_FIELD} label={t.send.code} hint={t.send.sentTo(asked.sentTo)} error={fieldProblems(send.problem, '/code', language).join(' ')}>
          {ids => <Input {...ids} autoFocus value={code} maxLength={10} inputMode="numeric" autoComplete="one-time-code" onChange={event => { setCode(event.target.value); }} onPressEnter={confirm} />}
        </Field>
      )}
      <div><Button type={ready ? 'default' : 'primary'} loading={challenge.busy} onClick={() => { void challenge.start(undefined); }}>{asked === null ? t.send.getCode : t.send.again}</Button></div>
    </ConfirmDialog>
  );
}
