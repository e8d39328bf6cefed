import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { cacheFolder, cloneRoot } from './folders.js';

/** A program for Java that Maven brings: `deploy/<name>/pom.xml` says which, its jars lie in `deploy/<name>/libs` (not committed). */
export type JavaProgram = 'kafka' | 'verapdf';

const homeOf = (program: JavaProgram): string => path.join(cloneRoot(), 'deploy', program);

/** The jars of a program, in a fixed order (a class archive demands it). */
export function jarsOf(program: JavaProgram): string[] {
  const folder = path.join(homeOf(program), 'libs');
  const names = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => name.endsWith('.jar')) : [];
  return names.sort().map((name) => path.join(folder, name));
}

/** Fetches the jars by Maven unless those of the present pom.xml are there. Two runs may do so at once: the first wins. */
export function fetchJars(program: JavaProgram, purpose: string): void {
  const folder = homeOf(program);
  const libs = path.join(folder, 'libs');
  const wanted = createHash('sha256').update(fs.readFileSync(path.join(folder, 'pom.xml'))).digest('hex');
  const fetched = (): boolean => fs.existsSync(path.join(libs, '.pom')) && fs.readFileSync(path.join(libs, '.pom'), 'utf8') === wanted;
  if (fetched()) return;
  const aside = cacheFolder(program, `libs-${process.pid}`);
  const args = ['-B', '-ntp', '-q', 'dependency:copy-dependencies', `-DoutputDirectory=${aside}`];
  const answer = spawnSync('mvn', args, { cwd: folder, encoding: 'utf8' });
  if (answer.error) throw new Error(`Maven is missing. Install it (Debian: apt-get install maven): it fetches ${purpose}.`);
  if (answer.status !== 0) throw new Error(`Maven could not fetch ${purpose}:\n${answer.stdout}${answer.stderr}`);
  fs.writeFileSync(path.join(aside, '.pom'), wanted);
  if (fetched()) fs.rmSync(aside, { recursive: true });
  else {
    fs.rmSync(libs, { recursive: true, force: true });
    fs.renameSync(aside, libs);
  }
}
