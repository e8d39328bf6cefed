/**
 * Starts the servers that specs need in a process of their own and publishes their addresses to every
 * worker. The process ends them when the channel to this one closes, so a killed run leaves nothing.
 */
const path = require('node:path');
const { fork } = require('node:child_process');

const ROOT = path.resolve(__dirname, '../..');

module.exports = async function startServers(kinds) {
  const missing = kinds.filter((kind) => !process.env[kind === 'kafka' ? 'TEST_KAFKA_BROKERS' : 'TEST_PG_ADMIN_URL']);
  if (missing.length === 0) return;
  const child = fork(path.join(ROOT, 'scripts/servers/test-servers.ts'), missing, {
    cwd: ROOT,
    execArgv: ['--import', '@oxc-node/core/register'],
    env: { ...process.env, OXC_TSCONFIG_PATH: path.join(ROOT, 'tsconfig.base.json') },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  globalThis.netsignTestServers = [...(globalThis.netsignTestServers ?? []), child];
  const addresses = await new Promise((resolve, reject) => {
    child.once('message', resolve);
    child.once('exit', (code) => reject(new Error(`The servers for the specs did not start (exit ${code}).`)));
  });
  child.removeAllListeners('exit');
  Object.assign(process.env, addresses);
};
