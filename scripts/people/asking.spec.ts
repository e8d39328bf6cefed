import { ApiProblem, NoAnswer } from '@netsign/api-client';
import { askAgain, patiently, readUntil, refusedWith } from './ask-again.js';
import { inParallel } from './parallel.js';

const refusal = (code: 'GRADUATE_NOT_FOUND' | 'TEXT_CHANGED') => new ApiProblem(code, 409, '');

/** Fails with these one after the other, then answers how often it was asked. */
function failing(...errors: Error[]): () => Promise<number> {
  let asked = 0;
  return async () => {
    const error = errors[asked++];
    if (error) throw error;
    return asked;
  };
}

describe('asking again', () => {
  const notYet = refusedWith('GRADUATE_NOT_FOUND');

  it('repeats what was refused for a while and gives the answer', async () => {
    await expect(askAgain(failing(refusal('GRADUATE_NOT_FOUND'), refusal('GRADUATE_NOT_FOUND')), notYet, 5)).resolves.toBe(3);
  });

  it('throws another refusal at once', async () => {
    await expect(askAgain(failing(refusal('TEXT_CHANGED')), notYet, 5)).rejects.toThrow('TEXT_CHANGED');
  });

  it('ends with the refusal when the time is over', async () => {
    const always = () => Promise.reject(refusal('GRADUATE_NOT_FOUND'));
    await expect(askAgain(always, notYet, 0.3)).rejects.toThrow('GRADUATE_NOT_FOUND');
  });

  it('repeats a request without an answer only when it may be patient', async () => {
    await expect(patiently(failing(new NoAnswer()), 5)).resolves.toBe(2);
    await expect(patiently(failing(new NoAnswer()), 0)).rejects.toThrow('NO_ANSWER');
  });

  it('says what it waited for in vain', async () => {
    await expect(readUntil('the tree is known', async () => 1, (n) => n === 2, 0.1)).rejects.toThrow('the tree is known: not within 0.1 s');
  });
});

describe('work in parallel', () => {
  it('keeps to its limit and to the order of the items', async () => {
    let [running, most] = [0, 0];
    const results = await inParallel([30, 5, 20, 1, 10], 2, async (ms) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, ms));
      running--;
      return ms;
    });
    expect(results).toEqual([30, 5, 20, 1, 10]);
    expect(most).toBe(2);
  });

  it('begins nothing more after a failure', async () => {
    const begun: number[] = [];
    const work = inParallel([1, 2, 3, 4], 1, async (n) => {
      begun.push(n);
      if (n === 2) throw new Error('two');
    });
    await expect(work).rejects.toThrow('two');
    expect(begun).toEqual([1, 2]);
  });
});
