import { describe, expect, it } from 'vitest';
import { RemedyError } from '../../../../src/ports/remedy.ts';
import { countOutcome } from '../../../../workers/count-outcome.ts';

const remedy = (name: 'retry' | 'wait' | 'give-up' | 'reauthorise') =>
  new RemedyError({ remedy: name, code: 'code', message: 'no' });

describe('what became of a letter or a call', () => {
  it.each([
    ['done', null],
    ['later', remedy('retry')],
    ['later', remedy('wait')],
    ['failed', remedy('give-up')],
    ['failed', remedy('reauthorise')],
    ['failed', new Error('a mistake of ours')],
  ])('is counted as %s', async (outcome, error) => {
    const counted: string[] = [];
    const { signal } = new AbortController();
    const thrown: unknown = await countOutcome(() => (error === null ? Promise.resolve() : Promise.reject(error)), {
      signal,
      count: (what) => void counted.push(what),
    }).then(
      () => null,
      (reason: unknown) => reason,
    );
    expect(thrown).toBe(error);
    expect(counted).toEqual([outcome]);
  });

  it('is not counted where the process stopped: it runs again', async () => {
    const counted: string[] = [];
    const stop = new AbortController();
    stop.abort();
    const error = new Error('stopped');
    await expect(
      countOutcome(() => Promise.reject(error), { signal: stop.signal, count: (what) => void counted.push(what) }),
    ).rejects.toBe(error);
    expect(counted).toEqual([]);
  });
});
