import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { InvitationView } from '@netsign/contracts';
import { useAct } from '@netsign/ui';
import { newKey } from '@netsign/api-client';
import { agreements, identity } from '../../platform.js';
import { invitationKey } from '../../signing.queries.js';

/** Asks for a code bound to this act, this case in this version, and the text that was read. */
export const useAcceptChallenge = (view: InvitationView) => useMutation({
  mutationFn: () => identity.challenge({ endpoint: 'agreements.accept', caseId: view.id, caseVersion: view.version, textHash: view.textHash }),
});

/** Trades the code for the signed proof that `accept` wants. */
export const useProve = () => useMutation({ mutationFn: (input: { challengeId: string; code: string }) => identity.prove(input) });

export const useAccept = () => useAct((input: { id: string; textHash: string; proof: string }, options) => agreements.accept(input, options));
export const useRefuse = () => useAct((input: Parameters<typeof agreements.refuse>[0], options) => agreements.refuse(input, options));
/** Keeps an unsent refusal on the server and puts the answer where the page reads it, unless a newer version stands there. */
export function useKeepRefusal(id: string): (written: NonNullable<InvitationView['refusalDraft']>) => Promise<void> {
  const queries = useQueryClient();
  return async written => {
    const view = await agreements.saveRefusal({ id, ...written }, { idempotencyKey: newKey() });
    queries.setQueryData<InvitationView>(invitationKey(id), old => (old !== undefined && old.version > view.version ? old : view));
  };
}

export const useTakeBack = () => useAct((input: { id: string }, options) => agreements.takeBack(input, options));
