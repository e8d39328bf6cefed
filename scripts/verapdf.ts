import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { openPrinter } from './documents/print.js';
import { sampleAgreement } from './documents/sample-agreements.js';
import { cacheFolder } from './servers/folders.js';
import { fetchJars, jarsOf } from './servers/jars.js';
import { javaCommand, javaVersion } from './servers/java.js';

/*
 * npm run verapdf [-- <file.pdf> …]: holds our documents (both forms, with long texts and rare characters, or the files named) against
 * PDF/A-2a by veraPDF, the validator of the PDF Association. Needs Java and, the first time, Maven. Exit code 1 when one is not compliant.
 */

const samples = {
  'two-party': sampleAgreement({ mode: 'two_party', serial: 1 }),
  'three-party': sampleAgreement({ mode: 'three_party', serial: 2 }),
  'rare-characters': sampleAgreement({ mode: 'three_party', serial: 3, name: '买买提·𬭚㛃𠮷' }),
  'long-texts': sampleAgreement({ mode: 'two_party', serial: 4, name: '样'.repeat(30), terms: { supplement: '补充条款。'.repeat(200), benefits: '福利'.repeat(200), position: '岗位'.repeat(30) } }),
};

async function printSamples(): Promise<string[]> {
  const folder = cacheFolder('verapdf', 'samples');
  const print = await openPrinter();
  return Promise.all(Object.entries(samples).map(async ([name, agreement]) => {
    const file = path.join(folder, `${name}.pdf`);
    fs.writeFileSync(file, await print(agreement));
    return file;
  }));
}

async function main(): Promise<void> {
  javaVersion();
  fetchJars('verapdf', 'veraPDF');
  const named = process.argv.slice(2);
  const files = named.length > 0 ? named : await printSamples();
  const answer = spawnSync(javaCommand(), ['-Xmx256m', '-cp', jarsOf('verapdf').join(path.delimiter), 'org.verapdf.apps.GreenfieldCliWrapper', '-f', '2a', '--format', 'text', '-v', ...files], { encoding: 'utf8' });
  const verdicts = answer.stdout.split('\n').filter((line) => line.trim() !== '');
  for (const line of verdicts) console.log(line);
  if (verdicts.filter((line) => line.startsWith('PASS ')).length !== files.length) {
    console.error(answer.stderr);
    process.exitCode = 1;
  }
}

await main();
