import { describe, expect, it } from 'vitest';
import type { Taxonomy } from '../../../../src/domain/index.ts';
import { createLibrary } from '../../../../src/understand/knowledge.ts';
import { decodeWeights, encodeWeights } from '../../../../src/understand/model/weights-file.ts';
import { FeatureReader } from '../../../../src/understand/model/text-features.ts';
import { readText } from '../../../../src/understand/text.ts';
import { createTopicReader, topicWeightsName } from '../../../../src/understand/topics/topic-reader.ts';
import { trainTopics } from '../../../../src/understand/train/topics.ts';
import { garageRows } from './rows.ts';

const library = createLibrary();
const garage: Taxonomy = {
  id: 'garage',
  name: 'Garage',
  topics: [
    { id: 'tyres', name: 'Tyres', words: { en: ['tyre'] } },
    { id: 'brakes', name: 'Brakes', words: {} },
    { id: 'lights', name: 'Lights', words: {} },
    { id: 'bills', name: 'Bills', words: { en: ['invoice'] } },
  ],
};
const recipes = [{ rarity: 'root', cost: 0.15 } as const];
const lessons = { name: topicWeightsName('garage'), library, bits: 12, recipes };
const reader = new FeatureReader();
const evidenceOf = (text: string, taxonomy: Taxonomy, lang = 'en') => {
  const form = readText(text, library.isKnown);
  return {
    form,
    features: reader.read(form),
    findings: library.forText(taxonomy, lang).matcher.find(form.tokens),
    lang,
    taxonomy,
  };
};

function trained(more: Partial<Parameters<typeof trainTopics>[1]> = {}) {
  const weights = trainTopics(garageRows, { ...lessons, ...more });
  if (!weights) throw new Error('nothing was learned');
  return weights;
}

describe('a topic model', () => {
  const weights = trained();
  const topics = createTopicReader([weights], library);
  const idsOf = (text: string, lang?: string): readonly string[] => topics(evidenceOf(text, garage, lang)).map(({ id }) => id);

  it('finds topics by what it was taught, also where the taxonomy has no words', () => {
    expect(idsOf('can you replace my brake pads')).toEqual(['brakes']);
    expect(idsOf('the headlight flickers')).toEqual(['lights']);
  });

  it('finds several in one text', () => {
    expect(new Set(idsOf('a puncture in the tyre and the brake fluid is low'))).toEqual(new Set(['tyres', 'brakes']));
  });

  it('finds none in a text about nothing of the taxonomy', () => {
    expect(idsOf('a word on this song')).toEqual([]);
    expect(idsOf('')).toEqual([]);
  });

  it('leaves topics that were not taught to their words', () => {
    expect(idsOf('where is the invoice')).toContain('bills');
  });

  it('keeps silent in languages that it was not taught, where words still speak', () => {
    expect(idsOf('brake pads', 'de')).toEqual([]);
    expect(idsOf('tyre', 'de')).toEqual(['tyres']);
  });

  it('is no help to a taxonomy of another name, and names no topic that a brand took out', () => {
    expect(topics(evidenceOf('my brake pads', { ...garage, id: 'other-garage' }))).toEqual([]);
    const without = { ...garage, topics: garage.topics.filter(({ id }) => id !== 'brakes') };
    expect(topics(evidenceOf('can you replace my brake pads', without)).map(({ id }) => id)).not.toContain('brakes');
  });

  it('tells the words behind a topic', () => {
    const [first] = topics.explained(evidenceOf('can you replace my brake pads', garage));
    expect(first?.words).toContain('brake');
    expect(first?.words).not.toContain('you');
  });

  it('has the same bytes for the same rows, and they survive their file', () => {
    expect(encodeWeights(trained())).toEqual(encodeWeights(weights));
    expect(decodeWeights(encodeWeights(weights))).toEqual(weights);
  });

  it('takes the words of the taxonomy for evidence when it is taught with them', () => {
    const taught = trained({ taxonomy: garage });
    expect(taught.dense).toEqual(['seed:tyres', 'seed:brakes', 'seed:lights', 'seed:bills']);
    const [place] = [taught.classes.indexOf('tyres')];
    expect(taught.denseWeights[place]).toBeGreaterThan(0);
  });

  it('is not made of too few rows', () => {
    expect(trainTopics(garageRows.slice(0, 10), lessons)).toBeUndefined();
    expect(trainTopics([], lessons)).toBeUndefined();
  });
});

describe('topics known by examples', () => {
  const withExamples: Taxonomy = {
    ...garage,
    topics: [
      ...garage.topics,
      {
        id: 'courtesy-car',
        name: 'Courtesy car',
        words: {},
        examples: [
          'do i get a courtesy car while mine is in the workshop',
          'the loan car you gave me was dirty',
          'no replacement vehicle for three days',
          'is there a courtesy vehicle for the weekend',
        ],
      },
    ],
  };
  const topics = createTopicReader([], library);
  const idsOf = (text: string): readonly string[] => topics(evidenceOf(text, withExamples)).map(({ id }) => id);

  it('are found in texts like them and not in others', () => {
    expect(idsOf('will there be a courtesy car for me')).toEqual(['courtesy-car']);
    expect(idsOf('good morning everyone')).toEqual([]);
    expect(idsOf('where is the invoice')).toEqual(['bills']);
  });
});
