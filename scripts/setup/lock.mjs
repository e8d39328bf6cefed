import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Start tick of a process, so that a reused number is not taken for the owner; the number alone where /proc is missing. */
function mark(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? null : fields[19];
  } catch (error) {
    if (fs.existsSync('/proc/self/stat')) {
      if (error.code === 'ENOENT' || error.code === 'ESRCH') return null;
      throw error;
    }
  }
  try {
    process.kill(pid, 0);
    return 'alive';
  } catch (error) {
    if (error.code === 'EPERM') return 'alive';
    return null;
  }
}

function ownerLives(text) {
  const [pid, tick] = text.split(' ');
  return mark(Number(pid)) === tick;
}

/**
 * Runs `work` while holding the lock file. Waits for a living owner (telling `onWait` once) and takes over from a dead one.
 */
export async function withLock(file, work, onWait = () => {}) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const mine = `${file}.${process.pid}`;
  fs.writeFileSync(mine, `${process.pid} ${mark(process.pid)}`);
  try {
    for (let told = false; !take(file, mine); await sleep(200)) {
      if (!told && fs.existsSync(file)) onWait();
      told = true;
    }
    try {
      return await work();
    } finally {
      fs.rmSync(file, { force: true });
    }
  } finally {
    fs.rmSync(mine, { force: true });
  }
}

function take(file, mine) {
  try {
    fs.linkSync(mine, file); // fails when the lock exists; never leaves one half written
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  const stale = `${mine}.stale`;
  try {
    if (ownerLives(fs.readFileSync(file, 'utf8'))) return false;
    fs.renameSync(file, stale);
    // Between reading and renaming another may have taken over: then give it back.
    if (ownerLives(fs.readFileSync(stale, 'utf8'))) fs.renameSync(stale, file);
    else fs.rmSync(stale, { force: true });
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  return false;
}
