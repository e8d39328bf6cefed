import { useState } from 'react';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import type { IdentityClient } from '@netsign/api-client';
import { usePhrases, useSession } from '@netsign/ui';
import { ConfirmDialog } from './confirm-dialog.js';
import { deskPhrases } from './phrases.js';

/** Ends every session of the account, after saying how many others there are. Stays open when it fails: whoever lost a device must know. */
export function SignOutEverywhere({ identity }: { identity: IdentityClient }) {
  const t = usePhrases(deskPhrases);
  const session = useSession();
  const [asking, setAsking] = useState(false);
  const others = useQuery({ queryKey: ['other-sessions'], queryFn: ({ signal }) => identity.otherSessions({}, { signal }), enabled: asking, staleTime: 0 }).data?.others;
  const leave = useMutation({ mutationFn: () => identity.signOut({ everywhere: true }), onSuccess: session.forget });
  const act = { state: leave.isPending ? 'sending' as const : leave.isError ? 'refused' as const : 'idle' as const, busy: leave.isPending, problem: leave.error };
  const close = () => { setAsking(false); leave.reset(); };
  return (
    <>
      <Button size="small" onClick={() => { setAsking(true); }}>{t.signOutAll}</Button>
      <ConfirmDialog open={asking} title={t.signOutAllTitle} essence={t.signOutAllEssence} confirm={t.signOutAll} cancel={t.cancel} act={act} onConfirm={() => { leave.mutate(); }} onCancel={close}>
        {others !== undefined && <p role="status">{others === 0 ? t.noOtherSessions : t.otherSessions(others)}</p>}
      </ConfirmDialog>
    </>
  );
}
