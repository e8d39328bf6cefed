/** What the sandbox is told from outside. It stands outside the platform, so it reads its own environment. */
export interface SandboxConfig {
  host: string;
  port: number;
  /** Origin of the platform; tickets are given to services of this origin only. */
  publicOrigin: string;
  /** The one file that holds accounts, messages and the clock's offset. */
  stateFile: string;
  /** Asked for in `x-ops-token` by everything that changes the world, and sent to the services it wakes. */
  opsToken: string;
  /** service name → database URL of its `<db>_clock` login. */
  clockUrls: Record<string, string>;
  /** service name → address of its HTTP server. */
  serviceUrls: Record<string, string>;
  /** Shown on the login page when the demo accounts have it. */
  demoPassword: string;
}

export const CONFIG = Symbol('SandboxConfig');

/**
 * Reads the configuration.
 * @throws Error with a sentence that names the variable and what it should hold.
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): SandboxConfig {
  return {
    host: env.HOST ?? '127.0.0.1',
    port: readPort(env.PORT ?? '8090'),
    publicOrigin: readOrigin(env.PUBLIC_URL ?? 'http://localhost:8080'),
    stateFile: required(env, 'SANDBOX_STATE', 'the path of the file in which the sandbox keeps its state'),
    opsToken: required(env, 'OPS_TOKEN', 'the secret that scripts send in x-ops-token'),
    clockUrls: readUrls(env, 'CLOCK_URLS'),
    serviceUrls: readUrls(env, 'SERVICE_URLS'),
    demoPassword: env.DEMO_PASSWORD ?? 'netsign-demo',
  };
}

function required(env: NodeJS.ProcessEnv, name: string, holds: string): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set. Set it to ${holds}.`);
  return value;
}

function readPort(text: string): number {
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error('PORT must be a number from 0 to 65535.');
  return port;
}

function readOrigin(text: string): string {
  const url = URL.parse(text);
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new Error('PUBLIC_URL must be the http(s) address of the platform, such as http://localhost:8080.');
  }
  return url.origin;
}

/** The message never repeats the value: it holds passwords. */
function readUrls(env: NodeJS.ProcessEnv, name: string): Record<string, string> {
  const problem = new Error(`${name} must be a JSON object of service names and addresses.`);
  let parsed: unknown;
  try {
    parsed = JSON.parse(env[name] || '{}');
  } catch {
    throw problem;
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) throw problem;
  const urls = Object.entries(parsed as Record<string, unknown>);
  if (!urls.every((entry): entry is [string, string] => typeof entry[1] === 'string')) throw problem;
  return Object.fromEntries(urls);
}
