import { ApiProblem, NoAnswer } from '@netsign/api-client';
import { autosave, type SaveState } from './autosave.js';

const settle = (ms: number) => new Promise(resolve => { setTimeout(resolve, ms); });

function begin(save: (value: string) => Promise<void>) {
  const states: SaveState[] = [];
  return { states, saver: autosave({ save, onState: state => { states.push(state); }, quietMs: 10, againMs: 20 }) };
}

describe('autosave', () => {
  it('saves the last of several quick changes, once', async () => {
    const saved: string[] = [];
    const { saver, states } = begin(async value => { saved.push(value); });
    saver.change('a');
    saver.change('ab');
    saver.change('abc');
    expect(saver.pending()).toBe(true);
    await settle(40);
    expect(saved).toEqual(['abc']);
    expect(states.at(-1)).toBe('saved');
    expect(saver.pending()).toBe(false);
  });

  it('sends one request at a time, and what was typed meanwhile after it', async () => {
    const saved: string[] = [];
    let open = 0;
    const { saver } = begin(async value => {
      open += 1;
      expect(open).toBe(1);
      await settle(15);
      open -= 1;
      saved.push(value);
    });
    saver.change('a');
    const first = saver.flush();
    saver.change('b');
    expect(await first).toBe(true);
    expect(await saver.flush()).toBe(true);
    expect(saved).toEqual(['a', 'b']);
  });

  it('says that a save failed and tries again until the server has it', async () => {
    const saved: string[] = [];
    let refusals = 2;
    const { saver, states } = begin(async value => {
      if (refusals-- > 0) throw new NoAnswer();
      saved.push(value);
    });
    saver.change('a');
    expect(await saver.flush()).toBe(false);
    await settle(100);
    expect(saved).toEqual(['a']);
    expect(states.filter(state => state === 'failed')).toHaveLength(2);
    expect(states.at(-1)).toBe('saved');
  });
  it('does not ask again what the platform has refused, until something else is typed', async () => {
    let asked = 0;
    const { saver, states } = begin(async value => {
      asked += 1;
      if (value === 'a') throw new ApiProblem('INVITATION_ALREADY_SENT', 409, '');
    });
    saver.change('a');
    expect(await saver.flush()).toBe(false);
    await settle(60);
    expect(asked).toBe(1);
    expect(states.at(-1)).toBe('refused');
    saver.change('b');
    expect(await saver.flush()).toBe(true);
  });


  it('keeps a newer value when an older one failed', async () => {
    const saved: string[] = [];
    let first = true;
    const { saver } = begin(async value => {
      await settle(5);
      if (first) {
        first = false;
        throw new Error('away');
      }
      saved.push(value);
    });
    saver.change('old');
    const failed = saver.flush();
    saver.change('new');
    expect(await failed).toBe(false);
    await settle(80);
    expect(saved).toEqual(['new']);
  });

  it('does not send what was dropped', async () => {
    const saved: string[] = [];
    const { saver } = begin(async value => { saved.push(value); });
    saver.change('a');
    saver.forget();
    await settle(40);
    expect(saved).toEqual([]);
    expect(saver.pending()).toBe(false);
  });

  it('sends what is left when the page goes', async () => {
    const saved: string[] = [];
    const { saver } = begin(async value => { saved.push(value); });
    saver.change('a');
    saver.stop();
    await settle(5);
    expect(saved).toEqual(['a']);
  });
});
