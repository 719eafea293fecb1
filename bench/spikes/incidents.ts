import type { Random } from './random.ts';

/** Something that happens and brings `times` as many mentions as usual. Times in slots, with fractions, since the start of the year. */
export interface Incident {
  readonly start: number;
  readonly end: number;
  readonly times: number;
  /** Minutes until it is at its height. */
  readonly ramp: number;
  /**
   * `even`: the whole brand, complaints and other mentions alike (the hardest to see); `complaints`: the whole brand, four in
   * five of those that are more are complaints; `topic`: the same of one topic, `times` its own usual.
   */
  readonly kind: 'even' | 'complaints' | 'topic';
  /** Index of the topic; null: all. */
  readonly topic: number | null;
}

const SLOTS_A_DAY = 288;
/** The first weeks are without incidents. */
const FIRST = 28 * SLOTS_A_DAY;
const LAST = 362 * SLOTS_A_DAY;

function pick<Item>(random: Random, items: readonly [Item, ...Item[]]): Item {
  return items[Math.floor(random.next() * items.length)] ?? items[0];
}

/** One every 60 hours or so, at any time of day or night: far more than in life, which makes the usual harder to learn. Half are of 3. */
export function drawIncidents(random: Random): readonly Incident[] {
  const incidents: Incident[] = [];
  for (let start = FIRST + random.next() * 500; start < LAST; start += 400 + random.next() * 640) {
    const times = random.next() < 0.5 ? 3 : pick(random, [1.5, 2, 5, 10]);
    const kind = pick<Incident['kind']>(random, ['even', 'complaints', 'topic']);
    const duration = pick(random, [6, 12, 24, 48]);
    const topic = kind === 'topic' ? Math.floor(random.next() * 5) : null;
    incidents.push({ start, end: start + duration, times, ramp: pick(random, [0, 5, 15, 45]), kind, topic });
  }
  return incidents;
}

/** How many times the usual a slot has: its share of the incident, on its way up at the beginning. */
export function timesAt({ start, end, times, ramp }: Incident, slot: number): number {
  const from = Math.max(start, slot);
  const to = Math.min(end, slot + 1);
  if (to <= from) return 1;
  const middle = ((from + to) / 2 - start) * 5;
  const height = ramp === 0 ? 1 : Math.min(1, middle / ramp);
  return 1 + (times - 1) * height * (to - from);
}
