import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { packageRoot } from '../../../../config/root.ts';
import type { TransformerSettings } from '../../../../src/ports/settings.ts';
import { openModel, type Parts } from '../../../../src/understand/transformer/model.ts';
import { loadRuntime, loadTokenizer } from '../../../../src/understand/transformer/packages.ts';
import { makeSecondOpinion } from '../../../../src/understand/transformer/second-opinion.ts';
import { makeThreaded } from '../../../../src/understand/transformer/threaded.ts';
import { silentLog } from '../../../../src/ports/log.ts';
import { makeLabels } from '../../../factories.ts';
import { fakeRuntime, fakeTokenizer } from './fake.ts';
import { tinyModel, tinyTokenizer, tinyVotes } from './tiny-model.ts';

/** Where the packages of an operator are, if anywhere: `npm ci --prefix test/onnx` puts them there. */
const PACKAGES = process.env['ONNX_PACKAGES'] ?? join(packageRoot(), 'test', 'onnx');
const installed = existsSync(join(PACKAGES, 'node_modules', 'onnxruntime-node'));

let folder = '';
let settings: TransformerSettings;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-onnx-'));
  settings = {
    model: join(folder, 'model.onnx'),
    tokenizer: join(folder, 'tokenizer.json'),
    labels: ['negative', 'neutral', 'positive'],
    below: 0.6,
    maxTokens: 8,
    timeout: 2000,
  };
  await writeFile(settings.model, tinyModel(tinyVotes));
  await writeFile(settings.tokenizer, JSON.stringify(tinyTokenizer));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const fake = (asked?: (readonly number[])[]): Parts => ({
  runtime: async () => fakeRuntime(asked),
  tokenizer: async () => fakeTokenizer,
});
const real: Parts = { runtime: () => loadRuntime([PACKAGES]), tokenizer: (definition) => loadTokenizer(definition, [PACKAGES]) };
const kinds = [
  { name: 'with a fake runtime', parts: fake(), run: true },
  { name: 'with onnxruntime-node', parts: real, run: installed },
];

for (const { name, parts, run } of kinds) {
  describe.runIf(run)(`a model ${name}`, () => {
    it('reads texts in their order, whatever their length', async () => {
      const model = await openModel(settings, [], parts);
      const texts = [
        'lost',
        'kind kind and kind',
        'fine',
        '',
        'lost lost but kind in the end',
        ...Array.from({ length: 40 }, () => 'fine fine'),
      ];
      const answers = await model.classify(texts);
      const labels = answers.map((one) => Object.entries(one).toSorted(([, a], [, b]) => b - a)[0]?.[0]);
      expect(labels.slice(0, 5)).toEqual(['negative', 'positive', 'neutral', 'neutral', 'negative']);
      expect(labels.slice(5)).toEqual(Array.from({ length: 40 }, () => 'neutral'));
      for (const { negative, neutral, positive } of answers) expect(negative + neutral + positive).toBeCloseTo(1, 6);
      expect(answers[0]?.negative).toBeCloseTo(Math.exp(3) / (Math.exp(3) + Math.exp(0.1) + 1), 4);
      await model.close();
    });

    it('gives a text the same answer alone and among others', async () => {
      const model = await openModel(settings, [], parts);
      const [alone] = await model.classify(['lost']);
      const [, among] = await model.classify(['kind kind kind kind', 'lost', 'fine']);
      expect(among?.negative).toBeCloseTo(alone?.negative ?? 0, 6);
      await model.close();
    });

    it('cuts what is too long and keeps going on hostile texts', async () => {
      const model = await openModel(settings, [], parts);
      const answers = await model.classify([
        'fine fine fine fine fine fine fine lost lost lost',
        'x'.repeat(100_000),
        '\ud800 \u0000',
        '👍'.repeat(5000),
      ]);
      expect(answers).toHaveLength(4);
      expect(answers[0]?.neutral).toBeGreaterThan(0.9);
      await model.close();
    });

    it('is named by what is in its file', async () => {
      const model = await openModel(settings, [], parts);
      expect(model.version).toBe(createHash('sha256').update(tinyModel(tinyVotes)).digest('hex').slice(0, 12));
      await model.close();
    });

    it('is refused when it has other classes than labels were named for', async () => {
      await expect(openModel({ ...settings, labels: ['negative', 'positive'] }, [], parts)).rejects.toMatchObject({
        code: 'transformer-unfit',
        message: expect.stringContaining('one label for each'),
      });
    });

    it('adds up classes that mean the same', async () => {
      const model = await openModel({ ...settings, labels: ['negative', 'negative', 'positive'] }, [], parts);
      const [answer] = await model.classify(['fine']);
      expect(answer).toMatchObject({ neutral: 0 });
      expect(answer?.negative).toBeGreaterThan(0.8);
      await model.close();
    });
  });
}

