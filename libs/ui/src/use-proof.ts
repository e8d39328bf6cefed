import { useCallback, useRef } from 'react';
import type { IdentityClient } from '@netsign/api-client';

/**
 * Trades a code for the signed proof an act wants: `proofOf(challengeId, code)`. Asked again for the same code it gives the same proof,
 * so that the repeat of an act after a lost answer is the very same request.
 */
export function useProof(identity: IdentityClient): (challengeId: string, code: string) => Promise<string> {
  const known = useRef<{ readonly of: string; readonly proof: string } | null>(null);
  return useCallback(async (challengeId, code) => {
    const of = `${challengeId} ${code}`;
    if (known.current?.of !== of) known.current = { of, proof: (await identity.prove({ challengeId, code })).proof };
    return known.current.proof;
  }, [identity]);
}
