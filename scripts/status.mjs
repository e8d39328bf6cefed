import { main, runTypescript } from './setup/setup.mjs';

await main(() => runTypescript('scripts/start/status.ts', process.argv.slice(2)));
