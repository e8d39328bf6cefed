import { createPrivateKey, type KeyObject } from 'node:crypto';
import type { Config } from '@netsign/platform';

/** What the gateway takes from the configuration, checked and in the form it is used. */
export interface Settings {
  /** Origin under which browsers know us, without a slash at the end. */
  readonly publicUrl: string;
  /** Cookies are sent over HTTPS alone. */
  readonly secure: boolean;
  /** On one machine with the outside world in a sandbox: the limits per address leave loopback alone. */
  readonly sandbox: boolean;
  /** Base address of the CAS realms. */
  readonly casUrl: string;
  /** Base address of each service that has endpoints. */
  readonly services: Readonly<Record<string, string>>;
  readonly actorKey: KeyObject;
  /** Folder with student/, corp/ and admin/, or empty. */
  readonly spaDir: string;
}

/** Injection token of `Settings`. */
export const SETTINGS = Symbol('gateway settings');

const withoutSlash = (url: string): string => url.replace(/\/+$/, '');

/** Throws with the name of the variable that is missing. */
export function settingsFrom(config: Config): Settings {
  const required = { ACTOR_PRIVATE_KEY: config.actorPrivateKey, IDENTITY_URL: config.identityUrl, AGREEMENTS_URL: config.agreementsUrl, NATIONAL_SYNC_URL: config.nationalSyncUrl };
  const missing = Object.entries(required).filter(([, value]) => !value).map(([name]) => name);
  if (missing.length > 0) throw new Error(`The gateway needs ${missing.join(', ')}.`);
  return {
    publicUrl: withoutSlash(config.publicUrl),
    secure: config.publicUrl.startsWith('https:'),
    sandbox: config.sandbox,
    casUrl: withoutSlash(config.sandboxUrl),
    services: { identity: config.identityUrl, agreements: config.agreementsUrl, 'national-sync': config.nationalSyncUrl },
    actorKey: createPrivateKey(config.actorPrivateKey),
    spaDir: config.spaDir,
  };
}
