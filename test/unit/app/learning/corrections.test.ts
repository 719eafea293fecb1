import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { familiarTexts, fileLessons, storedLessons } from '../../../../src/app/learning/corrections.ts';
import { BadSetError } from '../../../../src/app/learning/sets.ts';
import { correctMention } from '../../../../src/pipeline/correct.ts';
import type { LabelChoice } from '../../../../src/domain/index.ts';
import { fastClock } from '../../../clock.ts';
import { at, makeMention, NOON } from '../../../factories.ts';
import { memoryChanges, memoryStores } from '../../../memory-stores/index.ts';

describe('corrections from a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-corrections-'));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));
  const read = async (content: string) => {
    const file = join(folder, 'corrections.jsonl');
    await writeFile(file, content);
    return fileLessons(file);
  };

  it('are read line by line, without a time', async () => {
    const found = await read(
      '{"text":"slow crew","lang":"af","sentiment":"negative"}\n\n {"text":"fine","sentiment":"neutral","more":1}\n',
    );
    expect(found.map(({ row, at: when }) => [row.set, row.text, row.lang, row.sentiment, when])).toEqual([
      ['corrections', 'slow crew', 'af', 'negative', ''],
      ['corrections', 'fine', 'und', 'neutral', ''],
    ]);
    expect(await read('')).toEqual([]);
  });

  it.each([
    ['{"text":"fine","sentiment":"neutral"}\nrubbish', /corrections\.jsonl, line 2: no JSON/u],
    ['{"text":"","sentiment":"neutral"}', /line 1: expected/u],
    ['\n{"text":"slow","sentiment":"angry"}', /line 2: expected.*negative, neutral or positive/u],
    ['{"sentiment":"negative"}', /line 1: expected/u],
  ])('that are something else name the file and the line: %j', async (content, why) => {
    await expect(read(content)).rejects.toThrow(BadSetError);
    await expect(read(content)).rejects.toThrow(why);
  });
});

describe('what an installation has to learn from', () => {
  let stores: ReturnType<typeof memoryStores>;
  let clock: ReturnType<typeof fastClock>;
  beforeEach(() => {
    stores = memoryStores();
    clock = fastClock(NOON);
  });
  const put = (id: string, over: Parameters<typeof makeMention>[0] = {}) =>
    stores.mentions.insert([makeMention({ id, externalId: id, text: `text of ${id}`, ...over })]);
  const correct = async (id: string, choice: LabelChoice) => {
    clock.advance(1000);
    const deps = { stores, changes: memoryChanges(), clock };
    expect(await correctMention({ id, choice, by: { id: 'kim', name: 'Kim' } }, deps)).toMatchObject({ ok: true });
  };
  const sentiment = (value: 'negative' | 'neutral' | 'positive'): LabelChoice => ({ field: 'sentiment', value });

  it('is the last word on each sentiment, oldest first, with the text as it stands', async () => {
    await put('m1');
    await put('m2', { lang: 'af', brand: 'zenith' });
    await put('m3');
    await correct('m1', sentiment('positive'));
    await correct('m2', sentiment('neutral'));
    await correct('m3', { field: 'spam', value: true });
    await correct('m1', sentiment('neutral'));
    const found = await storedLessons(stores);
    expect(found.map(({ row, at: when }) => [row.text, row.lang, row.sentiment, row.brand, when])).toEqual([
      ['text of m2', 'af', 'neutral', 'zenith', at(2000)],
      ['text of m1', 'en', 'neutral', 'acme', at(4000)],
    ]);
  });

  it('is nothing of what was deleted since', async () => {
    await put('m1');
    await correct('m1', sentiment('positive'));
    await stores.mentions.purge(['m1'], at(9000));
    expect(await storedLessons(stores)).toEqual([]);
  });

  it('leaves as familiar what nobody corrected, newest first, of the brands asked for and no more than asked', async () => {
    await put('own', { own: true, postedAt: at(9000) });
    await put('empty', { text: '', postedAt: at(8000) });
    await put('corrected', { postedAt: at(7000) });
    await put('spam', { postedAt: at(6000) });
    for (let n = 0; n < 5; n += 1) await put(`m${n}`, { postedAt: at(n) });
    await put('other', { brand: 'zenith' });
    await correct('corrected', sentiment('positive'));
    await correct('spam', { field: 'spam', value: true });
    const texts = async (brands: readonly string[], most: number): Promise<string[]> =>
      (await familiarTexts(stores, brands, most)).map(({ text, sentiment: label }) => `${text}${label ?? ''}`);
    expect(await texts(['acme'], 100)).toEqual(['spam', 'm4', 'm3', 'm2', 'm1', 'm0'].map((id) => `text of ${id}`));
    expect(await texts(['zenith', 'acme'], 5)).toEqual(['other', 'spam', 'm4'].map((id) => `text of ${id}`));
    expect(await texts([], 100)).toEqual([]);
  });
});
