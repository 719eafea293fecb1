import { afterEach, describe, expect, it } from 'vitest';
import type { Mention, SpecialDays } from '../../../src/domain/index.ts';
import { countUncounted, fillHistory } from '../../../src/insights/rollups/count.ts';
import { SLOT_MS } from '../../../src/insights/spikes/slots.ts';
import { silentLog } from '../../../src/ports/log.ts';
import { watchSpikes } from '../../../workers/watch-spikes.ts';
import { brand, makeItem, makeMention } from '../../factories.ts';
import { openPipeline } from '../../pipeline-harness.ts';
import { startingSettings } from '../../unit/api/administration.ts';

const HOUR = 3_600_000;
const DAYS = 9;
const START = Date.UTC(2026, 10, 9);
const BURST = START + DAYS * 24 * HOUR + 14 * HOUR;
const signal = new AbortController().signal;
const iso = (ms: number): string => new Date(ms).toISOString();

/** The same numbers each time, evenly spread between 0 and 1. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

const asked = (id: string, at: number, topic: 'baggage' | 'refunds'): Mention =>
  makeMention({
    id,
    externalId: id,
    postedAt: iso(at),
    author: { externalId: id, handle: id, name: null, followers: null, verified: null },
    topics: [{ id: topic, confidence: 0.9 }],
    intent: 'question',
    text: 'How much may a case weigh?',
  });

/** Thirty mentions an hour by day and ten by night, at random, of two topics and two kinds. */
function ordinary(from: number, to: number): readonly Mention[] {
  const random = numbers(7);
  const said: Mention[] = [];
  for (let minute = from; minute < to; minute += 60_000) {
    const hour = new Date(minute).getUTCHours();
    if (random() >= (hour >= 7 && hour < 22 ? 0.5 : 0.16)) continue;
    const id = `old-${minute}`;
    const topic = random() < 0.5 ? 'baggage' : 'refunds';
    said.push({ ...asked(id, minute, topic), intent: random() < 0.3 ? 'complaint' : 'question' });
  }
  return said;
}

