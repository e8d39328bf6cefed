import { AppError, type Endpoint, identityApi, type InputOf, isErrorCode, type OutputOf } from '@netsign/contracts';
import { z } from 'zod';
import type { Upstreams } from '../proxy/upstreams.js';
import type { ActorTokens } from './actor-tokens.js';

const ANSWER_TIMEOUT_MS = 5_000;
/** Of a refusal the code, and whom to ask where identity says so. */
const Problem = z.object({ code: z.string(), contacts: z.array(z.string()).default([]) });

/** The three calls the gateway makes itself; all others it only passes on. */
export class IdentityClient {
  constructor(private readonly upstreams: Upstreams, private readonly tokens: ActorTokens) {}

  signIn(input: InputOf<typeof identityApi.signIn>, address: string): Promise<OutputOf<typeof identityApi.signIn>> {
    return this.call(identityApi.signIn, this.tokens.own(), input, { 'x-address': address });
  }

  resume(input: InputOf<typeof identityApi.resume>): Promise<OutputOf<typeof identityApi.resume>> {
    return this.call(identityApi.resume, this.tokens.own(), input);
  }

  me(token: string): Promise<OutputOf<typeof identityApi.me>> {
    return this.call(identityApi.me, token, null);
  }

  /** True when identity answers at all; for readiness. */
  async isReachable(): Promise<boolean> {
    try {
      const { statusCode, body } = await this.upstreams.get('identity').pool.request({ method: 'GET', path: '/health/live', headersTimeout: 2_000 });
      await body.dump();
      return statusCode === 200;
    } catch {
      return false;
    }
  }

  /** Throws identity's own refusal, or UNAVAILABLE when there is no answer to be understood. */
  private async call<E extends Endpoint>(endpoint: E, token: string, input: unknown, headers: Record<string, string> = {}): Promise<OutputOf<E>> {
    const { pool, basePath } = this.upstreams.get('identity');
    const { statusCode, body } = await pool.request({
      method: endpoint.method, path: basePath + endpoint.path, headersTimeout: ANSWER_TIMEOUT_MS, bodyTimeout: ANSWER_TIMEOUT_MS,
      headers: { ...headers, authorization: `Bearer ${token}`, ...(input !== null && { 'content-type': 'application/json' }) },
      body: input === null ? null : JSON.stringify(input),
    }).catch((error: unknown) => { throw new AppError('UNAVAILABLE', { cause: String(error) }); });
    const answer: unknown = await body.json().catch((error: unknown) => { throw new AppError('UNAVAILABLE', { cause: String(error) }); });
    if (statusCode < 300) return endpoint.output.parse(answer) as OutputOf<E>;
    const problem = Problem.safeParse(answer);
    if (statusCode >= 500 || !problem.success || !isErrorCode(problem.data.code)) throw new AppError('UNAVAILABLE');
    throw new AppError(problem.data.code, { contacts: problem.data.contacts });
  }
}
