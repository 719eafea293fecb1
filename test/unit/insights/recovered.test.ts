import { describe, expect, it } from 'vitest';
import { recoveredOf } from '../../../src/insights/recovered.ts';
import { at, makeMention } from '../../factories.ts';

const solved = { id: 'c', solvedAt: at(10_000) };
const revision = (rating: number | null, ms: number) => ({ externalId: 'r', text: 'before', rating, replacedAt: at(ms) });

describe('what became of a review after its case was solved', () => {
  const review = makeMention({ id: 'r', network: 'trustpilot', rating: 4 });
  it.each([
    ['nothing', review, null],
    ['its stars were raised', { ...review, revisions: [revision(1, 20_000)] }, { from: 1, to: 4, at: at(20_000) }],
    [
      'they were raised twice',
      { ...review, revisions: [revision(1, 20_000), revision(2, 30_000)] },
      { from: 1, to: 4, at: at(30_000) },
    ],
    ['they were raised before', { ...review, revisions: [revision(1, 5_000)] }, null],
    [
      'what stood when it was solved counts',
      { ...review, revisions: [revision(1, 5_000), revision(3, 20_000)] },
      { from: 3, to: 4 },
    ],
    ['its text alone was changed', { ...review, revisions: [revision(4, 20_000)] }, null],
    ['it was made worse', { ...review, rating: 1, revisions: [revision(4, 20_000)] }, null],
    ['stars before are unknown', { ...review, revisions: [{ externalId: 'r', text: 'b', replacedAt: at(20_000) }] }, null],
    ['it was withdrawn', { ...review, deletedAt: at(20_000) }, { from: 4, to: null, at: at(20_000) }],
    ['it was withdrawn before', { ...review, deletedAt: at(5_000) }, null],
    ['it has no stars', { ...review, rating: null, deletedAt: at(20_000) }, null],
  ])('%s', (_what, mention, expected) => {
    if (expected === null) expect(recoveredOf(mention, solved)).toBeNull();
    else expect(recoveredOf(mention, solved)).toMatchObject({ mention: 'r', case: 'c', network: 'trustpilot', ...expected });
  });
  it('is nothing without a solved case', () => {
    const gone = { ...review, deletedAt: at(20_000) };
    expect(recoveredOf(gone, undefined)).toBeNull();
    expect(recoveredOf(gone, { id: 'c', solvedAt: null })).toBeNull();
  });
});
