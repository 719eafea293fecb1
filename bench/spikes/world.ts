import type { SpecialTime } from '../../src/insights/spikes/calendar.ts';
import type { Measure } from '../../src/insights/spikes/look.ts';
import { DAY_MS, SLOT_MS } from '../../src/insights/spikes/slots.ts';
import { drawIncidents, timesAt, type Incident } from './incidents.ts';
import { seeded, type Random } from './random.ts';

/** Monday, 5 January 2026, 00:00 UTC. */
export const START = Date.UTC(2026, 0, 5);
export const DAYS = 364;
export const SLOTS_A_DAY = 288;
export const SLOTS = DAYS * SLOTS_A_DAY;
export const TOPICS = ['delivery', 'billing', 'app', 'service', 'other'];
export const NETWORKS = ['x', 'facebook'];
export const TOPIC_SHARES = [0.32, 0.24, 0.18, 0.14, 0.12];
const NETWORK_SHARES = [0.65, 0.35];
const COMPLAINTS = [0.4, 0.45, 0.35, 0.3, 0.15];
/** One mention in so many stirs up others, within the next half hour. */
const STIRS = 0.03;
const STIRRED = 2;
const STIR_SLOTS = 6;
/** Without reason from five minutes to five minutes. */
const FLICKER = 0.02;

/** A year of one brand. */
export interface World {
  readonly volume: number;
  readonly incidents: readonly Incident[];
  /** What the detector is told: most holidays and campaigns, not all. */
  readonly calendar: readonly SpecialTime[];
  readonly series: readonly CellSeries[];
  /** Usual mentions in five minutes of the whole brand, without any incident. */
  readonly usual: Float64Array;
}

export interface CellSeries {
  readonly topic: string | null;
  readonly network: string | null;
  readonly measure: Measure;
  readonly counts: Uint16Array;
}

interface Day {
  readonly times: number;
  readonly told: SpecialTime | null;
  readonly isSunday: boolean;
}

/** Ten holidays (two of them nobody told the detector of) and twelve campaigns of a day to three (three of them unannounced). */
function drawDays(random: Random): readonly Day[] {
  const days: Day[] = Array.from({ length: DAYS }, () => ({ times: 1, told: null, isSunday: false }));
  const at = (day: number): number => START + day * DAY_MS;
  const draw = (): number => 7 + Math.floor(random.next() * (DAYS - 14));
  for (let index = 0; index < 10; index += 1) {
    const day = draw();
    const told: SpecialTime = { from: at(day), to: at(day + 1), kind: 'holiday' };
    days[day] = { times: 0.7 + random.next() * 0.5, told: index < 8 ? told : null, isSunday: true };
  }
  for (let index = 0; index < 12; index += 1) {
    const day = draw();
    const length = 1 + Math.floor(random.next() * 3);
    const times = index < 9 ? 1.3 + random.next() * 1.2 : 1.2 + random.next() * 0.6;
    const told: SpecialTime = { from: at(day), to: at(day + length), kind: 'campaign' };
    for (let next = day; next < day + length; next += 1) days[next] = { times, told: index < 9 ? told : null, isSunday: false };
  }
  return days;
}

/** Mentions by hour of day: a low at night, a rise in the morning, a second one in the evening; shifted from brand to brand. */
function drawHours(random: Random): readonly number[] {
  const [morning, evening, night] = [9 + random.next() * 3, 18 + random.next() * 3, 0.15 + random.next() * 0.15];
  const bump = (hour: number, centre: number, width: number): number => {
    const away = Math.abs(((hour - centre + 36) % 24) - 12);
    return Math.exp(-((away / width) ** 2));
  };
  const raw = Array.from({ length: 24 }, (_, hour) => night + bump(hour, morning, 4) + 0.8 * bump(hour, evening, 3.5));
  const mean = raw.reduce((a, b) => a + b, 0) / 24;
  return raw.map((value) => value / mean);
}

/** A walk that returns: logarithm with this deviation, forgotten after so many slots. */
function wandering(random: Random, deviation: number, slots: number): () => number {
  const keep = Math.exp(-1 / slots);
  let value = random.normal() * deviation;
  return () => {
    value = keep * value + Math.sqrt(1 - keep * keep) * deviation * random.normal();
    return Math.exp(value - (deviation * deviation) / 2);
  };
}

