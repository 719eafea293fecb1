import { describe, expect, it } from 'vitest';
import { identify, recall } from '../../../src/pipeline/recall.ts';
import type { StoredMention } from '../../../src/ports/stores.ts';
import { at, makeSaid } from '../../factories.ts';

const stored = (over: Partial<StoredMention>): StoredMention => ({
  id: 'set below',
  externalId: '1',
  batch: 'earlier',
  text: 'first',
  rating: null,
  postedAt: at(0),
  editedAt: null,
  deletedAt: null,
  revisions: [],
  customer: 'c',
  case: null,
  disposition: null,
  ...over,
});
const seen = (said: ReturnType<typeof makeSaid>, known: Partial<StoredMention> | null) => {
  const item = identify('acme', said);
  const map = new Map(known ? [[item.id, stored({ id: item.id, ...known })]] : []);
  const { fresh, mine, edits, duplicates } = recall([item], map, 'now');
  return fresh.length ? 'fresh' : mine.length ? 'mine' : edits.length ? 'edit' : duplicates === 1 ? 'duplicate' : 'nothing';
};
const said = (over: Parameters<typeof makeSaid>[0]) => makeSaid({ externalId: '1', ...over });

describe('recall', () => {
  it.each([
    ['fresh', said({}), null],
    ['duplicate', said({ text: 'first' }), {}],
    ['mine', said({ text: 'first' }), { batch: 'now' }],
    ['edit', said({ text: 'second', editedAt: at(500) }), {}],
    ['edit', said({ text: 'edited in the same second', editedAt: at(0) }), {}],
    ['duplicate', said({ text: 'late original' }), { editedAt: at(500), text: 'edited' }],
    ['duplicate', said({ text: 'older edit', editedAt: at(100) }), { editedAt: at(500), text: 'edited' }],
    ['edit', said({ externalId: '2', revisionOf: ['1'], text: 'second', editedAt: at(500) }), {}],
    [
      'duplicate',
      said({ text: 'first' }),
      { externalId: '2', text: 'second', revisions: [{ externalId: '1', text: 'first', replacedAt: at(9) }] },
    ],
    ['duplicate', said({ text: 'brought back' }), { deletedAt: at(900), text: '' }],
    ['edit', said({ text: 'first', rating: 5, postedAt: at(700) }), { rating: 1 }],
    ['edit', said({ text: 'changed, without a time' }), {}],
    ['duplicate', said({ text: 'a long post that is cut …' }), { text: 'a long post that is cut here and goes on' }],
    ['edit', said({ text: 'a long post that is cut here and goes on' }), { text: 'a long post that is cut …' }],
  ])('calls it %s', (expected, item, known) => {
    expect(seen(item, known)).toBe(expected);
  });

  it('keeps the latest of several revisions in one batch', () => {
    const items = [said({ text: 'b', editedAt: at(5) }), said({ text: 'c', editedAt: at(9) }), said({ text: 'a' })].map((one) =>
      identify('acme', one),
    );
    const { fresh, duplicates } = recall(items, new Map(), 'now');
    expect(fresh.map((item) => item.said.text)).toEqual(['c']);
    expect(duplicates).toBe(2);
  });
});
