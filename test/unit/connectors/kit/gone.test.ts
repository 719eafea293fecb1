import { describe, expect, it } from 'vitest';
import { goneAmong } from '../../../../connectors/kit/gone.ts';

const ask = async (there: readonly string[], known: string | undefined) => {
  let doubts = 0;
  const gone = await goneAmong(['a', 'b', 'c'], {
    isThere: (id) => Promise.resolve(there.includes(id)),
    known: () => Promise.resolve(known),
    signal: new AbortController().signal,
    onDoubt: () => {
      doubts += 1;
    },
  });
  return { gone, doubts };
};

describe('asking a site what is gone', () => {
  it('believes it while something known can be looked up in the same way', async () => {
    expect(await ask(['b', 'k'], 'k')).toEqual({ gone: ['a', 'c'], doubts: 0 });
  });

  it.each([['k'], [undefined]])('believes nothing where even what is there (%s) cannot be looked up', async (known) => {
    expect(await ask([], known)).toEqual({ gone: [], doubts: 1 });
  });
});
