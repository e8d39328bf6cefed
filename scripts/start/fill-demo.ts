import fs from 'node:fs';
import { seed } from '../demo/seed.js';
import { say } from './terminal.js';

/* Fills a new installation with the demo world through its endpoints, then leaves the stamp that says so. */

const { GATEWAY_URL = '', SANDBOX_URL = '', OPS_TOKEN = '', DEMO_STAMP = '' } = process.env;
try {
  const result = await seed({ gatewayUrl: GATEWAY_URL, sandboxUrl: SANDBOX_URL, opsToken: OPS_TOKEN, report: say });
  fs.writeFileSync(DEMO_STAMP, JSON.stringify(result, null, 2));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
}
