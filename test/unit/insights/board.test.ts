import { describe, expect, it } from 'vitest';
import { untouched, type Agent, type Clock, type Presence, type Sla } from '../../../src/domain/index.ts';
import { makeBoard, type BoardReading } from '../../../src/insights/board/board.ts';
import type { QueueReading } from '../../../src/insights/board/queues.ts';
import { serves } from '../../../src/insights/board/serves.ts';
import { answerDueAt, byPressing, dueAt, isPastTarget, waitsSince } from '../../../src/insights/board/waiting.ts';
import type { LiveCase } from '../../../src/ports/board.ts';
import { at, makeCase, NOON, queue } from '../../factories.ts';

const MINUTE = 60_000;
const soon = (minutes: number): string => at(minutes * MINUTE);
const clock = (minutes: number, over: Partial<Clock> = {}): Clock => ({
  dueAt: soon(minutes),
  metAt: null,
  breached: false,
  ...over,
});
const sla = (over: Partial<Sla>): Sla => ({ firstResponse: null, nextResponse: null, resolution: null, ...over });
const live = (over: Partial<LiveCase> = {}): LiveCase =>
  makeCase({ ...untouched, sla: sla({}), owner: { kind: 'queue', id: 'care', name: 'Sam', leaseUntil: null }, ...over });

const agent = (over: Partial<Agent>): Agent => ({
  email: 'kim@acme.example',
  name: 'Kim',
  roles: ['agent'],
  queues: ['care'],
  languages: [],
  skills: [],
  capacity: 6,
  ...over,
});
const there = (over: Partial<Presence>): Presence => ({
  agent: 'kim@acme.example',
  name: 'Kim',
  case: null,
  activity: 'working',
  status: 'available',
  since: at(0),
  activeAt: at(0),
  lastSeenAt: at(0),
  ...over,
});
const held = (id: string, over: Partial<LiveCase> = {}) =>
  live({ owner: { kind: 'agent', id, name: id, leaseUntil: soon(5) }, ...over });

describe('a case that waits', () => {
  it('is past its target when a clock that runs is, noted or not', () => {
    expect(isPastTarget(live({ sla: sla({ firstResponse: clock(1) }) }), at(0))).toBe(false);
    expect(isPastTarget(live({ sla: sla({ firstResponse: clock(-1) }) }), at(0))).toBe(true);
    expect(isPastTarget(live({ sla: sla({ resolution: clock(1, { breached: true }) }) }), at(0))).toBe(true);
    expect(isPastTarget(live({ sla: sla({ firstResponse: clock(-9, { metAt: soon(-1), breached: true }) }) }), at(0))).toBe(
      false,
    );
  });

  it('is due when its first running clock ends; an answer stops only those of answers', () => {
    const item = live({
      sla: sla({ firstResponse: clock(5, { metAt: at(0) }), nextResponse: clock(30), resolution: clock(20) }),
    });
    expect(dueAt(item)).toBe(soon(20));
    expect(answerDueAt(item)).toBe(soon(30));
    expect([dueAt(live()), answerDueAt(live())]).toEqual([null, null]);
  });

  it('waits from its first post, and once answered from the last', () => {
    const times = { firstMentionAt: soon(-60), openedAt: soon(-50), lastMentionAt: soon(-10) };
    expect(waitsSince(live({ ...times, sla: sla({ firstResponse: clock(5) }) }))).toEqual({
      post: soon(-60),
      receipt: soon(-50),
    });
    const answered = sla({ firstResponse: clock(5, { metAt: soon(-30) }) });
    expect(waitsSince(live({ ...times, sla: answered }))).toEqual({ post: soon(-10), receipt: soon(-10) });
    expect(waitsSince(live({ ...times, sla: sla({ nextResponse: clock(1) }) })).post).toBe(soon(-10));
    expect(waitsSince(live({ ...times, lastMentionAt: soon(-55), sla: answered })).receipt).toBe(soon(-50));
  });

  it('presses by priority, then by its clock, then by its age', () => {
    const urgent = live({ id: 'u', priority: 'urgent' });
    const due = live({ id: 'd', priority: 'normal', sla: sla({ firstResponse: clock(5) }), openedAt: soon(-1) });
    const later = live({ id: 'l', priority: 'normal', sla: sla({ firstResponse: clock(9) }), openedAt: soon(-9) });
    const old = live({ id: 'o', priority: 'normal', openedAt: soon(-8) });
    const young = live({ id: 'y', priority: 'normal', openedAt: soon(-7) });
    const low = live({ id: 'z', priority: 'low', sla: sla({ firstResponse: clock(-5) }) });
    const sorted = [low, young, old, later, due, urgent].toSorted(byPressing);
    expect(sorted.map(({ id }) => id)).toEqual(['u', 'd', 'l', 'o', 'y', 'z']);
    expect(byPressing(old, old)).toBe(0);
  });
});

