import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { cacheFolder, cloneRoot, openLog } from './folders.js';
import { fetchJars, jarsOf } from './jars.js';
import { javaCommand, javaVersion } from './java.js';
import { endLeftover, launch, waitUntil, type Part } from './processes.js';

export interface KafkaOptions {
  /** The run's folder: data, log, pid file and the settings written for this start. */
  folder: string;
  port: number;
  controllerPort: number;
}

/** Any 16 bytes in base64 will do; one cluster never meets another. */
const CLUSTER_ID = 'bmV0c2lnbi1jbHVzdGVyLQ';

const SMALL_JVM = ['-Xms64m', '-Xmx256m', '-Xss512k', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'];

/** Fetches the broker's jars unless they are there. */
export const fetchKafkaJars = (): void => fetchJars('kafka', 'the Kafka broker');

/**
 * Starts a Kafka 4 broker that is its own controller; formats its folder first if that is new. Resolves when
 * it serves. May be called again after the process was killed: the port and the data stay.
 */
export async function startKafka(options: KafkaOptions): Promise<Part> {
  const log = path.join(options.folder, 'logs', 'kafka.log');
  const pidFile = path.join(options.folder, 'pids', 'kafka.json');
  const data = path.join(options.folder, 'data', 'kafka');
  await endLeftover(pidFile);
  const classpath = jarsOf('kafka').join(path.delimiter);
  if (!classpath) throw new Error('The Kafka jars are not there yet. Run npm start or npm test, which fetch them.');
  const settings = writeSettings(options, data);
  if (!fs.existsSync(path.join(data, 'meta.properties'))) await format(classpath, settings, log, options.folder);
  const archive = classArchive(classpath);
  const part = launch({
    command: javaCommand(),
    args: [...SMALL_JVM, ...archive.flags, '-cp', classpath, 'kafka.Kafka', settings],
    cwd: options.folder,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
    log,
    pidFile,
    patience: 20_000,
  });
  const from = fs.statSync(log).size;
  try {
    await waitUntil(part, 'Kafka', log, async () => tail(log, from).includes('Kafka Server started'), 60);
  } catch (error) {
    await part.stop();
    throw error;
  }
  void part.ended.then(() => archive.keep());
  return part;
}

function writeSettings(options: KafkaOptions, data: string): string {
  fs.mkdirSync(data, { recursive: true });
  const fixed = fs.readFileSync(path.join(cloneRoot(), 'deploy', 'kafka', 'server.properties'), 'utf8');
  const file = path.join(options.folder, 'data', 'kafka.properties');
  const mine = [
    `listeners=PLAINTEXT://127.0.0.1:${options.port},CONTROLLER://127.0.0.1:${options.controllerPort}`,
    `advertised.listeners=PLAINTEXT://127.0.0.1:${options.port}`,
    `controller.quorum.voters=1@127.0.0.1:${options.controllerPort}`,
    `log.dirs=${data}`,
  ];
  fs.writeFileSync(file, `${fixed}\n${mine.join('\n')}\n`);
  return file;
}

/** The broker's own tool does it: a hand-written meta.properties leaves most features unset. */
async function format(classpath: string, settings: string, log: string, cwd: string): Promise<void> {
  const output = openLog(log);
  const args = [...SMALL_JVM, '-cp', classpath, 'kafka.tools.StorageTool', 'format', '-t', CLUSTER_ID, '-c', settings];
  const child = spawn(javaCommand(), args, { cwd, stdio: ['ignore', output, output] });
  fs.closeSync(output);
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  if (code !== 0) throw new Error(`Kafka could not format its folder (exit code ${code}). Its log: ${log}`);
}

/**
 * The archive of loaded classes halves the broker's start. The first broker that ends in good order leaves one
 * behind for this Java and these jars; until then there is none and nothing breaks.
 */
function classArchive(classpath: string): { flags: string[]; keep: () => void } {
  const key = createHash('sha256').update(`${javaCommand()}\n${javaVersion()}\n${classpath}`).digest('hex').slice(0, 16);
  const archive = path.join(cacheFolder('kafka'), `${key}.jsa`);
  const quiet = '-Xlog:cds=off,cds+dynamic=off,class+path=off';
  if (fs.existsSync(archive)) return { flags: [`-XX:SharedArchiveFile=${archive}`, quiet], keep: () => undefined };
  const unfinished = `${archive}.${process.pid}`;
  return {
    flags: [`-XX:ArchiveClassesAtExit=${unfinished}`, quiet],
    keep: () => {
      if (fs.existsSync(unfinished)) fs.renameSync(unfinished, archive);
    },
  };
}

function tail(file: string, from: number): string {
  const handle = fs.openSync(file, 'r');
  try {
    const buffer = Buffer.alloc(Math.max(0, fs.fstatSync(handle).size - from));
    fs.readSync(handle, buffer, 0, buffer.length, from);
    return buffer.toString('utf8');
  } finally {
    fs.closeSync(handle);
  }
}
