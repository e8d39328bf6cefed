import { createContext, use, useCallback, useEffect, useState, type ReactNode } from 'react';
import { QueryCache, QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiProblem, isUncertain, type BrowserLink } from '@netsign/api-client';
import type { Me } from '@netsign/contracts';
import { learnServerTime } from './server-time.js';

const SESSION = ['session'] as const;
const isSignedOut = (error: unknown) => error instanceof ApiProblem && error.status === 401;

/** The cache of an end. Reads are repeated when no answer came; an answer that the session has ended signs the page out. */
export function createQueries(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: error => { if (isSignedOut(error)) queries.setQueryData(SESSION, null); } }),
    defaultOptions: { queries: { staleTime: 30_000, retry: (count, error) => isUncertain(error) && count < 3 }, mutations: { retry: false } },
  });
  return queries;
}

export interface SessionState {
  readonly status: 'loading' | 'failed' | 'signed_out' | 'signed_in';
  readonly me: Me | null;
  readonly problem: unknown;
  /** Reads the session again: after 信息确认, after choosing a record. */
  readonly reload: () => Promise<void>;
  /** Whether somebody has signed out in this page, as opposed to never having been in. */
  readonly left: boolean;
  /** Forgets everything of the person who was here. Call after `identity.signOut`. */
  readonly forget: () => void;
}

const SessionContext = createContext<SessionState | null>(null);

/** Knows who is signed in, and takes the platform's time from the same answer. */
export function SessionProvider({ link, children }: { link: BrowserLink; children: ReactNode }) {
  const queries = useQueryClient();
  const { data, error, isPending, refetch } = useQuery({ queryKey: SESSION, queryFn: async ({ signal }) => (await link.session(signal))?.me ?? null, staleTime: Infinity });
  useEffect(() => { if (data) learnServerTime(data.now); }, [data]);
  const reload = useCallback(async () => { await refetch(); }, [refetch]);
  const [left, setLeft] = useState(false);
  const forget = useCallback(() => {
    setLeft(true);
    // The session stays in the cache: were it removed too, the page would go on looking at the old one.
    queries.removeQueries({ predicate: query => query.queryKey[0] !== SESSION[0] });
    queries.setQueryData(SESSION, null);
  }, [queries]);
  const status = isPending ? 'loading' : data ? 'signed_in' : error === null ? 'signed_out' : 'failed';
  return <SessionContext value={{ status, me: data ?? null, problem: error, left, reload, forget }}>{children}</SessionContext>;
}

export function useSession(): SessionState {
  const session = use(SessionContext);
  if (session === null) throw new Error('useSession needs a SessionProvider above it');
  return session;
}

/** Who is signed in, for pages that are drawn only behind the sign-in gate. */
export function useMe(): Me {
  const { me } = useSession();
  if (me === null) throw new Error('useMe is for pages behind the sign-in gate');
  return me;
}
