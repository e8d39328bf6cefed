import { main, runTypescript } from './setup/setup.mjs';

await main(() => runTypescript('scripts/start/stop.ts', process.argv.slice(2)));
