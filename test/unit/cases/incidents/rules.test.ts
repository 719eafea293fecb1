import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decideIncident } from '../../../../src/cases/incidents/decide.ts';
import { frozenBy, incidentFor, linksTo } from '../../../../src/cases/incidents/match.ts';
import { saysOneOf } from '../../../../src/cases/incidents/phrases.ts';
import { incidentOf, proposeIncident, tellingPhrases } from '../../../../src/cases/incidents/propose.ts';
import { reportOf, spanOfIncident } from '../../../../src/cases/incidents/report.ts';
import type { Alert, Case, Incident } from '../../../../src/domain/index.ts';
import { EMPTY } from '../../../../src/insights/rollups/cells.ts';
import { sketchOf } from '../../../../src/insights/rollups/sketch.ts';
import { makeIncident } from '../../../contracts/incident-store.ts';
import { fastClock } from '../../../clock.ts';
import { at, makeCase, NOON } from '../../../factories.ts';
import { memoryChanges, memoryStores } from '../../../memory-stores/index.ts';

interface Odd {
  readonly one: string;
  readonly is?: Partial<Case>;
  readonly says?: readonly string[];
  readonly other?: Partial<Incident>;
}

const alert: Alert = {
  id: 'alert-1',
  brand: 'acme',
  topic: 'baggage',
  network: null,
  measure: 'complaints',
  severity: 'high',
  likelihood: 0.999,
  began: at(0),
  found: at(300_000),
  seen: at(300_000),
  until: null,
  count: 50,
  expected: 8,
  whatDiffers: [
    { kind: 'phrase', text: 'belt 4', count: 30, usual: 0.2 },
    { kind: 'phrase', text: 'belt', count: 33, usual: 2 },
    { kind: 'phrase', text: 'hello', count: 20, usual: 12 },
    { kind: 'phrase', text: 'rare', count: 3, usual: 0.1 },
    { kind: 'network', text: 'x', count: 40, usual: 20 },
  ],
  incident: null,
  folded: 0,
  acknowledged: null,
};

describe('a case is about an incident', () => {
  const incident = makeIncident({ match: { topic: 'baggage', network: 'x', phrases: ['belt 4'] } });
  const item = makeCase({ networks: ['custom', 'x'], firstMentionAt: at(1) });
  const links = (
    over: Partial<Case>,
    texts: readonly string[] = ['My bag stands on Belt 4!'],
    other: Partial<Incident> = {},
  ): boolean => linksTo({ ...incident, ...other }, { ...item, ...over }, texts);

  it('when all that the incident names holds', () => expect(links({})).toBe(true));
  it.each<Odd>([
    { one: 'of another brand', is: { brand: 'zenith' } },
    { one: 'on another topic', is: { topic: 'refunds' } },
    { one: 'from another network', is: { networks: ['custom'] } },
    { one: 'that says none of the phrases', says: ['My bag stands on belt 5', 'belt. 4'] },
    { one: 'heard of before it began', is: { firstMentionAt: at(-1) } },
    { one: 'that was merged', is: { mergedInto: 'c9' } },
    { one: 'that is closed', is: { status: 'closed' } },
    { one: 'that is in another', is: { incident: 'another' } },
    { one: 'that somebody took out', is: { leftIncidents: [incident.id] } },
    { one: 'when it names nothing at all', other: { match: { topic: null, network: null, phrases: [] } } },
  ])('but not one $one', ({ is = {}, says, other }) => expect(links(is, says, other)).toBe(false));

  it('goes to the one that was accepted last, of several', () => {
    const older = makeIncident({ id: 'older', acceptedAt: at(1) });
    const newer = makeIncident({ id: 'newer', acceptedAt: at(2) });
    expect(incidentFor([older, newer], makeCase(), [])?.id).toBe('newer');
    expect(incidentFor([older, makeIncident({ brand: 'zenith' })], makeCase(), [])?.id).toBe('older');
    expect(incidentFor([], makeCase(), [])).toBeUndefined();
  });

  it('is frozen while that one is open', () => {
    expect(frozenBy({ incident: 'i1' }, { id: 'i1', state: 'open' })).toBe('i1');
    expect(frozenBy({ incident: 'i1' }, { id: 'i1', state: 'closed' })).toBeNull();
    expect(frozenBy({ incident: null }, { id: 'i1', state: 'open' })).toBeNull();
    expect(frozenBy({ incident: 'i1' }, undefined)).toBeNull();
  });
});