export function makeWorld(seed: number, volume: number): World {
  const random = seeded(seed);
  const days = drawDays(random);
  const hours = drawHours(random);
  const weekend = 0.5 + random.next() * 0.4;
  const growth = -0.3 + random.next() * 0.8;
  const incidents = drawIncidents(random);
  const cells = TOPICS.flatMap((topic, t) =>
    NETWORKS.map((network, n) => ({ topic, network, t, share: (TOPIC_SHARES[t] ?? 0) * (NETWORK_SHARES[n] ?? 0) })),
  );
  const own = { all: cells.map(() => new Uint16Array(SLOTS)), complaints: cells.map(() => new Uint16Array(SLOTS)) };
  const coming = cells.map(() => new Float64Array(SLOTS + STIR_SLOTS + 1));
  const drift = wandering(random, 0.15, 24);
  const topicDrift = TOPICS.map(() => wandering(random, 0.15, 48));
  const usual = new Float64Array(SLOTS);
  let dayTimes = 1;
  let next = 0;
  for (let slot = 0; slot < SLOTS; slot += 1) {
    const day = Math.floor(slot / SLOTS_A_DAY);
    if (slot % SLOTS_A_DAY === 0) dayTimes = Math.exp(0.1 * random.normal());
    const { times = 1, isSunday = false } = days[day] ?? {};
    const hour = (slot % SLOTS_A_DAY) / 12;
    const low = Math.floor(hour);
    const curve = (hours[low] ?? 1) * (1 - hour + low) + (hours[(low + 1) % 24] ?? 1) * (hour - low);
    const weekday = day % 7 >= 5 || isSunday ? weekend : 1;
    const steady = (volume / 12) * curve * weekday * times * dayTimes * (1 + (growth * slot) / SLOTS) * drift();
    usual[slot] = steady;
    const rate = steady * random.around1(FLICKER);
    const inTopic = topicDrift.map((step) => step());
    while (next < incidents.length && (incidents[next]?.end ?? 0) <= slot) next += 1;
    const incident = incidents[next];
    const times1 = incident ? timesAt(incident, slot) - 1 : 0;
    for (const [index, cell] of cells.entries()) {
      const normal = rate * cell.share * (inTopic[cell.t] ?? 1);
      const angry = COMPLAINTS[cell.t] ?? 0;
      const stirred = random.poisson(coming[index]?.[slot] ?? 0);
      let complaints = random.poisson((normal + stirred) * angry);
      const calm = random.poisson(normal * (1 - angry)) + Math.max(0, stirred - Math.round(stirred * angry));
      let all = complaints + calm;
      for (let mention = random.poisson(all * STIRS); mention > 0; mention -= 1) {
        const size = STIRRED * -Math.log(1 - random.next());
        for (let later = 1; later <= STIR_SLOTS; later += 1) add(coming[index], slot + later, size / STIR_SLOTS);
      }
      if (incident && times1 > 0 && (incident.topic === null || incident.topic === cell.t)) {
        const more = random.poisson(normal * times1);
        const share = incident.kind === 'even' ? angry : 0.8;
        const cross = random.poisson(more * share);
        complaints += Math.min(more, cross);
        all += more;
      }
      add(own.all[index], slot, all);
      add(own.complaints[index], slot, complaints);
    }
  }
  const calendar = [...new Set(days.map(({ told }) => told).filter((time) => time !== null))];
  return { volume, incidents, calendar, usual, series: addUp(cells, own) };
}

function add(counts: Uint16Array | Float64Array | undefined, slot: number, more: number): void {
  if (counts) counts[slot] = (counts[slot] ?? 0) + more;
}

/** The brand, its topics, its networks, and each topic on each network; all and complaints. */
function addUp(
  cells: readonly { readonly topic: string; readonly network: string }[],
  own: { readonly all: readonly Uint16Array[]; readonly complaints: readonly Uint16Array[] },
): readonly CellSeries[] {
  const scopes = [null, ...TOPICS].flatMap((topic) => [null, ...NETWORKS].map((network) => ({ topic, network })));
  return scopes.flatMap(({ topic, network }) =>
    (['all', 'complaints'] as const).map((measure) => {
      const counts = new Uint16Array(SLOTS);
      for (const [index, cell] of cells.entries()) {
        if ((topic ?? cell.topic) !== cell.topic || (network ?? cell.network) !== cell.network) continue;
        const from = own[measure][index];
        for (let slot = 0; slot < SLOTS; slot += 1) counts[slot] = (counts[slot] ?? 0) + (from?.[slot] ?? 0);
      }
      return { topic, network, measure, counts };
    }),
  );
}

export const slotStart = (slot: number): number => START + slot * SLOT_MS;
