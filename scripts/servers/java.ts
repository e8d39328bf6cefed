import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The `java` to run the broker with: JAVA_HOME's, else the one on PATH. */
export function javaCommand(): string {
  return process.env.JAVA_HOME ? path.join(process.env.JAVA_HOME, 'bin', 'java') : 'java';
}

/** What `java -version` says in its first line; throws a sentence when there is no Java ≥ 17. */
export function javaVersion(): string {
  const answer = spawnSync(javaCommand(), ['-version'], { encoding: 'utf8' });
  const line = /version "(\d+)[^"]*"/.exec(answer.stderr ?? '');
  if (answer.error || !line) {
    throw new Error('Java is missing. Install Java 17 or newer (Debian: apt-get install openjdk-17-jre-headless) or set JAVA_HOME.');
  }
  if (Number(line[1]) < 17) {
    throw new Error(`Java ${line[1]} is too old. Install Java 17 or newer, or set JAVA_HOME to one.`);
  }
  return line[0];
}
