import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { OTHER_TOPIC, taxonomySchema } from '../../../../src/domain/index.ts';
import type { Labelled } from '../../../../src/understand/train/labelled.ts';
import { topicMaps, topicRows } from '../../../../src/understand/train/topic-map.ts';

const row = (over: Partial<Labelled>): Labelled => ({
  set: 'bitext',
  text: 'where is it',
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

describe('the map of collections to topics', () => {
  it.each(topicMaps.map((map) => [map.taxonomy, map] as const))(
    'names topics that %s has, and each label once',
    (name, { sets }) => {
      const file = new URL(`../../../../config/taxonomies/${name}.yaml`, import.meta.url);
      const ids = taxonomySchema.parse(parse(readFileSync(file, 'utf8'))).topics.map(({ id }) => id);
      for (const topics of Object.values(sets)) {
        expect([...ids, OTHER_TOPIC]).toEqual(expect.arrayContaining(Object.keys(topics)));
        const labels = Object.values(topics).flatMap((list) => list.split(' '));
        expect(labels.toSorted()).toEqual([...new Set(labels)].toSorted());
      }
    },
  );

  it('turns labels into topics, what fits none into no topic, and leaves out the rest', () => {
    const [retail] = topicMaps.filter(({ taxonomy }) => taxonomy === 'retail');
    if (!retail) throw new Error('no map for retail');
    const rows = topicRows(
      [
        row({ intent: 'track_order' }),
        row({ intent: 'newsletter_subscription' }),
        row({ intent: 'nobody_knows' }),
        row({ set: 'airline', intent: 'track_order' }),
      ],
      retail,
    );
    expect(rows.map(({ topics }) => topics)).toEqual([['delivery'], []]);
  });
});
