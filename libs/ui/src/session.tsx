import { createContext, use, useCallback, useEffect, useState, type ReactNode } from 'react';
import { MutationCache, QueryCache, QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiProblem, isUncertain, type BrowserLink } from '@netsign/api-client';
import type { Me } from '@netsign/contracts';
import { clearShelves } from './kept.js';
import { learnServerTime } from './server-time.js';

const SESSION = ['session'] as const;
/** Who is in; with nobody in, whether a session has ended under the hands of somebody who was. */
interface Standing { readonly me: Me | null; readonly ended: boolean }
const out = (before: Standing | undefined): Standing => ({ me: null, ended: before !== undefined && (before.ended || before.me !== null) });

/** An answer that the session has ended signs the page out. */
export function noteSignedOut(queries: QueryClient, error: unknown): void {
  if (error instanceof ApiProblem && error.status === 401) queries.setQueryData<Standing>(SESSION, out);
}

/** The cache of an end. Reads are repeated when no answer came. */
export function createQueries(): QueryClient {
  const queries: QueryClient = new QueryClient({
    queryCache: new QueryCache({ onError: error => { noteSignedOut(queries, error); } }),
    mutationCache: new MutationCache({ onError: error => { noteSignedOut(queries, error); } }),
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
  /** Whether a session has ended here while somebody was at work: by time, on another device, by the platform. */
  readonly ended: boolean;
  /** Forgets everything of the person who was here. Call after `identity.signOut`. */
  readonly forget: () => void;
}

const SessionContext = createContext<SessionState | null>(null);

/** Knows who is signed in, and takes the platform's time from the same answer. */
export function SessionProvider({ link, children }: { link: BrowserLink; children: ReactNode }) {
  const queries = useQueryClient();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: SESSION, staleTime: Infinity,
    queryFn: async ({ signal }): Promise<Standing> => {
      const answer = await link.session(signal);
      return answer === null ? out(queries.getQueryData<Standing>(SESSION)) : { me: answer.me, ended: false };
    },
  });
  const me = data?.me ?? null;
  useEffect(() => {
    if (me === null) return;
    learnServerTime(me.now);
    clearShelves(me.actor.account);
  }, [me]);
  const reload = useCallback(async () => { await refetch(); }, [refetch]);
  const [left, setLeft] = useState(false);
  const forget = useCallback(() => {
    setLeft(true);
    clearShelves();
    // The session stays in the cache: were it removed too, the page would go on looking at the old one.
    queries.removeQueries({ predicate: query => query.queryKey[0] !== SESSION[0] });
    queries.setQueryData<Standing>(SESSION, { me: null, ended: false });
  }, [queries]);
  const status = isPending ? 'loading' : me !== null ? 'signed_in' : error === null ? 'signed_out' : 'failed';
  return <SessionContext value={{ status, me, problem: error, left, ended: !left && data?.ended === true, reload, forget }}>{children}</SessionContext>;
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
