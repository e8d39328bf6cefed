import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { InvitationView } from '@netsign/contracts';
import { useAct, useProof } from '@netsign/ui';
import { newKey } from '@netsign/api-client';
import { agreements, identity } from '../../platform.js';
import { invitationKey } from '../../signing.queries.js';

/** Asks for a code bound to this act, this case in this version, and the text that was read. */
export const useAcceptChallenge = (view: InvitationView) => useMutation({
  mutationFn: () => identity.challenge({ endpoint: 'agreements.accept', caseId: view.id, caseVersion: view.version, textHash: view.textHash }),
});

/** Trades the code for a proof and accepts with it: one act, whose repeats carry the same proof. */
export function useAccept() {
  const proofOf = useProof(identity);
  return useAct(async ({ challengeId, code, ...input }: { id: string; textHash: string; challengeId: string; code: string }, options: { idempotencyKey: string }) =>
    agreements.accept({ ...input, proof: await proofOf(challengeId, code) }, options));
}
/** What is not chosen yet goes as it is: what is missing, the platform says. */
export const useRefuse = () => useAct((input: { id: string } & NonNullable<InvitationView['refusalDraft']>, options) => agreements.refuse(input as Parameters<typeof agreements.refuse>[0], options));
/** Keeps an unsent refusal on the server and puts the answer where the page reads it, unless a newer version stands there. */
export function useKeepRefusal(id: string): (written: NonNullable<InvitationView['refusalDraft']>) => Promise<void> {
  const queries = useQueryClient();
  return async written => {
    const view = await agreements.saveRefusal({ id, ...written }, { idempotencyKey: newKey() });
    queries.setQueryData<InvitationView>(invitationKey(id), old => (old !== undefined && old.version > view.version ? old : view));
  };
}

export const useTakeBack = () => useAct((input: { id: string }, options) => agreements.takeBack(input, options));