describe('a model', () => {
  it('is asked about texts of like length together, and about 16 at most', async () => {
    const asked: (readonly number[])[] = [];
    const model = await openModel(settings, [], fake(asked));
    await model.classify(Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? 'fine' : 'fine fine fine')));
    expect(asked.slice(1)).toEqual([
      [16, 5],
      [4, 5],
    ]);
  });

  it('may not ask for what a text cannot give', async () => {
    const odd: Parts = { ...fake(), runtime: async () => fakeRuntime([], { inputs: new Map([['pixel_values', 'int64']]) }) };
    await expect(openModel(settings, [], odd)).rejects.toMatchObject({
      code: 'transformer-unfit',
      message: expect.stringContaining('pixel_values'),
    });
  });

  it('that answers with no numbers is not believed', async () => {
    const broken = { logits: { data: Float32Array.of(NaN, 0, 0), dims: [1, 3] } };
    const parts: Parts = { ...fake(), runtime: async () => fakeRuntime([], { run: async () => broken }) };
    await expect(openModel(settings, [], parts)).rejects.toMatchObject({ code: 'transformer-failed' });
  });

  it('whose files cannot be read says which', async () => {
    await expect(openModel({ ...settings, model: join(folder, 'none.onnx') }, [], fake())).rejects.toMatchObject({
      code: 'transformer-unreadable',
      message: expect.stringMatching(/understanding\.transformer\.model.*ENOENT/u),
    });
    await expect(openModel({ ...settings, tokenizer: settings.model }, [], fake())).rejects.toMatchObject({
      code: 'transformer-unreadable',
      message: expect.stringContaining('no JSON'),
    });
  });

  it('whose packages are not installed says what to run', async () => {
    await expect(openModel(settings, [])).rejects.toMatchObject({
      code: 'transformer-not-installed',
      message: expect.stringMatching(/npm install --prefix \S+ onnxruntime-node@\d+\.\d+\.\d+ @huggingface\/tokenizers@\d/u),
    });
  });
});

describe('the thread of a model', () => {
  it('says why a model cannot be had, and refuses questions with it', async () => {
    const threaded = makeThreaded({ settings, folders: [] }, Date.now);
    await expect(threaded.ready()).rejects.toMatchObject({ code: 'transformer-not-installed' });
    await expect(threaded.ask(['lost'], AbortSignal.timeout(10_000))).rejects.toMatchObject({
      code: 'transformer-not-installed',
    });
    await threaded.close();
  });

  it.runIf(installed)('answers questions side by side, and gives up on one when told', async () => {
    const threaded = makeThreaded({ settings, folders: [PACKAGES] }, Date.now);
    expect(await threaded.ready()).toMatch(/^[0-9a-f]{12}$/u);
    const signal = AbortSignal.timeout(10_000);
    const answers = await Promise.all(['lost', 'kind', 'fine'].map((text) => threaded.ask([text], signal)));
    expect(answers.map(([one]) => (one?.positive ?? 0) > 0.8)).toEqual([false, true, false]);
    await expect(threaded.ask(['lost'], AbortSignal.abort())).rejects.toMatchObject({ code: 'transformer-late' });
    await threaded.close();
    await expect(threaded.ask(['lost'], signal)).rejects.toMatchObject({ code: 'transformer-failed' });
  });

  it.runIf(installed)('gives a second opinion on labels', async () => {
    const opinion = makeSecondOpinion({ settings, folders: [PACKAGES], log: silentLog, now: Date.now, count: () => {} });
    const version = await opinion.version();
    const labels = [makeLabels({ sentiment: { label: 'neutral', score: 0, confidence: 0.4, words: [] }, labelsVersion: 'v1' })];
    const revised = await opinion.revise([{ text: 'kind kind', lang: null, rating: null, followers: null }], labels);
    expect(revised).toMatchObject([{ sentiment: { label: 'positive' }, labelsVersion: `v1+${version}` }]);
    expect(version).toMatch(/^onnx-[0-9a-f]{12}$/u);
    await opinion.close();
  });

  it.runIf(installed)('refuses a file that is no model', async () => {
    const broken = { ...settings, model: settings.tokenizer };
    const threaded = makeThreaded({ settings: broken, folders: [PACKAGES] }, Date.now);
    await expect(threaded.ready()).rejects.toMatchObject({ code: 'transformer-unfit' });
    await threaded.close();
  });
});
