import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { taxonomySchema } from '../../../src/domain/index.ts';
import { read } from './helpers.ts';

const folder = new URL('../../../config/taxonomies/', import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
const load = (file: string) => taxonomySchema.parse(parse(readFileSync(new URL(file, folder), 'utf8')));

describe.each(files)('the shipped taxonomy %s', (file) => {
  const taxonomy = load(file);

  it('is named like its file and names each topic once', () => {
    expect(`${taxonomy.id}.yaml`).toBe(file);
    expect(new Set(taxonomy.topics.map(({ id }) => id)).size).toBe(taxonomy.topics.length);
  });

  it('keeps its words in lower case, once in a list, and in English at least', () => {
    for (const { id, words } of taxonomy.topics) {
      expect(words['en']?.length, id).toBeGreaterThan(3);
      for (const list of Object.values(words)) {
        expect(list.map((word) => word.toLowerCase())).toEqual(list);
        expect(new Set(list).size, `${id}: ${list.join(', ')}`).toBe(list.length);
      }
    }
  });

  it('finds each topic by its own English words', () => {
    for (const { id, words } of taxonomy.topics) {
      const [word = ''] = words['en'] ?? [];
      expect(
        read(word, { lang: 'en' }, taxonomy).topics.map((topic) => topic.id),
        word,
      ).toContain(id);
    }
  });
});

it('ships a taxonomy for each of the six trades', () => {
  expect(files.toSorted()).toEqual([
    'airline.yaml',
    'bank.yaml',
    'general.yaml',
    'hospitality.yaml',
    'retail.yaml',
    'telecom.yaml',
  ]);
});

it.each([
  ['baggage', 'where is my suitcase'],
  ['delays', 'we are stranded, flight cancelled'],
  ['refunds', 'I want my money back'],
  ['safety', 'smoke in the cabin'],
  ['lost-property', 'I left my kindle in the seat pocket'],
  ['loyalty', 'my miles are missing'],
  ['app-website', 'the app crashes'],
  ['special-assistance', 'no wheelchair for my father'],
])('airline: %s is what "%s" is about', (topic, text) => {
  expect(read(text, { lang: 'en' }, load('airline.yaml')).topics.map(({ id }) => id)).toContain(topic);
});
