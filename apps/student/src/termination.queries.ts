import { useMutation, useQuery } from '@tanstack/react-query';
import type { agreementsApi, InputOf, TerminationView } from '@netsign/contracts';
import { learnServerTime, useAct, useProof } from '@netsign/ui';
import { agreements, identity } from './platform.js';

/* What pages read and do about ending an agreement. */

export const useEndings = (agreement: string) => useQuery({
  queryKey: ['agreements', 'agreement', agreement, 'terminations'],
  queryFn: ({ signal }) => agreements.agreementTerminations({ id: agreement }, { signal }),
});

export const useTermination = (id: string) => useQuery({
  queryKey: ['agreements', 'termination', id],
  queryFn: async ({ signal }) => {
    const view = await agreements.getTermination({ id }, { signal });
    learnServerTime(view.now);
    return view;
  },
});

type Ask = InputOf<typeof agreementsApi.terminationLetter>;

/** The letter as it would read, and the code for it: the letter is what is signed. */
export const useLetter = () => useMutation({
  mutationFn: async (ask: Ask) => {
    const letter = await agreements.terminationLetter(ask);
    const challenge = await identity.challenge({ endpoint: 'agreements.askTermination', caseId: ask.id, caseVersion: letter.agreementVersion, textHash: letter.textHash });
    return { ask, letter, challenge };
  },
});

export function useAsk() {
  const proofOf = useProof(identity);
  return useAct(async ({ ask, textHash, challengeId, code }: { ask: Ask; textHash: string; challengeId: string; code: string }, options: { idempotencyKey: string }) =>
    agreements.askTermination({ ...ask, textHash, proof: await proofOf(challengeId, code) }, options));
}

export const useConsentChallenge = (view: TerminationView) => useMutation({
  mutationFn: async () => ({ ...await identity.challenge({ endpoint: 'agreements.consentTermination', caseId: view.id, caseVersion: view.version, textHash: view.textHash }), textHash: view.textHash }),
});

export function useConsent() {
  const proofOf = useProof(identity);
  return useAct(async ({ challengeId, code, ...input }: { id: string; textHash: string; challengeId: string; code: string }, options: { idempotencyKey: string }) =>
    agreements.consentTermination({ ...input, proof: await proofOf(challengeId, code) }, options));
}

/** What is not chosen yet goes as it is: what is missing, the platform says. */
export const useDissent = () => useAct((input: { id: string; reasonCode: string | null; reason: string }, options) => agreements.refuseTermination(input as InputOf<typeof agreementsApi.refuseTermination>, options));
export const useWithdraw = () => useAct((input: { id: string }, options) => agreements.withdrawTermination(input, options));
