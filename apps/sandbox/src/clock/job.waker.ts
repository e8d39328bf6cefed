import { Logger } from '@nestjs/common';

const logger = new Logger('clock');
const PATIENCE_MS = 10_000;

/** Tells every service to look for work that is due; a service that is down is named, not waited for. */
export async function wakeJobs(serviceUrls: Record<string, string>, opsToken: string): Promise<{ woken: string[]; asleep: string[] }> {
  const names = Object.keys(serviceUrls);
  const answers = await Promise.all(names.map((name) => wake(name, serviceUrls[name], opsToken)));
  return { woken: names.filter((_, at) => answers[at]), asleep: names.filter((_, at) => !answers[at]) };
}

async function wake(name: string, address: string, opsToken: string): Promise<boolean> {
  try {
    const answer = await fetch(`${address.replace(/\/$/, '')}/ops/jobs/wake`, {
      method: 'POST',
      headers: { 'x-ops-token': opsToken },
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    await answer.arrayBuffer();
    if (!answer.ok) logger.warn(`Service ${name} answered ${answer.status} to the wake-up call.`);
    return answer.ok;
  } catch (error) {
    logger.warn(`Service ${name} could not be woken (${reasonOf(error)}).`);
    return false;
  }
}

/** The system's code (ECONNREFUSED, …) or the kind of error; a message could quote an address. */
function reasonOf(error: unknown): string {
  const { name, cause } = error as { name?: unknown; cause?: { code?: unknown } };
  return String(cause?.code ?? name);
}
