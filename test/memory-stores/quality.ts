import type { Review, Sample, ScoreCard } from '../../src/domain/index.ts';
import type { QualityStore, ReviewFilter } from '../../src/ports/quality.ts';
import type { CaseStore } from '../../src/ports/stores.ts';
import { allOf, newestFirst, pageOf } from './page.ts';

function matches(review: Review, filter: ReviewFilter): boolean {
  const scored = (by: string): boolean => review.scores.some((score) => score.by.id === by);
  return (
    (filter.states === undefined || filter.states.includes(review.state)) &&
    (filter.sample === undefined || review.sample === filter.sample) &&
    (filter.agent === undefined || review.agent === filter.agent) &&
    (filter.notAgent === undefined || review.agent !== filter.notAgent) &&
    (filter.scoredBy === undefined || scored(filter.scoredBy)) &&
    (filter.notScoredBy === undefined || !scored(filter.notScoredBy))
  );
}

/** Score-cards, samples and reviews in memory; solved cases are those of a case store. */
export function memoryQuality(stores: { readonly cases: CaseStore }): QualityStore {
  const cards = new Map<string, ScoreCard>();
  const samples = new Map<string, Sample>();
  const reviews = new Map<string, Review>();
  return {
    putCard: async (card) => void cards.set(card.id, card),
    card: async (id) => cards.get(id),
    cards: async () => [...cards.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    solved: async ({ from, to, brand, queue, agent }, limit) => {
      const all = await allOf((page) => stores.cases.list({}, page));
      const found = newestFirst(all, (item) => item.solvedAt ?? '')
        .filter(
          (item) =>
            (item.status === 'solved' || item.status === 'closed') &&
            item.mergedInto === null &&
            item.solvedAt !== null &&
            item.solvedAt >= from &&
            item.solvedAt < to &&
            (brand === undefined || item.brand === brand) &&
            (queue === undefined || item.queue === queue),
        )
        .map(({ id, number, brand: of, queue: inside, topic, solvedAt, resolution, owner }) => ({
          id,
          number,
          brand: of,
          queue: inside,
          topic,
          solvedAt: solvedAt ?? '',
          agent: resolution?.by ?? (owner.kind === 'agent' ? owner.id : null),
        }))
        .filter((item) => agent === undefined || item.agent === agent);
      return { cases: found.slice(0, limit), complete: found.length <= limit };
    },
    addSample: async (sample, found) => {
      for (const review of found) if (!reviews.has(review.id)) reviews.set(review.id, review);
      if (!samples.has(sample.id)) samples.set(sample.id, sample);
    },
    sample: async (id) => samples.get(id),
    samples: async (page) =>
      pageOf(
        newestFirst(samples.values(), ({ at, id }) => `${at} ${id}`),
        page,
      ),
    review: async (id) => reviews.get(id),
    reviews: async (filter, page) =>
      pageOf(
        newestFirst(reviews.values(), ({ solvedAt, id }) => `${solvedAt} ${id}`).filter((review) => matches(review, filter)),
        page,
      ),
    saveReview: async (review) => {
      if (reviews.get(review.id)?.version !== review.version - 1) return false;
      reviews.set(review.id, review);
      return true;
    },
  };
}