describe('a phrase stands in a text', () => {
  it.each([
    ['belt 4', 'Stuck at BELT 4 for hours'],
    ['koffer weg', 'Mein Köffer weg!'.replace('ö', 'o')],
    ['kofferband', 'Das Kofferbänd'.replace('ä', 'a')],
    ['gepack', 'Wo ist mein Gepäck?'],
    ["can't log in", 'I can’t log in since noon'],
    ['#beltgate', 'oh well #BeltGate'],
  ])('%s in %s', (phrase, text) => expect(saysOneOf([phrase], [text])).toBe(true));
  it.each([
    ['belt', 'seatbelts everywhere'],
    ['belt 4', 'belt 45'],
    ['belt 4', 'the belt. 4 hours'],
    ['x', 'https://t.example/x'],
    [' ! ', 'what!'],
  ])('%s not in %s', (phrase, text) => expect(saysOneOf([phrase], [text])).toBe(false));
  it('whatever else is said around it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom<string[]>('my', 'bag', 'is', 'gone', 'belt', '5'), { maxLength: 30 }),
        fc.nat(30),
        (words, place) => {
          const text = [...words.slice(0, place), 'Belt 4', ...words.slice(place)].join(' ');
          return saysOneOf(['belt 4'], [text]);
        },
      ),
    );
  });
});

describe('a proposed incident', () => {
  it('names what tells the alert from usual times', () => {
    expect(tellingPhrases(alert)).toEqual(['belt 4', 'belt']);
    expect(incidentOf(alert, at(5))).toMatchObject({
      state: 'proposed',
      title: 'Baggage: belt 4',
      match: { topic: 'baggage', network: null, phrases: ['belt 4', 'belt'] },
      began: at(0),
      version: 1,
    });
    expect(incidentOf({ ...alert, topic: null, whatDiffers: [] }, at(5)).title).toBe('Many complaints at once');
    expect(incidentOf({ ...alert, topic: null, network: 'x', whatDiffers: [] }, at(5)).title).toBe('On x');
  });

  it('is made once for an alert, and told once', async () => {
    const [stores, changes] = [memoryStores(), memoryChanges()];
    const told: string[] = [];
    changes.subscribe(({ type, ids }) => told.push(`${type} ${ids.join()}`));
    const deps = { stores, changes, clock: fastClock(NOON) };
    const [one, other] = await Promise.all([proposeIncident(alert, deps), proposeIncident({ ...alert, count: 80 }, deps)]);
    expect(other).toEqual(one);
    expect(await proposeIncident(alert, deps)).toEqual(one);
    expect((await stores.incidents.list({}, { limit: 9, cursor: null })).items).toEqual([one]);
    expect(told).toEqual([`incident ${one.id}`]);
  });
});

describe('the life of an incident', () => {
  const by = { id: 'sue', name: 'Sue' };
  const decide = (incident: Incident, action: Parameters<typeof decideIncident>[1]) =>
    decideIncident(incident, action, { by, at: at(9) });
  const proposed = incidentOf(alert, at(5));
  const accept = { type: 'accept', title: null, match: null } as const;

  it('opens by being accepted, with what its acceptor says better', () => {
    const match = { topic: null, network: 'x', phrases: [] };
    expect(decide(proposed, { ...accept, title: 'Belt 4 broke', match })).toMatchObject({
      ok: true,
      next: {
        state: 'open',
        title: 'Belt 4 broke',
        match,
        acceptedBy: by,
        acceptedAt: at(9),
        version: 2,
        tasks: [{ kind: 'link' }],
      },
    });
  });
  it('is not accepted when it would swallow every case', () => {
    const nothing = { topic: null, network: null, phrases: [] };
    expect(decide({ ...proposed, match: nothing }, accept)).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
  });
  it('has one statement, and whoever changes it takes the approval off', () => {
    const open = makeIncident();
    const written = decide(open, { type: 'statement', text: 'We know.' });
    if (!written.ok || !written.next) throw new Error('was not written');
    const approved = decide(written.next, { type: 'approve' });
    if (!approved.ok || !approved.next) throw new Error('was not approved');
    expect(approved.next.statement).toMatchObject({ text: 'We know.', approvedBy: by });
    expect(decide(approved.next, { type: 'approve' })).toEqual({ ok: true, next: null });
    const telling = decide(approved.next, { type: 'send-statement' });
    expect(telling).toMatchObject({ next: { tasks: [{ kind: 'tell' }] } });
    if (!telling.ok || !telling.next) throw new Error('was not told');
    expect(decide(telling.next, { type: 'send-statement' })).toEqual({ ok: true, next: null });
    expect(decide(telling.next, { type: 'statement', text: 'We know more.' })).toMatchObject({
      next: { statement: { approvedBy: null }, tasks: [] },
    });
    expect(decide(written.next, { type: 'send-statement' })).toMatchObject({ ok: false });
  });
  it.each<readonly [string, Incident, Parameters<typeof decideIncident>[1]]>([
    ['accepted twice', makeIncident(), accept],
    ['declined when open', makeIncident(), { type: 'decline' }],
    ['closed when proposed', proposed, { type: 'close', answer: null, resolution: null }],
    ['approved without words', makeIncident(), { type: 'approve' }],
    ['given words when closed', makeIncident({ state: 'closed' }), { type: 'statement', text: 'x' }],
    ['told when closed', makeIncident({ state: 'closed' }), { type: 'send-statement' }],
  ])('is not %s', (_name, incident, action) => expect(decide(incident, action).ok).toBe(false));
  it('ends with work only where something is to be said or solved', () => {
    const close = (answer: string | null, resolution: string | null) =>
      decide(makeIncident(), { type: 'close', answer, resolution });
    expect(close(null, null)).toMatchObject({ next: { state: 'closed', tasks: [] } });
    expect(close('It works again.', null)).toMatchObject({ next: { tasks: [{ kind: 'conclude' }] } });
    expect(close(null, 'resolved')).toMatchObject({ next: { tasks: [{ kind: 'conclude' }] } });
  });
});

