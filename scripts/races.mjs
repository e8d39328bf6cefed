/* npm run races [-- N]: the racing pairs of the agreements' specs at full size, a thousand of each kind unless said otherwise. */
import { spawnSync } from 'node:child_process';

const { status } = spawnSync('npm', ['run', '-s', 'jest', '--', '--selectProjects', 'agreements', '--testPathPatterns', 'races'], {
  stdio: 'inherit', env: { ...process.env, RACE_PAIRS: process.argv[2] ?? '1000' },
});
process.exit(status ?? 1);
