import { randomBytes } from 'node:crypto';
import { makeSecrets } from './start/run-state.js';

/* npm run -s keys > .env: the secrets of a new installation, in the form of an environment file. Keep it closed. */

const made = makeSecrets();
const lines = {
  POSTGRES_PASSWORD: made.databasePassword,
  SERVICE_PASSWORD: randomBytes(24).toString('base64url'),
  OPS_TOKEN: made.opsToken,
  PLATFORM_KEY: made.platformKey,
  ACTOR_PRIVATE_KEY: made.actorPrivateKey,
  ACTOR_PUBLIC_KEY: made.actorPublicKey,
  PROOF_PRIVATE_KEY: made.proofPrivateKey,
  PROOF_PUBLIC_KEY: made.proofPublicKey,
};
for (const [name, value] of Object.entries(lines)) console.log(`${name}=${value}`);
