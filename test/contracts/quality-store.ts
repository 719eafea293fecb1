import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freshId, type Review, type Sample, type Score, type ScoreCard } from '../../src/domain/index.ts';
import type { QualityStore } from '../../src/ports/quality.ts';
import { at } from '../factories.ts';

export const card: ScoreCard = {
  id: 'voice',
  name: 'Voice',
  passMark: 0.7,
  questions: [
    { id: 'kind', text: 'Was the customer addressed kindly?', weight: 1 },
    { id: 'solved', text: 'Was the problem solved?', weight: 3 },
  ],
};

export function makeSample(over: Partial<Sample> = {}): Sample {
  return {
    id: freshId(),
    by: { id: 'sam@acme.example', name: 'Sam' },
    at: at(0),
    seed: 'week 47',
    size: 2,
    from: at(-1),
    to: at(1),
    brand: null,
    queue: null,
    agent: null,
    stratify: null,
    card,
    double: 0,
    population: 9,
    complete: true,
    drawn: 2,
    strata: [],
    ...over,
  };
}

export function makeReview(over: Partial<Review> = {}): Review {
  return {
    id: freshId(),
    sample: 'sample',
    card,
    case: 'case',
    caseNumber: 7,
    brand: 'acme',
    queue: 'care',
    topic: 'baggage',
    solvedAt: at(0),
    agent: 'kim@acme.example',
    state: 'open',
    wanted: 1,
    scores: [],
    dispute: null,
    resolution: null,
    score: null,
    passed: null,
    at: at(0),
    version: 1,
    ...over,
  };
}

export function makeScore(over: Partial<Score> = {}): Score {
  return {
    by: { id: 'ann@acme.example', name: 'Ann' },
    at: at(1),
    verdicts: { kind: 'met', solved: 'not-applicable' },
    comment: '',
    score: 1,
    passed: true,
    ...over,
  };
}

/** What whoever keeps score-cards, samples and reviews promises. */
export function describeQualityStore(
  label: string,
  open: () => Promise<{ readonly store: QualityStore; close(): Promise<void> }>,
): void {
  describe(`score-cards, samples and reviews on ${label}`, () => {
    let store: QualityStore;
    let close: () => Promise<void>;
    beforeAll(async () => {
      ({ store, close } = await open());
    });
    afterAll(() => close());

    const all = { limit: 50, cursor: null };
    const idsOf = async (filter: Parameters<QualityStore['reviews']>[0]) =>
      (await store.reviews(filter, all)).items.map(({ id }) => id);

    it('keeps a card under its id, the later in place of the earlier', async () => {
      await store.putCard(card);
      await store.putCard({ ...card, id: 'other', name: 'A card' });
      await store.putCard({ ...card, passMark: 0.5 });
      expect(await store.card('voice')).toEqual({ ...card, passMark: 0.5 });
      expect((await store.cards()).map(({ id }) => id)).toEqual(['other', 'voice']);
      expect(await store.card('none')).toBeUndefined();
    });

    it('keeps a sample with its reviews, and finishes one that was kept half', async () => {
      const sample = makeSample();
      const [one, other] = [makeReview({ sample: sample.id }), makeReview({ sample: sample.id, solvedAt: at(1) })];
      await store.addSample(sample, [one]);
      await store.addSample({ ...sample, seed: 'another' }, [{ ...one, topic: 'another' }, other]);
      expect(await store.sample(sample.id)).toEqual(sample);
      expect((await store.reviews({ sample: sample.id }, all)).items).toEqual([other, one]);
      expect(await store.review(one.id)).toEqual(one);
      expect(await store.sample('none')).toBeUndefined();
      expect(await store.review('none')).toBeUndefined();
    });

    it('lists samples newest first, and reviews page by page', async () => {
      const later = makeSample({ at: at(3_600_000) });
      await store.addSample(later, []);
      expect((await store.samples({ limit: 1, cursor: null })).items).toEqual([later]);
      const sample = freshId();
      await store.addSample(
        makeSample({ id: sample }),
        [1, 2, 3].map((ms) => makeReview({ sample, solvedAt: at(ms) })),
      );
      const first = await store.reviews({ sample }, { limit: 2, cursor: null });
      const second = await store.reviews({ sample }, { limit: 2, cursor: first.nextCursor });
      expect([...first.items, ...second.items].map(({ solvedAt }) => solvedAt)).toEqual([at(3), at(2), at(1)]);
      expect(second.nextCursor).toBeNull();
    });

    it('finds reviews by state, by whose work it is and by who scored', async () => {
      const sample = freshId();
      const open = makeReview({ sample, solvedAt: at(3), scores: [makeScore()], wanted: 2 });
      const done = makeReview({ sample, solvedAt: at(2), state: 'done', scores: [makeScore()] });
      const lees = makeReview({ sample, solvedAt: at(1), agent: 'lee@acme.example' });
      await store.addSample(makeSample({ id: sample }), [open, done, lees]);
      expect(await idsOf({ sample, states: ['open'] })).toEqual([open.id, lees.id]);
      expect(await idsOf({ sample, agent: 'lee@acme.example' })).toEqual([lees.id]);
      expect(await idsOf({ sample, notAgent: 'lee@acme.example' })).toEqual([open.id, done.id]);
      expect(await idsOf({ sample, scoredBy: 'ann@acme.example' })).toEqual([open.id, done.id]);
      expect(await idsOf({ sample, states: ['open'], notScoredBy: 'ann@acme.example' })).toEqual([lees.id]);
    });

    it('saves the change of whoever was first', async () => {
      const review = makeReview();
      await store.addSample(makeSample(), [review]);
      const next = { ...review, version: 2, scores: [makeScore()], state: 'done' as const, score: 1, passed: true };
      expect(await store.saveReview(next)).toBe(true);
      expect(await store.saveReview({ ...next, score: 0 })).toBe(false);
      expect(await store.review(review.id)).toEqual(next);
    });
  });
}
