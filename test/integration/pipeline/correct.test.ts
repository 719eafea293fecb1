import { countUncounted } from '../../../src/insights/rollups/count.ts';
import { readRollups } from '../../../src/insights/rollups/read.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshId, mentionId, type LabelChoice } from '../../../src/domain/index.ts';
import { correctMention } from '../../../src/pipeline/correct.ts';
import { lessons } from '../../../src/pipeline/lessons.ts';
import type { Change } from '../../../src/ports/events.ts';
import { at, makeItem } from '../../factories.ts';
import { openPipeline } from '../../pipeline-harness.ts';

type Pipeline = Awaited<ReturnType<typeof openPipeline>>;
const kim = { id: 'kim@acme.example', name: 'Kim' };
const sam = { id: 'sam@acme.example', name: 'Sam' };
const ALL = { limit: 100, cursor: null };

describe('correcting', () => {
  let pipeline: Pipeline;
  beforeAll(async () => {
    pipeline = await openPipeline();
  });
  afterAll(() => pipeline.drop());

  const take = async (text = 'My bag never arrived and nobody answers.'): Promise<string> => {
    const externalId = freshId();
    await pipeline.take([makeItem({ externalId, text, author: { externalId, handle: externalId } })]);
    return mentionId('acme', 'custom', externalId);
  };
  const correct = (id: string, choice: LabelChoice, by = kim, stores = pipeline.stores) =>
    correctMention({ id, choice, by }, { ...pipeline.deps, stores });
  const logOf = async (id: string) => {
    const { items } = await pipeline.stores.corrections.list({}, ALL);
    return items.filter(({ mention }) => mention === id);
  };
  const lessonsOf = async (id: string) => {
    const found = [];
    for await (const lesson of lessons(pipeline.stores)) if (lesson.mention.id === id) found.push(lesson);
    return found;
  };
  const positive: LabelChoice = { field: 'sentiment', value: 'positive' };
  const neutral: LabelChoice = { field: 'sentiment', value: 'neutral' };

  it('changes the mention, keeps who, when, from and to, and tells the feeds', async () => {
    const id = await take();
    const heard: Change[] = [];
    const stop = pipeline.changes.subscribe((change) => void heard.push(change));
    const outcome = await correct(id, positive);
    stop();
    expect(outcome).toMatchObject({ ok: true, mention: { sentiment: { label: 'positive', score: 0.5, confidence: 1 } } });
    expect(await pipeline.stores.mentions.get(id)).toEqual(outcome.ok ? outcome.mention : null);
    expect(await pipeline.stores.mentions.get(id)).toMatchObject({
      corrected: { sentiment: { by: kim.id, name: 'Kim', from: 'negative' } },
    });
    expect(await logOf(id)).toMatchObject([
      {
        brand: 'acme',
        network: 'custom',
        lang: 'en',
        field: 'sentiment',
        from: 'negative',
        to: 'positive',
        by: kim,
        labelsVersion: 'test-1',
        revision: 0,
      },
    ]);
    expect(heard.filter(({ ids }) => ids.includes(id))).toMatchObject([{ type: 'mention', brand: 'acme' }]);
  });

  it('done twice changes nothing and is not kept twice, whoever does it', async () => {
    const id = await take();
    await correct(id, positive);
    const before = await pipeline.stores.mentions.get(id);
    expect(await correct(id, positive)).toMatchObject({ ok: true, kept: null });
    expect(await correct(id, positive, sam)).toMatchObject({ ok: true, kept: null });
    expect(await pipeline.stores.mentions.get(id)).toEqual(before);
    expect(await logOf(id)).toHaveLength(1);
  });

  it('a later different one wins and both are kept, in their order', async () => {
    const id = await take();
    await correct(id, positive);
    await correct(id, neutral, sam);
    await correct(id, positive, kim);
    expect(await pipeline.stores.mentions.get(id)).toMatchObject({ sentiment: { label: 'positive' } });
    expect((await logOf(id)).map(({ from, to, by }) => [from, to, by.name])).toEqual([
      ['neutral', 'positive', 'Kim'],
      ['positive', 'neutral', 'Sam'],
      ['negative', 'positive', 'Kim'],
    ]);
    expect((await lessonsOf(id)).map(({ correction }) => correction.to)).toEqual(['positive']);
  });

  it('two at the same moment are both kept, and the mention has what the later says', async () => {
    const id = await take();
    await Promise.all([correct(id, positive), correct(id, neutral, sam), correct(id, { field: 'intent', value: 'question' })]);
    const log = await logOf(id);
    expect(log).toHaveLength(3);
    const last = log.find(({ field }) => field === 'sentiment');
    expect(await pipeline.stores.mentions.get(id)).toMatchObject({ sentiment: { label: last?.to }, intent: 'question' });
  });

  it('an agreement with what nobody set yet is kept as such, once', async () => {
    const id = await take();
    await correct(id, { field: 'sentiment', value: 'negative' });
    await correct(id, { field: 'sentiment', value: 'negative' }, sam);
    expect(await logOf(id)).toMatchObject([{ from: 'negative', to: 'negative', by: kim }]);
    expect(await pipeline.stores.mentions.get(id)).toMatchObject({ sentiment: { confidence: 1 } });
  });

  it('puts into the log what a death between mention and log left out', async () => {
    const id = await take();
    const { corrections } = pipeline.stores;
    const dies = { ...pipeline.stores, corrections: { ...corrections, add: () => Promise.reject(new Error('killed here')) } };
    await expect(correct(id, positive, kim, dies)).rejects.toThrow('killed here');
    expect(await logOf(id)).toHaveLength(0);
    await correct(id, positive, sam);
    expect(await logOf(id)).toMatchObject([{ from: 'negative', to: 'positive', by: kim }]);
  });

  it('of a text that is edited afterwards stands in the log but not on the mention, and teaches nothing', async () => {
    const id = await take();
    const mention = await pipeline.stores.mentions.get(id);
    await correct(id, positive);
    expect(await lessonsOf(id)).toHaveLength(1);
    const author = { externalId: mention?.externalId ?? '', handle: 'x' };
    await pipeline.take([
      makeItem({ externalId: mention?.externalId ?? '', author, text: 'My bag is back, no thanks to you', postedAt: at(60_000) }),
    ]);
    const edited = await pipeline.stores.mentions.get(id);
    expect([edited?.text, edited?.corrected]).toEqual(['My bag is back, no thanks to you', {}]);
    expect(await logOf(id)).toHaveLength(1);
    expect(await lessonsOf(id)).toHaveLength(0);
    await correct(id, neutral);
    expect((await lessonsOf(id)).map(({ correction }) => [correction.to, correction.revision])).toEqual([['neutral', 1]]);
  });

  it('of a mention that is deleted on the network teaches nothing, and no more can be made', async () => {
    const id = await take();
    await correct(id, positive);
    await pipeline.stores.mentions.purge([id], at(1));
    expect(await lessonsOf(id)).toHaveLength(0);
    expect(await correct(id, neutral)).toEqual({ ok: false, reason: 'deleted' });
    expect(await correct('never-was', neutral)).toEqual({ ok: false, reason: 'not-found' });
  });

  it('leaves the case as it is, and repairs the sums over mentions', async () => {
    const id = await take();
    const caseId = (await pipeline.stores.mentions.get(id))?.case ?? '';
    const before = await pipeline.stores.cases.get(caseId);
    const sums = async () => {
      const question = { brands: ['acme'], from: at(-3_600_000), to: at(3_600_000), bucket: null };
      const signal = new AbortController().signal;
      await countUncounted(pipeline.stores.rollups, signal);
      const ask = async (by: '' | 't') =>
        readRollups(pipeline.stores.rollups, { ...question, by, details: [] }, { now: 0, signal });
      const topics = (await ask('t')).map(({ cell }) => ({
        key: cell.topic,
        count: cell.negative + cell.neutral + cell.positive,
      }));
      const count = topics.reduce((sum, one) => sum + one.count, 0);
      const row = { ...(await ask(''))[0]?.cell, count };
      const refunds = topics.find(({ key }) => key === 'refunds')?.count ?? 0;
      return { negative: row.negative ?? 0, positive: row.positive ?? 0, count, refunds };
    };
    const { negative, positive: glad, count, refunds } = await sums();
    await correct(id, positive);
    await correct(id, { field: 'topics', value: ['refunds'] });
    await correct(id, { field: 'intent', value: 'praise' });
    expect(await sums()).toEqual({ negative: negative - 1, positive: glad + 1, count, refunds: refunds + 1 });
    expect(await pipeline.stores.cases.get(caseId)).toEqual(before);
    const found = await pipeline.stores.mentions.list({ brand: 'acme', sentiment: 'positive', topic: 'refunds' }, ALL);
    expect(found.items.map((mention) => mention.id)).toContain(id);
  });
});
