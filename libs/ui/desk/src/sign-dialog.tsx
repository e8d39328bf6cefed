import { useState, type ReactNode } from 'react';
import { Button, Input } from 'antd';
import type { IdentityClient } from '@netsign/api-client';
import type { identityApi, InputOf, OutputOf } from '@netsign/contracts';
import { ProblemBanner, terminationPhrases, useAct, usePhrases, useProof } from '@netsign/ui';
import { ConfirmDialog } from './confirm-dialog.js';
import { Field } from './field.js';

type Signed = InputOf<typeof identityApi.challenge>;
type Asked = OutputOf<typeof identityApi.challenge> & { readonly of: string };

interface Props<O> {
  readonly identity: IdentityClient;
  /** What is signed: the act, the case at its version, the text. */
  readonly act: Signed;
  readonly title: string;
  readonly essence: ReactNode;
  readonly confirm: string;
  readonly danger?: boolean;
  readonly children?: ReactNode;
  /** Shows what is missing and says whether all is there. */
  readonly check?: () => boolean;
  readonly run: (proof: string, options: { idempotencyKey: string }) => Promise<O>;
  readonly onDone: (output: O) => void;
  readonly onCancel: () => void;
}

/** An act that needs a second factor: repeats the essence, asks for the code bound to the very text, and acts. */
export function SignDialog<O>({ identity, act, title, essence, confirm, danger = false, children, check = () => true, run, onDone, onCancel }: Props<O>) {
  const t = usePhrases(terminationPhrases);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [code, setCode] = useState('');
  const [tried, setTried] = useState(false);
  const proofOf = useProof(identity);
  const bound = `${act.caseVersion} ${act.textHash}`;
  const challenge = useAct(() => identity.challenge(act), answer => {
    setAsked({ ...answer, of: bound });
    setCode('');
    setTried(false);
  });
  const sign = useAct(async (challengeId: string, options: { idempotencyKey: string }) => run(await proofOf(challengeId, code.trim()), options), onDone);
  const changed = asked !== null && asked.of !== bound;
  const ready = asked !== null && !changed;
  const submit = () => {
    setTried(true);
    if (check() && ready && code.trim() !== '') void sign.start(asked.challengeId);
  };
  return (
    <ConfirmDialog open title={title} essence={essence} confirm={confirm} cancel={t.cancel} danger={danger} disabled={!ready} act={sign} onConfirm={submit} onCancel={onCancel}>
      {children}
      {challenge.state === 'refused' && <ProblemBanner problem={challenge.problem} />}
      {changed && <p className="banner wait" role="alert">{t.changed}</p>}
      {ready && (
        <Field label={t.code} hint={t.sentTo(asked.sentTo)} error={tried && code.trim() === '' ? t.codeMissing : null}>
          {ids => <Input {...ids} autoFocus value={code} maxLength={10} inputMode="numeric" autoComplete="one-time-code" onChange={event => { setCode(event.target.value); }} onPressEnter={submit} />}
        </Field>
      )}
      <div><Button type={ready ? 'default' : 'primary'} loading={challenge.busy} onClick={() => { if (check()) void challenge.start(undefined); }}>{asked === null ? t.getCode : t.again}</Button></div>
    </ConfirmDialog>
  );
}
