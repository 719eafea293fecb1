import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { makeCalendar } from '../../../src/cases/business-time.ts';
import { makeAgentReport } from '../../../src/insights/report/agent-report.ts';
import { factsOf, type CaseQuestion, type Fact } from '../../../src/insights/report/case-times.ts';
import { percentile, spreadOf } from '../../../src/insights/report/percentile.ts';
import type { CaseLife } from '../../../src/ports/reports.ts';
import { at, NOON } from '../../factories.ts';

const MINUTE = 60_000;
const after = (minutes: number): string => at(minutes * MINUTE);
const entry = (minutes: number, by: string, type: string, detail: string | null = null) => ({
  at: after(minutes),
  by,
  type,
  detail,
  mention: null,
});
/** Posted at -10, opened at 0. */
const life = (over: Partial<CaseLife> = {}): CaseLife => ({
  id: 'c',
  brand: 'acme',
  queue: 'care',
  firstMentionAt: after(-10),
  openedAt: after(0),
  solvedAt: null,
  timeline: [],
  answers: [],
  heard: [{ postedAt: after(-10), receivedAt: after(0) }],
  ...over,
});
const question = (over: Partial<CaseQuestion> = {}): CaseQuestion => ({
  from: NOON,
  to: NOON + 1_000 * MINUTE,
  since: 'receipt',
  between: (start, end) => Math.max(0, end - start),
  ...over,
});
const said = (facts: readonly Fact[]): readonly string[] =>
  facts.map((fact) => `${fact.kind} ${fact.by ?? '?'}${'ms' in fact ? ` ${fact.ms / MINUTE}` : ''}`);
const heard = (posted: number, received = posted) => ({ postedAt: after(posted), receivedAt: after(received) });
const answer = (minutes: number, by = 'kim') => ({ by, at: after(minutes) });

describe('what a case says', () => {
  it.each([
    ['nothing while nothing was done', life(), []],
    ['a first answer, from the beginning of the case', life({ answers: [answer(25)] }), ['replies kim', 'firstResponse kim 25']],
    [
      'a next answer, from what the customer said first after the one before',
      life({ answers: [answer(60, 'lee'), answer(25)], heard: [heard(-10, 0), heard(20), heard(40), heard(50)] }),
      ['replies kim', 'firstResponse kim 25', 'replies lee', 'nextResponse lee 20'],
    ],
    [
      'no waiting for what was added without being asked',
      life({ answers: [answer(25), answer(26)] }),
      ['replies kim', 'firstResponse kim 25', 'replies kim'],
    ],
    [
      'answers in the network’s own app, also those of nobody we know',
      life({ timeline: [entry(5, 'network', 'answered-outside'), entry(9, 'lee', 'answered-outside')], heard: [heard(7)] }),
      ['replies ?', 'firstResponse ? 5', 'replies lee', 'nextResponse lee 2'],
    ],
    [
      'how long it was held, once for each agent, whatever ended it',
      life({
        timeline: [
          entry(1, 'kim', 'claimed'),
          entry(4, 'kim', 'released'),
          entry(10, 'kim', 'claimed'),
          entry(12, 'kim', 'reply-decided'),
          entry(15, 'sam', 'taken-over', 'kim'),
          entry(18, 'sam', 'transferred', 'refunds'),
          entry(20, 'lee', 'reply-decided'),
          entry(31, 'system', 'claim-ended', 'lee'),
          entry(40, 'kim', 'claimed'),
        ],
      }),
      [
        'claimed kim',
        'claimed kim',
        'claimed sam',
        'returned lee',
        'claimed kim',
        'handle kim 8',
        'handle sam 3',
        'handle lee 11',
      ],
    ],
    [
      'its solution, and that it did not hold',
      life({
        timeline: [entry(10, 'kim', 'solved'), entry(20, 'system', 'reopened'), entry(50, 'lee', 'solved')],
        solvedAt: after(50),
      }),
      ['solved kim', 'reopened kim', 'solved lee', 'resolution lee 50'],
    ],
    [
      'a case closed without being solved before as solved',
      life({ timeline: [entry(10, 'kim', 'closed')], solvedAt: after(10) }),
      ['solved kim', 'resolution kim 10'],
    ],
    [
      'a case closed after it was solved once',
      life({ timeline: [entry(10, 'kim', 'solved'), entry(90, 'system', 'closed')], solvedAt: after(10) }),
      ['solved kim', 'resolution kim 10'],
    ],
    [
      'nothing of a case that waited for its customer and is opened again',
      life({ timeline: [entry(10, 'kim', 'reopened')] }),
      [],
    ],
  ] satisfies readonly (readonly [string, CaseLife, readonly string[]])[])('%s', (_name, one, expected) => {
    expect(said(factsOf(one, question()))).toEqual(expected);
  });

  it('counts from when the customer wrote, where that is asked', () => {
    const one = life({
      answers: [answer(25), answer(60)],
      heard: [heard(-10, 0), heard(30, 40)],
      timeline: [entry(70, 'kim', 'solved')],
    });
    const times = (since: 'post' | 'receipt') =>
      said(factsOf(one, question({ since }))).filter((text) => text.includes('.') || /\d/.test(text));
    expect(times('receipt')).toEqual(['firstResponse kim 25', 'nextResponse kim 20', 'resolution kim 70']);
    expect(times('post')).toEqual(['firstResponse kim 35', 'nextResponse kim 30', 'resolution kim 80']);
  });

  it('counts what was done in the time asked for, its end not included', () => {
    const one = life({ answers: [answer(25), answer(60)], heard: [heard(0), heard(30)], timeline: [entry(60, 'kim', 'solved')] });
    const within = (from: number, to: number) =>
      said(factsOf(one, question({ from: NOON + from * MINUTE, to: NOON + to * MINUTE })));
    expect(within(25, 60)).toEqual(['replies kim', 'firstResponse kim 25']);
    expect(within(26, 61)).toEqual(['solved kim', 'replies kim', 'nextResponse kim 30', 'resolution kim 60']);
  });

  it('counts the whole of what somebody held when it ended in that time', () => {
    const timeline = [
      entry(1, 'kim', 'claimed'),
      entry(9, 'kim', 'claimed'),
      entry(20, 'kim', 'released'),
      entry(31, 'lee', 'claimed'),
    ];
    const within = (from: number, to: number) =>
      said(factsOf(life({ timeline }), question({ from: NOON + from * MINUTE, to: NOON + to * MINUTE })));
    expect(within(10, 30)).toEqual(['handle kim 19']);
    expect(within(0, 10)).toEqual(['claimed kim', 'claimed kim']);
  });

  it('counts the hours in which the queue is open', () => {
    const calendar = makeCalendar({ timeZone: 'UTC', weekly: { wed: ['08:00-12:10'], thu: ['08:00-12:00'] }, holidays: [] });
    // Noon of a Wednesday: ten minutes are open until the next morning at eight, 1,200 minutes later.
    const one = life({ answers: [answer(1_205)] });
    const business = question({ to: NOON + 10_000 * MINUTE, between: (start, end) => calendar.between(start, end) });
    expect(said(factsOf(one, business))).toContain('firstResponse kim 15');
  });
});

