import { defaultResolutions } from '../../../src/domain/index.ts';
import { describe, expect, it } from 'vitest';
import { systemClock } from '../../../src/app/clock.ts';
import { followSecondOpinion, openSecondOpinion } from '../../../src/app/second-opinion.ts';
import { silentLog } from '../../../src/ports/log.ts';
import type { Settings, TransformerSettings } from '../../../src/ports/settings.ts';
import { brand, makeLabels, queue, taxonomy } from '../../factories.ts';

const transformer: TransformerSettings = {
  model: '/nowhere/model.onnx',
  tokenizer: '/nowhere/tokenizer.json',
  labels: ['negative', 'positive'],
  below: 0.6,
  maxTokens: 64,
  timeout: 20_000,
};
const settings: Settings = {
  brands: [brand],
  connections: [],
  queues: [queue],
  rules: [],
  routing: null,
  resolutions: defaultResolutions,
  agents: [],
  taxonomies: { acme: taxonomy },
};
const unsure = [makeLabels({ sentiment: { label: 'neutral', score: 0, confidence: 0.3, words: [] } })];
const texts = [{ text: 'lost', lang: null, rating: null, followers: null }];

describe('the second opinion of an installation', () => {
  const errors: unknown[] = [];
  const log = { ...silentLog, error: (fields: unknown) => void errors.push(fields) };
  const parts = { clock: systemClock, log, count: () => {} };

  it('is none where none is configured', () => {
    expect(openSecondOpinion(settings, parts)).toBeUndefined();
  });

  it('follows the configuration, and labels stand where its model cannot be read', async () => {
    let current = settings;
    let changed = (): void => {};
    const live = {
      current: () => current,
      onChange: (listener: () => void) => {
        changed = listener;
        return () => {};
      },
    };
    const opinion = followSecondOpinion(live, parts);
    expect([await opinion.version(), await opinion.revise(texts, unsure)]).toEqual([null, unsure]);
    expect(errors).toEqual([]);
    current = { ...settings, understanding: { transformer } };
    changed();
    expect(await opinion.revise(texts, unsure)).toEqual(unsure);
    expect(errors).toMatchObject([{ code: 'transformer-unreadable' }]);
    current = settings;
    changed();
    expect(await opinion.version()).toBeNull();
    await opinion.close();
  });
});
