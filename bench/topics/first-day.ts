import { OTHER_TOPIC, type Taxonomy } from '../../src/domain/index.ts';
import type { Understand } from '../../src/ports/understand.ts';
import type { Labelled } from '../../src/understand/train/labelled.ts';
import { labelsOf } from '../understand/sets.ts';

/** Complaint reasons and intents of airlines by the topic of the shipped taxonomy that they come nearest to. */
const REASONS: Readonly<Record<string, string>> = {
  'Customer Service Issue': 'customer-service',
  'Late Flight': 'delays',
  'Cancelled Flight': 'delays',
  'Lost Luggage': 'baggage',
  'Damaged Luggage': 'baggage',
  'Flight Booking Problems': 'booking',
  'Flight Attendant Complaints': 'cabin-crew',
  longlines: 'check-in',
  'Bad Flight': 'seating',
  DELAY: 'delays',
  BAGGAGE: 'baggage',
  INFLIGHTENT: 'seating',
  INFLIGHTFACS: 'seating',
  FLIGHTSTAFF: 'cabin-crew',
  BOOKFLT: 'booking',
  CHGFLT: 'booking',
  CHECKIN: 'check-in',
  CUSTSUPP: 'customer-service',
  REWARDS: 'loyalty',
};

export interface FirstDay {
  readonly texts: number;
  /** The right topic stands first; the right one is among those given; any is given. */
  readonly first: number;
  readonly among: number;
  readonly covered: number;
}

/** What a brand gets before anybody has taught anything: the shipped taxonomy's words and models. */
export function firstDay(rows: readonly Labelled[], understand: Understand, taxonomy: Taxonomy): FirstDay {
  const known = rows.filter(({ topic, intent }) => REASONS[topic ?? intent ?? ''] !== undefined);
  const labels = labelsOf(known, understand, taxonomy);
  const share = (is: (ids: readonly string[], truth: string) => boolean): number =>
    known.filter(({ topic, intent }, at) =>
      is(labels[at]?.topics.map(({ id }) => id) ?? [], REASONS[topic ?? intent ?? ''] ?? OTHER_TOPIC),
    ).length / Math.max(1, known.length);
  return {
    texts: known.length,
    first: share(([first], truth) => first === truth),
    among: share((ids, truth) => ids.includes(truth)),
    covered: share((ids) => ids.length > 0),
  };
}
