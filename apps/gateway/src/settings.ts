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
  /**
   * Tickets that one address may bring in a minute, and at once. A campus stands behind one or a few addresses (NAT), and a class signs
   * in together: in a lecture hall hundreds come within minutes. Passwords are guarded where they are typed, at the CAS.
   */
  readonly signInsPerMinute: number;
  /** Base address of the CAS realms. */
  readonly casUrl: string;
  /** Base address of each service that has endpoints. */
  readonly services: Readonly<Record<string, string>>;
  readonly actorKey: KeyObject;
  /** Folder with student/, corp/ and admin/, or empty. */
  readonly spaDir: string;
}

const SIGN_INS_PER_MINUTE = 300;

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
    signInsPerMinute: SIGN_INS_PER_MINUTE,
    casUrl: withoutSlash(config.sandboxUrl),
    services: { identity: config.identityUrl, agreements: config.agreementsUrl, 'national-sync': config.nationalSyncUrl },
    actorKey: createPrivateKey(config.actorPrivateKey),
    spaDir: config.spaDir,
  };
}
