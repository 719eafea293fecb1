import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StreamLines } from '../../../../connectors/x/listening/stream-lines.ts';

describe('cutting a stream into lines', () => {
  it('gives the same lines for any cutting, also where a chunk is a line’s end and nothing else', () => {
    const line = fc.string().map((text) => text.replaceAll(/[\r\n]/gu, ''));
    fc.assert(
      fc.property(fc.array(line), fc.constantFrom('\r\n', '\n'), fc.array(fc.nat(7)), (lines, end, cuts) => {
        const text = lines.map((one) => one + end).join('');
        const cutter = new StreamLines();
        const got: string[] = [];
        let at = 0;
        for (let turn = 0; at < text.length; turn += 1) {
          const next = at + 1 + (cuts[turn % Math.max(cuts.length, 1)] ?? 0);
          got.push(...cutter.take(text.slice(at, next)));
          at = next;
        }
        expect(got).toEqual(lines);
        expect(cutter.unfinished).toBe('');
      }),
    );
  });
});
