import { NoAnswer } from '@netsign/api-client';

/** Where people meet the platform and the outside world. */
export interface Platform {
  readonly gatewayUrl: string;
  readonly sandboxUrl: string;
  /** For the sandbox's endpoints that make accounts and move the clock. */
  readonly opsToken: string;
  /** Seconds for which a request without an answer is repeated with the same key; 0 takes it for a failure. */
  readonly patience: number;
}

/** A request without following redirects. Throws `NoAnswer` when none came. */
export async function request(address: string, init: RequestInit = {}): Promise<Response> {
  try {
    return await fetch(address, { redirect: 'manual', ...init });
  } catch (error) {
    throw new NoAnswer(error);
  }
}

/** Posts or puts JSON to the sandbox and gives its answer. Throws with status and code when it refuses. */
export async function askSandbox<T>({ sandboxUrl, opsToken }: Platform, method: 'POST' | 'PUT', path: string, body: unknown): Promise<T> {
  const answer = await request(sandboxUrl + path, {
    method,
    headers: { 'content-type': 'application/json', 'x-ops-token': opsToken },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (answer.ok) return JSON.parse(text) as T;
  if (answer.status >= 500) throw new NoAnswer(`the sandbox answers ${answer.status}`);
  throw new Error(`The sandbox refuses ${method} ${path}: ${answer.status} ${codeOf(text)}`);
}

/** Of a refusal only the code is repeated: the rest might hold what was sent. */
function codeOf(text: string): string {
  return /"code":"([A-Z_]+)"/.exec(text)?.[1] ?? '';
}
