import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** The clone's folder: NETSIGN_ROOT, else the nearest folder above the working one that holds our package.json. */
export function cloneRoot(): string {
  if (process.env.NETSIGN_ROOT) return process.env.NETSIGN_ROOT;
  for (let folder = process.cwd(); ; folder = path.dirname(folder)) {
    const manifest = path.join(folder, 'package.json');
    if (fs.existsSync(manifest) && (JSON.parse(fs.readFileSync(manifest, 'utf8')) as { name?: string }).name === 'netsign') {
      return folder;
    }
    if (folder === path.dirname(folder)) throw new Error('Run this inside the netsign clone, or set NETSIGN_ROOT to its folder.');
  }
}

/** Folder of build results that are not the system's data (jars' archive, test cache). */
export function cacheFolder(...parts: string[]): string {
  const folder = path.join(cloneRoot(), '.cache', ...parts);
  fs.mkdirSync(folder, { recursive: true });
  return folder;
}

export interface Account {
  name: string;
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root: then the existing user `postgres`, else `nobody`. Null when we are not root. */
export function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  const lines = fs.readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const wanted of ['postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${wanted}:`))?.split(':');
    if (fields) return { name: wanted, uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  throw new Error('PostgreSQL does not run as root and neither user postgres nor nobody exists. Run as an ordinary user.');
}

/**
 * Where a server that may run as another user keeps its files. That user must be able to enter every folder
 * above, which a clone under /root does not allow: as root it lies under the system's temp folder, keyed by `base`.
 */
export function enterableFolder(base: string): string {
  if (process.getuid?.() !== 0) {
    fs.mkdirSync(base, { recursive: true });
    return base;
  }
  const key = createHash('sha256').update(path.resolve(base)).digest('hex').slice(0, 12);
  const folder = path.join(temporaryFolder(), `netsign-${key}`);
  fs.mkdirSync(folder, { recursive: true, mode: 0o755 });
  const found = fs.lstatSync(folder);
  if (!found.isDirectory() || found.uid !== 0) throw new Error(`${folder} belongs to somebody else. Remove it and start again.`);
  fs.chmodSync(folder, 0o755);
  return folder;
}

function temporaryFolder(): string {
  const candidates = [os.tmpdir(), '/var/tmp', '/tmp'];
  const open = candidates.find((folder) => fs.existsSync(folder) && everyoneMayEnter(folder));
  if (!open) throw new Error(`None of ${candidates.join(', ')} may be entered by every user. Set TMPDIR to a folder that may.`);
  return open;
}

function everyoneMayEnter(folder: string): boolean {
  for (let at = fs.realpathSync(folder); ; at = path.dirname(at)) {
    if ((fs.statSync(at).mode & 0o001) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}

/** Opens a log for appending; one that has grown past 5 MB is set aside as `<name>.1` first. */
export function openLog(file: string): number {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  if (fs.existsSync(file) && fs.statSync(file).size > 5_000_000) fs.renameSync(file, `${file}.1`);
  return fs.openSync(file, 'a');
}
