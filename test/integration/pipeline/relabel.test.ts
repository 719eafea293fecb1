import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freshId, mentionId, type LabelChoice } from '../../../src/domain/index.ts';
import { correctMention } from '../../../src/pipeline/correct.ts';
import { relabel, RelabellingAlreadyError, type RelabelWish } from '../../../src/pipeline/relabel.ts';
import { textOfMention } from '../../../src/pipeline/to-understand.ts';
import type { Change } from '../../../src/ports/events.ts';
import type { Stores } from '../../../src/ports/stores.ts';
import type { Understand } from '../../../src/ports/understand.ts';
import { fastClock } from '../../clock.ts';
import { at, makeItem, makeLabels, NOON, taxonomy } from '../../factories.ts';
import { everything, openPipeline } from '../../pipeline-harness.ts';

type Pipeline = Awaited<ReturnType<typeof openPipeline>>;
const EVERYTHING: RelabelWish = { brand: null, since: null, all: false };

/** Weights that find everything splendid, in German. */
const splendid =
  (version: string): Understand =>
  (texts) =>
    texts.map(({ lang }) =>
      makeLabels({
        lang: lang ?? 'de',
        sentiment: { label: 'positive', score: 0.9, confidence: 0.9, words: [] },
        intent: 'praise',
        topics: [],
        labelsVersion: version,
      }),
    );