describe('an agent serves a queue', () => {
  it.each([
    [{ queues: ['care'], skills: [] }, true],
    [{ queues: ['care'], skills: ['social', 'x'] }, true],
    [{ queues: ['care'], skills: ['phone'] }, false],
    [{ queues: [], skills: [] }, false],
  ])('%j: %s', (one, expected) => {
    expect(serves(one, queue)).toBe(expected);
  });
});

describe('the board', () => {
  const reading = (over: Partial<QueueReading> = {}): QueueReading => {
    const waiting = over.waiting ?? [];
    return {
      id: 'care',
      queue,
      waiting,
      depth: waiting.length,
      bounded: false,
      addTime: (start, ms) => start + ms,
      ...over,
    };
  };
  const board = (over: Partial<BoardReading> = {}) =>
    makeBoard({
      now: NOON,
      agents: [agent({})],
      present: [],
      arrivals: [],
      answers: [],
      queues: [reading()],
      held: [],
      ownerless: 0,
      bounded: false,
      ...over,
    });

  it('of nothing has nothing on it but those who could be there', () => {
    const empty = board();
    expect(empty.totals).toEqual({
      waiting: 0,
      oldestAt: null,
      breached: 0,
      nextBreach: null,
      help: 0,
      withAgents: 0,
      places: 0,
      unowned: 0,
    });
    expect(empty.queues[0]).toMatchObject({ depth: 0, oldestAt: null, predictedBreachAt: null, agents: 0, nextDue: [] });
    expect(empty.agents).toMatchObject([{ id: 'kim@acme.example', presence: 'offline', load: 0, capacity: 6 }]);
    expect([empty.breaches, empty.bounded]).toEqual([[], false]);
  });

  it('shows what waits, what is late and what is due next', () => {
    const late = live({ id: 'late', openedAt: soon(-40), firstMentionAt: soon(-45), sla: sla({ firstResponse: clock(-10) }) });
    const later = live({ id: 'later', openedAt: soon(-5), firstMentionAt: soon(-6), sla: sla({ firstResponse: clock(25) }) });
    const theirs = held('kim@acme.example', { id: 'theirs', sla: sla({ nextResponse: clock(-20) }) });
    const quiet = held('kim@acme.example', { id: 'quiet', status: 'pending', sla: sla({ resolution: clock(-90) }) });
    const shown = board({
      queues: [reading({ waiting: [late, later], depth: 7, bounded: true })],
      held: [theirs, quiet],
      ownerless: 1,
    });
    expect(shown.queues[0]).toMatchObject({
      depth: 7,
      bounded: true,
      breached: 1,
      oldestAt: soon(-40),
      oldestPostAt: soon(-45),
      predictedBreachAt: soon(25),
      nextDue: [{ id: 'later', number: later.number, dueAt: soon(25) }],
    });
    expect(shown.totals).toMatchObject({ waiting: 7, breached: 2, nextBreach: soon(25), withAgents: 2, unowned: 1 });
    expect(shown.breaches).toEqual(['theirs', 'late']);
    expect(shown.ages.filter(({ count }) => count > 0)).toEqual([
      { from: 300, to: 900, count: 1, breached: 0 },
      { from: 1800, to: 3600, count: 1, breached: 1 },
    ]);
    expect(shown.bounded).toBe(true);
  });

  it('shows what comes, what goes, and what those who are there can be expected to answer', () => {
    const answer = (minutes: number, by: string) => ({ brand: 'acme', case: 'c', queue: 'care', by, at: soon(minutes) });
    const people = ['kim@acme.example', 'lee@acme.example', 'ann@acme.example'].map((email) => agent({ email, name: email }));
    const shown = board({
      agents: people,
      present: [there({}), there({ agent: 'lee@acme.example', status: 'break' }), there({ agent: 'Ann@acme.example' })],
      arrivals: [
        { queue: 'care', start: soon(-10), count: 4 },
        { queue: 'other', start: soon(-10), count: 9 },
      ],
      answers: [
        answer(-5, 'kim@acme.example'),
        answer(-15, 'kim@acme.example'),
        answer(-20, 'lee@acme.example'),
        answer(-200, 'ann@acme.example'),
      ],
    });
    expect(shown.queues[0]).toMatchObject({ arrivalRate: 4, serviceRate: 3, expectedRate: 3, agents: 2 });
    expect(shown.queues[0]?.arrivals.at(-2)).toBe(4);
    expect(shown.queues[0]?.answers.reduce((a, b) => a + b, 0)).toBe(4);
    expect(shown.totals.places).toBe(12);
  });

  it('puts the queue that is late first, then the one that will be, then the fullest', () => {
    const queueOf = (id: string, waiting: readonly LiveCase[]) =>
      reading({ id, queue: { ...queue, id, name: id, sla: {} }, waiting });
    const shown = board({
      queues: [
        queueOf('empty', []),
        queueOf('full', [live(), live()]),
        queueOf('soon', [live({ sla: sla({ firstResponse: clock(9) }) })]),
        queueOf('late', [live({ sla: sla({ firstResponse: clock(-9) }) })]),
        reading({ id: 'gone', queue: undefined, waiting: [live()] }),
      ],
    });
    expect(shown.queues.map(({ id }) => id)).toEqual(['late', 'soon', 'full', 'gone', 'empty']);
    expect(shown.queues.find(({ id }) => id === 'gone')).toMatchObject({ name: 'gone', agents: 0 });
  });

  it('shows agents: raised hands first, what they hold, what they do and when they last did something', () => {
    const help = (by: string, minutes: number) => ({ by, name: by, at: soon(minutes), text: 'Above my limit' });
    const shown = board({
      agents: [
        agent({}),
        agent({ email: 'lee@acme.example', name: 'Lee' }),
        agent({ email: 'bea@acme.example', name: 'Bea', roles: ['brand-manager'] }),
      ],
      present: [
        there({ activity: 'typing', case: 'c1', activeAt: soon(-2) }),
        there({ agent: 'guest', name: 'Guest', status: 'break', activity: 'idle' }),
      ],
      answers: [{ brand: 'acme', case: 'c', queue: null, by: 'LEE@acme.example', at: soon(-3) }],
      held: [
        held('kim@acme.example', { id: 'c1', number: 71, help: help('kim@acme.example', -4) }),
        held('kim@acme.example', { id: 'c2' }),
        held('lee@acme.example', { id: 'c3', number: 73, help: help('lee@acme.example', -9) }),
        held('old@acme.example', { id: 'c4' }),
      ],
    });
    expect(shown.agents.map(({ id, load, presence }) => [id, load, presence])).toEqual([
      ['lee@acme.example', 1, 'offline'],
      ['kim@acme.example', 2, 'available'],
      ['guest', 0, 'break'],
      ['old@acme.example', 1, 'offline'],
    ]);
    expect(shown.agents[0]).toMatchObject({
      help: { case: 'c3', number: 73, text: 'Above my limit', at: soon(-9) },
      lastActivityAt: soon(-3),
      typingOn: null,
      capacity: 6,
    });
    expect(shown.agents[1]).toMatchObject({ typingOn: 'c1', activity: 'typing', lastActivityAt: soon(-2) });
    expect(shown.agents[3]).toMatchObject({ capacity: null, activity: null, lastActivityAt: null });
    expect(shown.totals).toMatchObject({ help: 2, withAgents: 4 });
  });
});
