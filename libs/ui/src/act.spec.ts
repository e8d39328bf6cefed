import { ApiProblem, NoAnswer } from '@netsign/api-client';
import { perform } from './act.js';

const wait = async () => undefined;
const refusal = new ApiProblem('INVITATION_EXPIRED', 409, '已过期');

describe('an act whose answer is lost', () => {
  it('is repeated under the same key until an answer comes', async () => {
    const keys: string[] = [];
    const uncertain: number[] = [];
    const answers = [new NoAnswer(), new ApiProblem('UNAVAILABLE', 503, ''), null];
    const run = async ({ idempotencyKey }: { idempotencyKey: string }) => {
      keys.push(idempotencyKey);
      const error = answers.shift();
      if (error) throw error;
      return 'signed';
    };
    await expect(perform(run, { wait, onUncertain: attempt => uncertain.push(attempt) })).resolves.toBe('signed');
    expect(keys).toHaveLength(3);
    expect(new Set(keys).size).toBe(1);
    expect(uncertain).toEqual([1, 2]);
  });

  it('tells a refusal that comes on the repeat', async () => {
    const answers = [new NoAnswer(), refusal];
    await expect(perform(async () => { throw answers.shift()!; }, { wait })).rejects.toBe(refusal);
  });

  it('is not repeated once the page has given it up', async () => {
    const controller = new AbortController();
    let tries = 0;
    const run = async () => {
      tries += 1;
      controller.abort();
      throw new NoAnswer();
    };
    await expect(perform(run, { wait, signal: controller.signal })).rejects.toBeInstanceOf(NoAnswer);
    expect(tries).toBe(1);
  });
});

describe('an act that is refused', () => {
  it('is not repeated, and the next try is another act with another key', async () => {
    const keys: string[] = [];
    const run = async ({ idempotencyKey }: { idempotencyKey: string }) => {
      keys.push(idempotencyKey);
      throw refusal;
    };
    await expect(perform(run, { wait })).rejects.toBe(refusal);
    await expect(perform(run, { wait })).rejects.toBe(refusal);
    expect(new Set(keys).size).toBe(2);
  });
});
