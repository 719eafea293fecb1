import { expect, inject, it } from 'vitest';
import { freshId, type Mention } from '../../src/domain/index.ts';
import { verify } from '../../src/insights/rollups/verify.ts';
import { openStores } from '../../src/stores/index.ts';
import { startChild } from './support/child.ts';
import { BRAND, FROM, stepsFor, TO } from './support/rollup-story.ts';

/** EARSHOT_VERIFY_MENTIONS=100000 takes the whole load. */
const MENTIONS = Number(process.env['EARSHOT_VERIFY_MENTIONS'] ?? 3_000);
const KILLS = 10;
const program = new URL('support/rollup-process.ts', import.meta.url).pathname;
const signal = new AbortController().signal;

/** What each hour and place should hold, counted in the plainest way there is. */
function plainly(mentions: readonly Mention[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { own, deletedAt, postedAt, network, topics, lang, sentiment, intent } of mentions) {
    if (own || deletedAt !== null) continue;
    const place = `${postedAt.slice(0, 13)} ${network} ${topics[0]?.id ?? 'other'} ${lang}`;
    for (const key of [`${place} ${sentiment.label}`, `${place} ${intent}`]) counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}

it(
  `rollups are what is stored, after ${MENTIONS} mentions in random order, twice, edited, deleted and corrected, and ${KILLS} kills`,
  async () => {
    const dbName = `test_${freshId().slice(0, 12)}`;
    const url = inject('mongoUrl');
    const { stores, dropDatabase } = await openStores({ url, dbName });
    try {
      const steps = stepsFor(MENTIONS);
      let next = 0;
      for (let kill = 1; kill <= KILLS; kill += 1) {
        const child = startChild(program, [url, dbName, String(next), String(steps)]);
        const share = Math.max(1, Math.floor((steps - next) / (KILLS + 2 - kill)));
        await child.until((line) => line.startsWith('step'), share);
        await child.kill();
        const last = child.lines.filter((line) => line.startsWith('step')).at(-1);
        next = last === undefined ? next : Number(last.split(' ')[1]) + 1;
      }
      expect((await stores.rollups.uncounted(1)).length, 'the last kill left something uncounted').toBe(1);
      const last = startChild(program, [url, dbName, String(next), String(steps)]);
      await last.until((line) => line === 'done', 1);
      await last.kill();

      const different = [];
      for await (const one of verify(stores.rollups, { brand: BRAND, from: FROM, to: TO }, { signal })) different.push(one);
      expect(different).toEqual([]);
      expect(await stores.rollups.uncounted(1)).toEqual([]);

      const mentions = await stores.mentions.walk(null, 2 * MENTIONS + 1_000);
      expect(mentions).toHaveLength(steps * 100);
      const hours = await stores.rollups.read({ brands: [BRAND], size: 'hour', slice: 'ntl', from: FROM, to: TO, details: [] });
      const read: Record<string, number> = {};
      for (const { start, cells } of hours)
        for (const { network, topic, lang, negative, neutral, positive, intents } of cells)
          for (const [key, count] of Object.entries({ negative, neutral, positive, ...intents }))
            if (count > 0) read[`${start.slice(0, 13)} ${network} ${topic} ${lang} ${key}`] = count;
      expect(read).toEqual(plainly(mentions));
      const cases = (
        await stores.rollups.read({ brands: [BRAND], size: 'day', slice: '', from: FROM, to: TO, details: [] })
      ).flatMap(({ cells }) => cells);
      expect(cases.reduce((sum, { opened }) => sum + opened, 0)).toBe(steps);
      expect(cases.reduce((sum, { solved }) => sum + solved, 0)).toBe(Math.ceil(steps / 2));
    } finally {
      await dropDatabase();
      await stores.close();
    }
  },
  120_000 + MENTIONS * 20,
);
