import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { SandboxConfig } from './config.js';
import { createSandbox } from './sandbox.app.js';

export const OPS = { 'x-ops-token': 'a token for specs' };
export const SERVICE = 'http://localhost:8080/api/student/cas?to=%2Fhome';
export const PASSWORD = 'netsign-demo';

export const graduate = {
  account: 'graduate-1',
  password: PASSWORD,
  attributes: { name: '林<晚&舟"', idNumber: '990101209901010019' },
};
export const reviewer = {
  account: 'school-90001',
  password: PASSWORD,
  attributes: { role: 'school', organisation: '90001', name: '审核员甲', phone: '19900000001' },
};

type Inject = Parameters<NestFastifyApplication['inject']>[0];

/** A sandbox of its own folder whose real time stands still until a spec moves it. */
export interface Sandbox {
  app: NestFastifyApplication;
  stateFile: string;
  /** Moves the sandbox's real time on. */
  pass(ms: number): void;
  inject(request: Inject): ReturnType<NestFastifyApplication['inject']>;
  post(url: string, payload: object, headers?: Record<string, string>): ReturnType<NestFastifyApplication['inject']>;
  /** Stops it and starts it again on the same file. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

export async function startSandbox(settings: Partial<SandboxConfig> = {}): Promise<Sandbox> {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'sandbox-spec-'));
  const stateFile = path.join(folder, 'state', 'sandbox.json');
  let now = Date.parse('2026-11-24T08:00:00Z');
  const config: SandboxConfig = {
    host: '127.0.0.1',
    port: 0,
    publicOrigin: 'http://localhost:8080',
    stateFile,
    opsToken: OPS['x-ops-token'],
    clockUrls: {},
    serviceUrls: {},
    demoPassword: PASSWORD,
    ...settings,
  };
  const start = async () => {
    const app = await createSandbox(config, { now: () => now });
    app.useLogger(false);
    return app;
  };
  const sandbox: Sandbox = {
    app: await start(),
    stateFile,
    pass: (ms) => void (now += ms),
    inject: (request) => sandbox.app.inject(request),
    post: (url, payload, headers = {}) => sandbox.app.inject({ method: 'POST', url, payload, headers }),
    restart: async () => {
      await sandbox.app.close();
      sandbox.app = await start();
    },
    stop: async () => {
      await sandbox.app.close();
      await rm(folder, { recursive: true });
    },
  };
  return sandbox;
}

export async function putAccounts(sandbox: Sandbox, realm: string, accounts: object[]): Promise<void> {
  const answer = await sandbox.inject({ method: 'PUT', url: `/accounts/${realm}`, payload: accounts, headers: OPS });
  if (answer.statusCode !== 200) throw new Error(answer.body);
}

/** A service ticket by the way of scripts. */
export async function ticketFor(sandbox: Sandbox, service = SERVICE): Promise<string> {
  const answer = await sandbox.post('/cas/chsi/tickets', { account: graduate.account, password: PASSWORD, service });
  return answer.json<{ ticket: string }>().ticket;
}

export function validateUrl(ticket: string, service = SERVICE, more = '&format=JSON', realm = 'chsi'): string {
  return `/cas/${realm}/p3/serviceValidate?ticket=${ticket}&service=${encodeURIComponent(service)}${more}`;
}
