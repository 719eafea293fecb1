import fc from 'fast-check';
import { expect, it } from 'vitest';
import { makeLanes } from '../../../src/pipeline/lanes.ts';

it('never runs two works with a common key at once, keeps their order, and ends', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { minLength: 1 }), { maxLength: 12 }),
      async (scheduler, works) => {
        const lanes = makeLanes();
        const running = new Set<string>();
        const order = new Map<string, number[]>();
        const all = works.map((keys, index) =>
          lanes.run(keys, async () => {
            for (const key of keys) {
              expect(running.has(key)).toBe(false);
              running.add(key);
              order.set(key, [...(order.get(key) ?? []), index]);
            }
            await scheduler.schedule(Promise.resolve());
            for (const key of keys) running.delete(key);
            if (index % 3 === 2) throw new Error('a failing work must not block its lane');
          }),
        );
        const settled = Promise.allSettled(all);
        await scheduler.waitFor(settled);
        for (const list of order.values()) expect(list).toEqual([...list].sort((a, b) => a - b));
      },
    ),
  );
});