describe('rises of mentions in the running program', () => {
  let drop = async (): Promise<void> => {};
  afterEach(() => drop());

  async function open(calendar: readonly SpecialDays[] = []) {
    let now = BURST;
    const clock = { now: () => now, sleep: async () => {} };
    const pipeline = await openPipeline({ clock });
    drop = pipeline.drop;
    const { stores, changes } = pipeline;
    const current = () => ({ ...startingSettings([]), brands: [{ ...brand, calendar: [...calendar] }] });
    const settings = {
      current,
      version: () => 1,
      queues: () => {
        throw new Error('not used here');
      },
      connection: () => undefined,
      onChange: () => () => {},
    };
    const counted: string[] = [];
    const metrics = { alert: (change: string, severity: string) => void counted.push(`${change} ${severity}`) };
    const look = async (at: number): Promise<void> => {
      now = at + 20_000;
      await watchSpikes({ stores, changes, clock, log: silentLog, settings, metrics }, { at, signal });
    };
    const tell = (from: number, to: number) => stores.mentions.insert(ordinary(from, to));
    const fill = async (): Promise<void> => {
      await countUncounted(stores.rollups, signal);
      while (!(await fillHistory(stores.rollups, brand.id, signal)));
    };
    return { ...pipeline, counted, look, tell, fill, setNow: (at: number) => (now = at) };
  }
  const alertsOf = (stores: Awaited<ReturnType<typeof open>>['stores']) =>
    stores.alerts.list({ brands: [brand.id], open: false }, 50);

  it('are one alert with what differs and an incident to decide on, until they are over', async () => {
    const { stores, counted, look, tell, fill, take, setNow } = await open();
    await tell(START, BURST + 4 * HOUR);
    await fill();
    for (let at = BURST - 6 * HOUR; at <= BURST; at += SLOT_MS) await look(at);
    expect(await alertsOf(stores)).toEqual([]);
    expect((await stores.alerts.watched([brand.id])).get(brand.id)).toBe(iso(BURST));

    let customer = 0;
    for (let at = BURST; at < BURST + 30 * 60_000; at += SLOT_MS) {
      setNow(at + SLOT_MS);
      await take(
        Array.from({ length: 15 }, (_, place) => {
          const handle = `angry-${(customer += 1)}`;
          const text = 'My bag is stuck on belt 4 and nobody comes';
          return makeItem({ text, author: { externalId: handle, handle }, postedAt: iso(at + place * 15_000) });
        }),
      );
      await look(at + SLOT_MS);
    }
    const [found, ...others] = await alertsOf(stores);
    expect(others).toEqual([]);
    expect(found).toMatchObject({ topic: 'baggage', measure: 'complaints', severity: 'high', until: null });
    expect(Math.abs(Date.parse(found?.began ?? '') - BURST)).toBeLessThanOrEqual(SLOT_MS);
    expect(found?.whatDiffers.map(({ text }) => text)).toContain('belt 4');
    const incident = await stores.incidents.get(found?.incident ?? '');
    expect(incident).toMatchObject({ state: 'proposed', alert: found?.id, match: { topic: 'baggage' } });

    for (let at = BURST + 35 * 60_000; at <= BURST + 3 * HOUR; at += SLOT_MS) await look(at);
    const [over, ...more] = await alertsOf(stores);
    expect(more).toEqual([]);
    expect(over).toMatchObject({ id: found?.id, incident: found?.incident, until: expect.stringContaining('2026-11-18T15:') });
    expect(counted[0]).toMatch(/^found /u);
    expect(counted.at(-1)).toBe('ended high');
    expect(counted.filter((what) => /^(?:found|ended)/u.test(what))).toHaveLength(2);
  });

  it.each([
    { told: [], found: 1 },
    { told: ['2026-11-19'], found: 0 },
    { told: ['2026-11-20'], found: 1 },
  ])('are no alarm in a campaign that was told of ($told)', async ({ told, found }) => {
    // There a day begins as the rise does.
    const campaign = { name: 'Half price', kind: 'campaign', times: 6, timeZone: 'Australia/Brisbane' } as const;
    const { stores, look, tell, fill } = await open(told.map((day) => ({ ...campaign, from: day, to: day })));
    await tell(START, BURST + HOUR);
    await fill();
    for (let at = BURST; at < BURST + 15 * 60_000; at += SLOT_MS) {
      await stores.mentions.insert(
        Array.from({ length: 15 }, (_, place) =>
          asked(`buyer-${at + place}`, at + place * 15_000, place % 2 === 0 ? 'baggage' : 'refunds'),
        ),
      );
      await look(at + SLOT_MS);
    }
    expect(await alertsOf(stores)).toHaveLength(found);
  });

  it('are found by one of two who look at the same time, and said once more by neither', async () => {
    const { stores, look, tell, fill, take, setNow } = await open();
    await tell(START, BURST + HOUR);
    await fill();
    await look(BURST);
    setNow(BURST + SLOT_MS);
    await take(
      Array.from({ length: 60 }, (_, place) => {
        const handle = `angry-${place}`;
        return makeItem({ text: 'My bag is gone', author: { externalId: handle, handle }, postedAt: iso(BURST + place * 4_000) });
      }),
    );
    await Promise.all([look(BURST + SLOT_MS), look(BURST + SLOT_MS)]);
    await look(BURST + SLOT_MS);
    expect(await alertsOf(stores)).toHaveLength(1);
    expect((await stores.incidents.list({ brand: brand.id }, { limit: 9, cursor: null })).items).toHaveLength(1);
  });

  it('are not looked for in a brand with less than a day of history', async () => {
    const { stores, look, tell, fill } = await open();
    await tell(BURST - 23 * HOUR, BURST);
    await fill();
    await look(BURST);
    expect(await stores.rhythms.get(brand.id)).toBeUndefined();
    expect((await stores.alerts.watched([brand.id])).size).toBe(0);
  });
});
