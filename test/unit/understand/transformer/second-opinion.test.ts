import { describe, expect, it } from 'vitest';
import type { Sentiment } from '../../../../src/domain/index.ts';
import { silentLog } from '../../../../src/ports/log.ts';
import type { TextToUnderstand } from '../../../../src/ports/understand.ts';
import type { Probabilities } from '../../../../src/understand/transformer/classify.ts';
import { TransformerError } from '../../../../src/understand/transformer/errors.ts';
import { revised } from '../../../../src/understand/transformer/revise.ts';
import { makeSecondOpinion } from '../../../../src/understand/transformer/second-opinion.ts';
import type { Classifier } from '../../../../src/understand/transformer/threaded.ts';
import { makeLabels } from '../../../factories.ts';

const settings = {
  model: 'model.onnx',
  tokenizer: 'tokenizer.json',
  labels: ['negative' as const, 'neutral' as const, 'positive' as const],
  below: 0.6,
  maxTokens: 64,
  timeout: 2000,
};
const HAPPY: Probabilities = { negative: 0.05, neutral: 0.05, positive: 0.9 };
const said = (text: string, rating: number | null = null): TextToUnderstand => ({ text, rating, lang: null, followers: null });
const sure = (confidence: number, label: Sentiment['label'] = 'negative') =>
  makeLabels({ sentiment: { label, score: -0.3, confidence, words: [{ text: 'lost', weight: -0.3 }] }, labelsVersion: 'v1' });

function open(over: Partial<Classifier> = {}) {
  const asked: string[] = [];
  const counted: [string, number][] = [];
  const logged: [string, string][] = [];
  const classifier: Classifier = {
    ready: async () => 'abc',
    ask: async (texts) => {
      asked.push(...texts);
      return texts.map(() => HAPPY);
    },
    close: async () => {},
    ...over,
  };
  const log = {
    ...silentLog,
    error: (fields: object, message: string) => void logged.push(['error', JSON.stringify(fields) + message]),
    info: (_fields: object, message: string) => void logged.push(['info', message]),
  };
  const count = (outcome: string, texts: number): void => void counted.push([outcome, texts]);
  const opinion = makeSecondOpinion({ settings, folders: [], log, now: () => 0, count, classifier });
  return { opinion, asked, counted, logged };
}

describe('a second opinion', () => {
  it('is asked for what the first pass was unsure of and stars did not settle, and names itself on all', async () => {
    const { opinion, asked, counted } = open();
    const texts = [said('sure'), said('unsure'), said('stars', 1)];
    const labels = await opinion.revise(texts, [sure(0.9), sure(0.4), sure(0.4)]);
    expect(asked).toEqual(['unsure']);
    expect(labels.map(({ sentiment }) => sentiment.label)).toEqual(['negative', 'positive', 'negative']);
    expect(labels.map(({ labelsVersion }) => labelsVersion)).toEqual(['v1+onnx-abc', 'v1+onnx-abc', 'v1+onnx-abc']);
    expect(counted).toEqual([['answered', 1]]);
    expect(await opinion.version()).toBe('onnx-abc');
  });

  it('that fails leaves labels and version as they were, and is logged once, without a text, until it is back', async () => {
    let broken = true;
    const { opinion, counted, logged } = open({
      ask: async (texts) => {
        if (broken) throw new Error('secret words');
        return texts.map(() => HAPPY);
      },
    });
    const labels = [sure(0.4)];
    for (let round = 0; round < 3; round += 1) expect(await opinion.revise([said('secret words')], labels)).toEqual(labels);
    broken = false;
    expect((await opinion.revise([said('x')], labels))[0]?.sentiment.label).toBe('positive');
    expect(counted).toEqual([
      ['failed', 1],
      ['failed', 1],
      ['failed', 1],
      ['answered', 1],
    ]);
    expect(logged.map(([level]) => level)).toEqual(['error', 'info']);
    expect(JSON.stringify(logged)).not.toContain('secret');
  });

  it('that cannot be had says so by its code, and has no version', async () => {
    const missing = new TransformerError('transformer-not-installed', 'run npm install');
    const { opinion, logged } = open({ ready: () => Promise.reject(missing), ask: () => Promise.reject(missing) });
    const labels = [sure(0.4), sure(0.9)];
    expect(await opinion.version()).toBeNull();
    expect(await opinion.revise([said('a'), said('b')], labels)).toEqual(labels);
    expect(logged).toEqual([['error', expect.stringContaining('transformer-not-installed')]]);
  });

  it('that is late for part of a large batch revises what it had read', async () => {
    const stop = new AbortController();
    let calls = 0;
    const { opinion, counted } = open({
      ask: async (texts, signal) => {
        calls += texts.length > 0 ? 1 : 0;
        if (calls === 2) stop.abort();
        if (signal.aborted) throw new TransformerError('transformer-late', 'late');
        return texts.map(() => HAPPY);
      },
    });
    const texts = Array.from({ length: 40 }, (_, index) => said(`t${index}`));
    const labels = await opinion.revise(
      texts,
      texts.map(() => sure(0.4)),
      stop.signal,
    );
    expect(labels.map(({ labelsVersion }) => labelsVersion === 'v1')).toEqual(texts.map((_, index) => index >= 16));
    expect(counted).toEqual([
      ['answered', 16],
      ['failed', 24],
    ]);
  });

  it('keeps the time-out of its settings', async () => {
    const never: Classifier = {
      ready: async () => 'abc',
      ask: (_texts, signal) => new Promise((_, refuse) => signal.addEventListener('abort', () => refuse(new Error('late')))),
      close: async () => {},
    };
    const impatient = { ...settings, timeout: 5 };
    const parts = { folders: [], log: silentLog, now: () => 0, count: () => {}, classifier: never };
    const labels = [sure(0.4)];
    expect(await makeSecondOpinion({ settings: impatient, ...parts }).revise([said('a')], labels)).toEqual(labels);
  });
});

describe('labels with a second opinion', () => {
  it('carry its sentiment, and words only where they still explain it', () => {
    expect(revised(sure(0.4), HAPPY).sentiment).toEqual({ label: 'positive', score: 0.85, confidence: 0.9, words: [] });
    expect(revised(sure(0.4), { negative: 0.7, neutral: 0.2, positive: 0.1 }).sentiment).toMatchObject({
      label: 'negative',
      words: [{ text: 'lost' }],
    });
  });

  it.each([
    ['complaint', HAPPY, 'praise'],
    ['praise', { negative: 0.8, neutral: 0.1, positive: 0.1 }, 'complaint'],
    ['praise', { negative: 0.1, neutral: 0.8, positive: 0.1 }, 'other'],
    ['other', { negative: 0.8, neutral: 0.1, positive: 0.1 }, 'complaint'],
    ['other', { negative: 0.4, neutral: 0.35, positive: 0.25 }, 'other'],
    ['question', { negative: 0.8, neutral: 0.1, positive: 0.1 }, 'question'],
    ['complaint', { negative: 0.1, neutral: 0.8, positive: 0.1 }, 'complaint'],
    ['spam', HAPPY, 'spam'],
  ] as const)('turn the intent %s under %j into %s', (intent, probabilities, expected) => {
    expect(revised({ ...sure(0.4), intent }, probabilities).intent).toBe(expected);
  });
});
