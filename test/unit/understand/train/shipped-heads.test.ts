import { describe, expect, it } from 'vitest';
import type { Taxonomy } from '../../../../src/domain/index.ts';
import { createLibrary } from '../../../../src/understand/knowledge.ts';
import type { Labelled } from '../../../../src/understand/train/labelled.ts';
import { correctedHead, shippedHeads } from '../../../../src/understand/train/shipped-heads.ts';
import { garageRows } from '../topics/rows.ts';

const library = createLibrary();
const row = (over: Partial<Labelled>): Labelled => ({
  set: 'bitext',
  text: '',
  lang: 'en',
  sentiment: null,
  topic: null,
  intent: null,
  spam: null,
  complaint: null,
  part: null,
  brand: null,
  stars: null,
  ...over,
});
const things = ['the lamp', 'my boots', 'a kettle', 'two chairs', 'this coat', 'the tent', 'her watch', 'our rug', 'a bike'];
const rows: readonly Labelled[] = [
  ...things.map((thing) => row({ intent: 'track_order', text: `where is ${thing} that i ordered` })),
  ...things.map((thing) => row({ intent: 'get_refund', text: `give me the money for ${thing}` })),
  ...things.map((thing) => row({ set: 'sms-spam', spam: true, text: `win ${thing}, text YES to 80800` })),
  ...things.map((thing) => row({ set: 'sms-spam', spam: false, text: `did you see ${thing}` })),
  ...things.map((thing) => row({ set: 'airline', topic: 'Lost Luggage', text: `you lost ${thing}` })),
];

describe('models that come with the program', () => {
  it('are made for the taxonomies that the sets speak of, and for spam', () => {
    expect(shippedHeads(rows, library).map(({ name, classes }) => [name, classes])).toEqual([
      ['topics-general', ['delivery', 'refunds']],
      ['topics-retail', ['delivery', 'returns-refunds']],
      ['spam', ['spam']],
    ]);
  });

  it('learn nothing from sets that may not teach them', () => {
    const allowed = rows.filter(({ set }) => set !== 'airline');
    expect(shippedHeads(rows, library)).toEqual(shippedHeads(allowed, library));
  });
});

describe('a model out of corrections', () => {
  const garage: Taxonomy = {
    id: 'garage',
    name: 'Garage',
    topics: ['tyres', 'brakes', 'lights'].map((id) => ({ id, name: id, words: {} })),
  };

  it('waits until enough was set right', () => {
    expect(correctedHead(garage, { collections: rows, corrections: garageRows.slice(0, 39) }, library)).toBeUndefined();
  });

  it('knows the topics that people named', () => {
    const head = correctedHead(garage, { collections: rows, corrections: garageRows }, library);
    expect([head?.name, head?.classes, head?.languages]).toEqual(['topics-garage', ['brakes', 'lights', 'tyres'], ['en']]);
  });
});