describe('a report', () => {
  const cell = (network: string, over: object) => ({ ...EMPTY, network, topic: null, lang: null, ...over });
  const met = (ms: number) => ({
    firstResponse: { dueAt: at(0), metAt: at(ms), breached: false },
    nextResponse: null,
    resolution: null,
  });

  it('adds up what was said, and how long customers waited', () => {
    const report = reportOf({
      incident: { timeline: [] },
      counts: { linked: 3, open: 1, told: 2, answered: 2, solved: 1 },
      cases: [makeCase({ sla: met(60_000) }), makeCase({ sla: met(180_000), solvedAt: at(600_000) }), makeCase({})],
      span: { from: at(0), to: at(7_200_000) },
      said: [
        {
          start: at(3_600_000),
          cell: cell('x', { negative: 3, intents: { complaint: 2 }, reach: 70, authors: sketchOf(['a', 'b']) }),
        },
        { start: at(0), cell: cell('x', { neutral: 1, reach: 5, authors: sketchOf(['a']) }) },
        { start: at(0), cell: cell('bluesky', { negative: 9, intents: { complaint: 9 }, reach: 1, authors: sketchOf(['c']) }) },
      ],
    });
    expect(report).toEqual({
      timeline: [],
      reach: 76,
      mentions: 13,
      authors: 3,
      networks: [
        { network: 'bluesky', count: 9 },
        { network: 'x', count: 4 },
      ],
      cases: { linked: 3, told: 2, answered: 2, solved: 1 },
      firstResponse: { count: 2, median: 60, p90: 180 },
      resolution: { count: 1, median: 600, p90: 600 },
      series: [
        { start: at(0), mentions: 10, complaints: 9 },
        { start: at(3_600_000), mentions: 3, complaints: 2 },
      ],
    });
  });

  it('shows the hours in which nothing was said, from the first word to the end', () => {
    const hour = 3_600_000;
    const said = [3, 1].map((n) => ({ start: at(n * hour), cell: cell('x', { neutral: n }) }));
    const counts = { linked: 0, open: 0, told: 0, answered: 0, solved: 0 };
    const span = { from: at(0), to: at(5 * hour - 1) };
    const { series } = reportOf({ incident: { timeline: [] }, counts, cases: [], span, said });
    expect(series.map(({ start, mentions }) => [start, mentions])).toEqual([
      [at(hour), 1],
      [at(2 * hour), 0],
      [at(3 * hour), 3],
      [at(4 * hour), 0],
    ]);
    const days = reportOf({
      incident: { timeline: [] },
      counts,
      cases: [],
      span: { from: '2026-11-01T05:00:00.000Z', to: '2026-11-09T01:00:00.000Z' },
      said: [{ start: '2026-11-07T00:00:00.000Z', cell: cell('x', { neutral: 1 }) }],
    });
    expect(days.series.map(({ start }) => start.slice(0, 10))).toEqual(['2026-11-07', '2026-11-08', '2026-11-09']);
  });

  it('of nothing has no times', () => {
    const counts = { linked: 0, open: 0, told: 0, answered: 0, solved: 0 };
    const report = reportOf({ incident: { timeline: [] }, counts, cases: [], span: { from: at(0), to: at(1) }, said: [] });
    expect(report).toMatchObject({ mentions: 0, authors: 0, networks: [], firstResponse: null, resolution: null, series: [] });
  });

  it('is about the hours from its beginning to its end', () => {
    const began = at(1_800_000);
    expect(spanOfIncident({ began, closedAt: null }, NOON + 7_200_000)).toEqual({ from: at(0), to: at(7_200_000) });
    expect(spanOfIncident({ began, closedAt: at(5_000_000) }, NOON)).toEqual({ from: at(0), to: at(5_000_000) });
    expect(spanOfIncident({ began, closedAt: null }, NOON)).toEqual({ from: at(0), to: at(3_600_000) });
  });
});
