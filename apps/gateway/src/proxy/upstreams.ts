import { Pool } from 'undici';

const CONNECT_TIMEOUT_MS = 2_000;
/** A service that stops in the middle of an answer for so long has broken off. */
const SILENCE_TIMEOUT_MS = 30_000;

export interface Upstream { readonly pool: Pool; readonly basePath: string }

/** One pool of kept-alive connections per service. */
export class Upstreams {
  private readonly byService: ReadonlyMap<string, Upstream>;

  /** `addresses`: base URL by service name. */
  constructor(addresses: Readonly<Record<string, string>>) {
    this.byService = new Map(Object.entries(addresses).map(([service, address]) => {
      const { origin, pathname } = new URL(address);
      const pool = new Pool(origin, {
        connections: 64, pipelining: 1, keepAliveTimeout: 10_000,
        connect: { timeout: CONNECT_TIMEOUT_MS }, headersTimeout: SILENCE_TIMEOUT_MS, bodyTimeout: SILENCE_TIMEOUT_MS,
      });
      return [service, { pool, basePath: pathname.replace(/\/$/, '') }];
    }));
  }

  get(service: string): Upstream {
    const upstream = this.byService.get(service);
    if (!upstream) throw new Error(`The gateway has no address for ${service}.`);
    return upstream;
  }

  /** Waits for what is under way. */
  async close(): Promise<void> {
    await Promise.all([...this.byService.values()].map(({ pool }) => pool.close()));
  }
}
