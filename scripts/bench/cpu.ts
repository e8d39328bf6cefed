import fs from 'node:fs';

/** Linux counts CPU time in hundredths of a second. */
const TICK_MS = 10;

/** `/proc/<pid>/stat` after the name, which may hold anything: state, ppid, … utime, stime (proc(5), fields 3, 4, 14, 15). */
function statOf(pid: number): { parent: number; ms: number } | null {
  try {
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), ms: (Number(fields[11]) + Number(fields[12])) * TICK_MS };
  } catch (error) {
    // It has ended meanwhile.
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
}

/** CPU time in milliseconds of a process and its living children: a PostgreSQL server works in its children. */
export function cpuOf(pid: number): number {
  const children = fs.readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map((name) => statOf(Number(name))).filter((stat) => stat?.parent === pid);
  return (statOf(pid)?.ms ?? 0) + children.reduce((sum, child) => sum + (child?.ms ?? 0), 0);
}

/** What parts of a system spend while something runs; milliseconds by part. Zero where the machine is no Linux. */
export class CpuMeter {
  private readonly before: ReadonlyMap<string, number>;

  constructor(private readonly parts: ReadonlyMap<string, number>) { this.before = this.read(); }

  private read(): Map<string, number> {
    return new Map([...this.parts].map(([part, pid]) => [part, process.platform === 'linux' ? cpuOf(pid) : 0]));
  }

  /** Milliseconds of CPU per unit since the meter was made, by part. */
  per(units: number): Record<string, number> {
    return Object.fromEntries([...this.read()].map(([part, now]) => [part, Number(((now - (this.before.get(part) ?? 0)) / units).toFixed(3))]));
  }
}