describe('a percentile', () => {
  it.each([
    [[], 0.5, null],
    [[7], 0.5, 7],
    [[1, 2], 0.5, 1],
    [[1, 2, 3], 0.5, 2],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.9, 9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11], 0.9, 10],
  ])('of %j at %d is %s', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });

  it('is the smallest of the values that at least that share does not exceed', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { minLength: 1 }), fc.double({ min: 0.01, max: 1, noNaN: true }), (values, share) => {
        const sorted = values.toSorted((a, b) => a - b);
        const found = percentile(sorted, share) ?? Number.NaN;
        expect(values).toContain(found);
        expect(values.filter((value) => value <= found).length).toBeGreaterThanOrEqual(share * values.length - 1e-9);
        expect(values.filter((value) => value < found).length).toBeLessThan(share * values.length + 1e-9);
      }),
    );
  });

  it('of durations is told in seconds', () => {
    expect(spreadOf([90_400, 30_000, 600])).toEqual({ count: 3, median: 30, p90: 90 });
    expect(spreadOf([])).toEqual({ count: 0, median: null, p90: null });
  });
});

describe('a report', () => {
  it('has a line for each agent, and one for all with what nobody we know did', () => {
    const report = makeAgentReport(() => question());
    report.add(life({ answers: [answer(10), answer(20, 'lee')] }));
    report.add(life({ answers: [answer(30)], timeline: [entry(40, 'system', 'solved')] }));
    const { agents, total } = report.result();
    expect(agents.get('kim')).toMatchObject({ replies: 2, solved: 0, firstResponse: { count: 2, median: 600, p90: 1800 } });
    expect([...agents.keys()]).toEqual(['kim', 'lee']);
    expect(total).toMatchObject({ replies: 3, solved: 1, resolution: { count: 1, median: 2400, p90: 2400 } });
  });

  it('has in its total at least what the agents have, whatever happened', () => {
    const types = fc.constantFrom(
      'claimed',
      'released',
      'taken-over',
      'reply-decided',
      'solved',
      'reopened',
      'closed',
      'claim-ended',
      'answered-outside',
    );
    const who = fc.constantFrom('kim', 'lee', 'system', 'network');
    const minute = fc.integer({ min: -100, max: 1_100 });
    const entries = fc
      .array(fc.tuple(minute, who, types), { maxLength: 30 })
      .map((all) => all.toSorted(([a], [b]) => a - b).map(([minutes, by, type]) => entry(minutes, by, type, 'kim')));
    const lives = fc.record({
      timeline: entries,
      answers: fc.array(fc.record({ by: fc.constantFrom('kim', 'lee'), at: minute.map(after) })),
      heard: fc.array(minute.map((minutes) => heard(minutes))),
    });
    fc.assert(
      fc.property(fc.array(lives, { maxLength: 5 }), (all) => {
        const report = makeAgentReport(() => question());
        for (const one of all) report.add(life(one));
        const { agents, total } = report.result();
        for (const key of ['claimed', 'replies', 'solved', 'reopened', 'returned'] as const)
          expect(total[key]).toBeGreaterThanOrEqual([...agents.values()].reduce((sum, line) => sum + line[key], 0));
        for (const key of ['firstResponse', 'nextResponse', 'handle', 'resolution'] as const) {
          expect(total[key].count).toBeGreaterThanOrEqual([...agents.values()].reduce((sum, line) => sum + line[key].count, 0));
          expect(total[key].median ?? 0).toBeLessThanOrEqual(total[key].p90 ?? 0);
          expect(total[key].median ?? 0).toBeGreaterThanOrEqual(0);
        }
        expect(total.firstResponse.count).toBeLessThanOrEqual(all.length);
        expect(total.resolution.count).toBeLessThanOrEqual(all.length);
        expect(total.firstResponse.count + total.nextResponse.count).toBeLessThanOrEqual(total.replies);
        // Held by one person at a time, so never longer than the time there was.
        const held = all.length * 1_200 * 60;
        expect((total.handle.median ?? 0) * Math.min(1, total.handle.count)).toBeLessThanOrEqual(held);
      }),
    );
  });
});
