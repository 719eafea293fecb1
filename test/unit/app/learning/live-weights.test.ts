import { afterEach, describe, expect, it, vi } from 'vitest';
import { filesInUse, followWeights, weightsInUse, type LiveWeights } from '../../../../src/app/learning/live-weights.ts';
import { packWeights, shippedWeights, type WeightFiles } from '../../../../src/app/learning/weight-files.ts';
import type { Log } from '../../../../src/ports/log.ts';
import type { WeightStore } from '../../../../src/ports/weight-store.ts';
import { BadWeightsError } from '../../../../src/understand/model/weights-file.ts';
import { taxonomy } from '../../../factories.ts';
import { memoryStores } from '../../../memory-stores/index.ts';
import { until } from '../../../until.ts';

const LOOK_MS = 5;
const shipped = await shippedWeights();
const { sentiment, language, others } = shipped;
/** Weights of our own: the shipped ones, each starting a little more from one side. */
const taught = (lean: number, dense = sentiment.dense): WeightFiles =>
  packWeights(
    [
      { ...sentiment, dense, denseWeights: sentiment.denseWeights.slice(0, dense.length * 3), bias: [0, 0, lean] },
      language,
      ...others,
    ],
    { sets: [], corrections: { count: 40, until: null } },
  );
const kindly = taught(9);
const later = taught(8);

async function storeWith(files: WeightFiles, change: Partial<{ manifest: string; files: WeightFiles['files'] }> = {}) {
  const { weights } = memoryStores();
  await keep(weights, files, change);
  return weights;
}
async function keep(store: WeightStore, { manifest, files }: WeightFiles, change = {}): Promise<void> {
  const { version } = manifest;
  await store.keep({ version, madeAt: '2026-11-18T12:00:00.000Z', manifest: JSON.stringify(manifest), files, ...change });
  await store.use(version);
}

function listeningLog() {
  const lines: { level: string; message: string; fields: object }[] = [];
  const note = (level: string) => (fields: object, message: string) => void lines.push({ level, message, fields });
  const log: Log = { debug: note('debug'), info: note('info'), warn: note('warn'), error: note('error'), child: () => log };
  return { log, of: (level: string) => lines.filter((line) => line.level === level) };
}

let live: LiveWeights | undefined;
afterEach(() => {
  vi.useRealTimers();
  live?.stop();
  live = undefined;
});
const follow = async (store: WeightStore, log: Log): Promise<LiveWeights> => {
  live = await followWeights(store, log, { lookMs: LOOK_MS });
  return live;
};
const labelBy = ({ understand }: LiveWeights): string | undefined =>
  understand([{ text: 'gate seven', lang: 'en', rating: null, followers: null }], taxonomy)[0]?.sentiment.label;

describe('the weights in use', () => {
  it('are those that came with the program until others are put in use', async () => {
    const { weights } = memoryStores();
    expect((await weightsInUse(weights)).version).toBe(shipped.version);
    await keep(weights, kindly);
    expect((await filesInUse(weights)).manifest).toEqual(kindly.manifest);
    expect(await weightsInUse(weights)).toMatchObject({ version: kindly.manifest.version, sentiment: { bias: [0, 0, 9] } });
    await weights.use(null);
    expect((await weightsInUse(weights)).version).toBe(shipped.version);
  });

  it('that are not kept, or changed, are an error that says what to do', async () => {
    const lost = memoryStores().weights;
    await lost.use('gone');
    await expect(filesInUse(lost)).rejects.toThrow(/version gone .* not kept.*earshot train/u);
    const changed = await storeWith(kindly, { files: later.files });
    await expect(weightsInUse(changed)).rejects.toThrow(BadWeightsError);
  });
});

describe('following them', () => {
  it('labels with those in use from the start', async () => {
    const { log, of } = listeningLog();
    const own = await follow(await storeWith(kindly), log);
    expect(own.version()).toBe(kindly.manifest.version);
    expect(labelBy(own)).toBe('positive');
    expect(of('error')).toEqual([]);
  });

  it.each<readonly [string, () => Promise<WeightStore>]>([
    ['are not kept', async () => Object.assign(memoryStores().weights, { inUse: async () => 'gone' })],
    ['have another manifest', () => storeWith(kindly, { manifest: '{' })],
    ['have other bytes', () => storeWith(kindly, { files: later.files })],
    ['have other dense values, as before an upgrade', () => storeWith(taught(9, sentiment.dense.slice(1)))],
  ])('labels with those of the program when the stored %s, and says so once', async (_name, open) => {
    const { log, of } = listeningLog();
    const own = await follow(await open(), log);
    expect(own.version()).toBe(shipped.version);
    expect(labelBy(own)).not.toBe('positive');
    expect(of('error')).toHaveLength(1);
    expect(of('error')[0]?.fields).toMatchObject({ error: expect.stringContaining('earshot train') });
  });

  it('takes up others that are put in use, and those of the program again', async () => {
    const { log, of } = listeningLog();
    const store = memoryStores().weights;
    const own = await follow(store, log);
    expect(labelBy(own)).not.toBe('positive');
    await keep(store, kindly);
    await until('the new weights to label', () => own.version() === kindly.manifest.version);
    expect(labelBy(own)).toBe('positive');
    await store.use(null);
    await until('the old weights to label', () => own.version() === shipped.version);
    expect(labelBy(own)).not.toBe('positive');
    expect(of('info').map(({ fields }) => fields)).toEqual([{ version: kindly.manifest.version }, { version: shipped.version }]);
    expect(of('warn')).toEqual([]);
  });

  it.each<readonly [string, (store: WeightStore) => Promise<void>]>([
    ['are not kept', (store) => store.use('gone')],
    ['have other dense values', (store) => keep(store, taught(9, sentiment.dense.slice(1)))],
  ])('keeps the weights it has when those put in use %s, and goes on looking', async (_name, spoil) => {
    const { log, of } = listeningLog();
    const store = await storeWith(kindly);
    const own = await follow(store, log);
    await spoil(store);
    await until('the log to say so', () => of('warn').length > 0);
    expect(own.version()).toBe(kindly.manifest.version);
    expect(labelBy(own)).toBe('positive');
    await keep(store, later);
    await until('the next weights to label', () => own.version() === later.manifest.version);
  });

  it('asks no more once it was stopped, and never twice at a time', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const { log } = listeningLog();
    const store = memoryStores().weights;
    let asked = 0;
    const answers: (() => void)[] = [];
    const slow: WeightStore = {
      ...store,
      async inUse() {
        asked += 1;
        if (asked > 2) await new Promise<void>((resolve) => answers.push(resolve));
        return null;
      },
    };
    const own = await follow(slow, log);
    vi.advanceTimersByTime(10 * LOOK_MS);
    expect([asked, answers.length]).toEqual([3, 1]);
    answers.shift()?.();
    await until('it to ask again', () => {
      vi.advanceTimersByTime(LOOK_MS);
      return asked === 4;
    });
    own.stop();
    answers.shift()?.();
    vi.advanceTimersByTime(10 * LOOK_MS);
    expect(asked).toBe(4);
  });
});
