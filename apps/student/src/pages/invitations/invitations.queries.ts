import { useMutation } from '@tanstack/react-query';
import type { InvitationView } from '@netsign/contracts';
import { useAct } from '@netsign/ui';
import { agreements, identity } from '../../platform.js';

/** Asks for a code bound to this act, this case in this version, and the text that was read. */
export const useAcceptChallenge = (view: InvitationView) => useMutation({
  mutationFn: () => identity.challenge({ endpoint: 'agreements.accept', caseId: view.id, caseVersion: view.version, textHash: view.textHash }),
});

/** Trades the code for the signed proof that `accept` wants. */
export const useProve = () => useMutation({ mutationFn: (input: { challengeId: string; code: string }) => identity.prove(input) });

export const useAccept = () => useAct((input: { id: string; textHash: string; proof: string }, options) => agreements.accept(input, options));
export const useRefuse = () => useAct((input: Parameters<typeof agreements.refuse>[0], options) => agreements.refuse(input, options));
export const useTakeBack = () => useAct((input: { id: string }, options) => agreements.takeBack(input, options));