describe('relabelling', () => {
  let pipeline: Pipeline;
  beforeEach(async () => {
    pipeline = await openPipeline();
  });
  afterEach(() => pipeline.drop());

  const fill = async (count: number, over: Partial<ReturnType<typeof makeItem>> = {}): Promise<readonly string[]> => {
    const items = Array.from({ length: count }, (_, index) => {
      const externalId = `${freshId()}-${index}`;
      return makeItem({ externalId, author: { externalId: `author-${index % 9}`, handle: 'x' }, ...over });
    });
    await pipeline.take(items);
    return items.map(({ externalId }) => mentionId('acme', 'custom', externalId));
  };
  const run = (
    over: {
      readonly understand?: Understand;
      readonly stores?: Stores;
      readonly wish?: RelabelWish;
      readonly version?: string;
      readonly signal?: AbortSignal;
      readonly holder?: string;
      readonly onStep?: () => void;
    } = {},
  ) => {
    const version = over.version ?? 'test-2';
    return relabel(
      { wish: over.wish ?? EVERYTHING, version, taxonomies: { acme: taxonomy } },
      {
        stores: over.stores ?? pipeline.stores,
        changes: pipeline.changes,
        understand: over.understand ?? splendid(version),
        clock: fastClock(NOON),
        holder: over.holder ?? 'tests',
      },
      { signal: over.signal ?? new AbortController().signal, onStep: over.onStep ?? (() => {}) },
    );
  };
  const correct = (id: string, choice: LabelChoice) =>
    correctMention({ id, choice, by: { id: 'kim', name: 'Kim' } }, pipeline.deps);

  it('gives every mention the labels of the weights in use, says what changed, and leaves cases alone', async () => {
    await fill(450);
    await fill(30, { text: 'thank you all' });
    const before = await everything(pipeline.stores);
    const done = await run();
    const after = await everything(pipeline.stores);
    expect(after.mentions).toHaveLength(480);
    expect(new Set(after.mentions.map(({ labelsVersion }) => labelsVersion))).toEqual(new Set(['test-2']));
    expect(after.mentions.every(({ sentiment, intent }) => sentiment.label === 'positive' && intent === 'praise')).toBe(true);
    expect(done).toMatchObject({
      looked: 480,
      relabelled: 480,
      total: 480,
      changed: { sentiment: 450, intent: 450, topics: 450, lang: 480, spam: 0 },
      moved: { 'negative>positive': 450 },
    });
    expect(done.finishedAt).not.toBeNull();
    expect(after.cases).toEqual(before.cases);
    const facts = ({ text, disposition, case: caseId, postedAt }: (typeof after.mentions)[number]) => ({
      text,
      disposition,
      caseId,
      postedAt,
    });
    expect(after.mentions.map(facts)).toEqual(before.mentions.map(facts));
  });

  it('goes over nothing twice, unless all of it is asked for', async () => {
    await fill(5);
    await run();
    expect(await run()).toMatchObject({ looked: 5, relabelled: 0 });
    expect(await run({ wish: { ...EVERYTHING, all: true } })).toMatchObject({ relabelled: 5, changed: { sentiment: 0 } });
  });

  it('leaves alone what a person set, what is deleted and what the brand said itself', async () => {
    const [corrected = '', gone = ''] = await fill(3);
    const [own = ''] = await fill(1, { author: { externalId: 'acmeair', handle: 'acmeair' } });
    await correct(corrected, { field: 'sentiment', value: 'neutral' });
    await correct(corrected, { field: 'lang', value: 'af' });
    await pipeline.stores.mentions.purge([gone], at(1));
    expect(await run()).toMatchObject({ looked: 4, relabelled: 2 });
    expect(await pipeline.stores.mentions.get(corrected)).toMatchObject({
      sentiment: { label: 'neutral', confidence: 1 },
      lang: 'af',
      intent: 'praise',
      labelsVersion: 'test-2',
      corrected: { sentiment: { name: 'Kim' }, lang: { name: 'Kim' } },
    });
    expect(await pipeline.stores.mentions.get(gone)).toMatchObject({ labelsVersion: 'test-1' });
    expect(await pipeline.stores.mentions.get(own)).toMatchObject({ own: true, labelsVersion: 'test-1' });
  });

  it('keeps to the brand and the time that are asked for', async () => {
    await fill(2);
    const late = await fill(1, { postedAt: at(60_000) });
    await run({ wish: { ...EVERYTHING, since: at(30_000) } });
    const { mentions } = await everything(pipeline.stores);
    expect(mentions.filter(({ labelsVersion }) => labelsVersion === 'test-2').map(({ id }) => id)).toEqual(late);
  });

  it('does not write over an edit or a correction that came in between, and understands those again', async () => {
    const [edited = '', corrected = ''] = await fill(2);
    const before = await pipeline.stores.mentions.get(edited);
    let once = false;
    const meddling: Understand = (texts, topics) => splendid('test-2')(texts, topics);
    const { mentions } = pipeline.stores;
    const stores: Stores = {
      ...pipeline.stores,
      mentions: {
        ...mentions,
        relabel: async (entries) => {
          if (!once) {
            once = true;
            await pipeline.take(
              [
                makeItem({
                  externalId: before?.externalId ?? '',
                  author: { externalId: before?.author.externalId ?? '', handle: 'x' },
                  text: 'Another text',
                  postedAt: at(5_000),
                }),
              ],
              freshId(),
            );
            await correct(corrected, { field: 'intent', value: 'question' });
          }
          return mentions.relabel(entries);
        },
      },
    };
    expect(await run({ stores, understand: meddling })).toMatchObject({ relabelled: 2 });
    expect(await mentions.get(edited)).toMatchObject({ text: 'Another text', labelsVersion: 'test-2' });
    expect(await mentions.get(corrected)).toMatchObject({
      intent: 'question',
      sentiment: { label: 'positive' },
      labelsVersion: 'test-2',
    });
  });

  it('stopped or killed in the middle goes on where it was when the same is asked for again', async () => {
    await fill(900);
    const stop = new AbortController();
    let steps = 0;
    await expect(
      run({ signal: stop.signal, onStep: () => void (++steps === 2 && stop.abort(new Error('stop'))) }),
    ).rejects.toThrow('stop');
    const { relabelRuns, mentions } = pipeline.stores;
    expect(await relabelRuns.latest()).toMatchObject({ looked: 400, relabelled: 400, finishedAt: null });
    const dies = { ...pipeline.stores, relabelRuns: { ...relabelRuns, save: () => Promise.reject(new Error('killed here')) } };
    await expect(run({ stores: dies })).rejects.toThrow('killed here');
    let looked = 0;
    const counting = {
      ...pipeline.stores,
      mentions: {
        ...mentions,
        labelledOtherwise: async (walk: Parameters<typeof mentions.labelledOtherwise>[0]) => {
          const step = await mentions.labelledOtherwise(walk);
          looked += step.looked;
          return step;
        },
      },
    };
    const done = await run({ stores: counting });
    expect(looked).toBe(500);
    expect(done).toMatchObject({ looked: 900 });
    const all = await everything(pipeline.stores);
    expect(new Set(all.mentions.map(({ labelsVersion }) => labelsVersion))).toEqual(new Set(['test-2']));
  });

  it('is done by one process at a time', async () => {
    await fill(1);
    await pipeline.stores.leases.take('relabel', 'another', at(600_000), at(0));
    await expect(run()).rejects.toThrow(RelabellingAlreadyError);
    await pipeline.stores.leases.release('relabel', 'another');
    expect(await run()).toMatchObject({ relabelled: 1 });
    expect(await run({ holder: 'another', version: 'test-3' })).toMatchObject({ relabelled: 1 });
  });

  it('tells the feeds of recent mentions that read differently now, and everybody once at the end', async () => {
    const recent = await fill(2, { postedAt: at(0) });
    await fill(2, { postedAt: at(-10 * 86_400_000) });
    const heard: Change[] = [];
    const stop = pipeline.changes.subscribe((change) => void heard.push(change));
    await run();
    expect(
      heard
        .filter(({ type }) => type === 'mention')
        .flatMap(({ ids }) => ids)
        .toSorted(),
    ).toEqual(recent.toSorted());
    expect(heard.filter(({ type }) => type !== 'mention').map(({ type }) => type)).toEqual(['configuration']);
    heard.length = 0;
    await run({ wish: { ...EVERYTHING, all: true } });
    expect(heard.filter(({ type }) => type === 'mention')).toEqual([]);
    stop();
  });

  it('understands a stored mention from what intake was told, or from the language that a person set', async () => {
    const [id = ''] = await fill(1, { lang: 'nl' });
    const stored = await pipeline.stores.mentions.get(id);
    expect(stored && textOfMention(stored)).toMatchObject({ lang: 'nl', rating: null });
    await correct(id, { field: 'lang', value: 'af' });
    const corrected = await pipeline.stores.mentions.get(id);
    expect(corrected && textOfMention(corrected)).toMatchObject({ lang: 'af' });
  });
});
