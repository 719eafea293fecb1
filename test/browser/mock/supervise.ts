import { caseSummary } from './answers.ts';
import { makeQuality, type QualityAnswer } from './quality.ts';
import type { MockCase, World } from './world.ts';

type Json = Record<string, unknown>;

/** The board, quality and the agent report of the mock world. */
export interface MockSupervise {
  /** Undefined: this address is none of them. */
  answer(call: { readonly method: string; readonly path: string; readonly body: Json }): QualityAnswer | undefined;
}

const minute = 60_000;
const ages = [0, 5, 15, 30, 60, 120, 240, 480];
const names = { 'social-care': 'Social care', baggage: 'Baggage', refunds: 'Refunds' } as const;

const isLate = (one: MockCase): boolean => Object.values(one.sla).some((clock) => clock?.breached === true);
const waits = (one: MockCase): boolean => one.status === 'open' && one.owner.kind === 'queue';

export function mockSupervise(world: World): MockSupervise {
  const quality = makeQuality(world);
  const ago = (minutes: number): string => new Date(Date.now() - minutes * minute).toISOString();
  const soon = (minutes: number): string => ago(-minutes);

  const queueOf = (id: keyof typeof names, index: number): Json => {
    const depth = world.cases.filter((one) => one.queue === id && waits(one)).length;
    const busy = id === 'baggage';
    return {
      id,
      name: names[id],
      depth,
      bounded: false,
      oldestAt: depth === 0 ? null : ago(47 - index * 9),
      oldestPostAt: depth === 0 ? null : ago(49 - index * 9),
      arrivals: Array.from({ length: 24 }, (_, at) => (busy ? Math.round(at / 6) : 1 + ((at * 7) % 3)) + (at % 2)),
      answers: Array.from({ length: 24 }, (_, at) => 1 + ((at * 5) % 3)),
      arrivalRate: busy ? 16 : 5.5,
      serviceRate: busy ? 10 : 6,
      expectedRate: busy ? 10 : 6,
      agents: busy ? 2 : 1,
      predictedBreachAt: busy ? soon(6) : null,
      breached: world.cases.filter((one) => one.queue === id && one.status === 'open' && isLate(one)).length,
      nextDue: depth === 0 ? [] : [{ id: 'case-1', number: 20_401, dueAt: soon(6) }],
    };
  };

  const agentOf = (id: string, name: string, facts: Json): Json => ({
    id,
    name,
    presence: 'available',
    activity: 'working',
    case: null,
    since: ago(20),
    load: world.cases.filter(({ owner, status }) => owner.id === id && status !== 'solved').length,
    capacity: 6,
    lastActivityAt: ago(2),
    help: null,
    typingOn: null,
    ...facts,
  });

  const board = (): Json => {
    const late = world.cases.filter((one) => one.status === 'open' && isLate(one));
    const waiting = world.cases.filter(waits);
    const agents = [
      agentOf('jonas@acme.example', 'Jonas Weber', {
        activity: 'typing',
        case: 'case-3',
        typingOn: 'case-3',
        help: { case: 'case-3', number: 20_403, text: 'Customer threatens court', at: ago(4) },
      }),
      agentOf('ines@acme.example', 'Inês Costa', { activity: 'idle', load: 1, lastActivityAt: ago(8) }),
      agentOf('aisha@acme.example', 'Aisha Bello', { activity: 'looking', case: 'case-2', load: 3 }),
      agentOf('daniel@acme.example', 'Daniel Kim', { load: 0, capacity: null }),
      agentOf('leo@acme.example', 'Leo Martins', { presence: 'break', load: 2 }),
      agentOf('noah@acme.example', 'Noah Fischer', {
        presence: 'offline',
        activity: null,
        load: 0,
        lastActivityAt: null,
        since: null,
      }),
    ];
    return {
      at: new Date().toISOString(),
      queues: [queueOf('social-care', 0), queueOf('baggage', 1), queueOf('refunds', 2)],
      agents,
      totals: {
        waiting: waiting.length,
        oldestAt: ago(47),
        breached: late.length,
        nextBreach: soon(6),
        help: 1,
        withAgents: world.cases.length - waiting.length,
        places: 30,
        unowned: 0,
      },
      ages: ages.map((from, index) => {
        const to = ages[index + 1];
        const count = [5, 11, 10, 9, 5, 4, 1, 0][index] ?? 0;
        return { from: from * 60, to: to === undefined ? null : to * 60, count, breached: [0, 0, 0, 4, 1, 0, 1, 0][index] ?? 0 };
      }),
      breaches: late.slice(0, 20).map((one) => caseSummary(world, one)),
      bounded: false,
    };
  };

  const spread = (count: number, median: number): Json =>
    count === 0 ? { count, median: null, p90: null } : { count, median, p90: median * 3 };
  const line = (claimed: number, replies: number): Json => ({
    claimed,
    replies,
    solved: Math.floor(replies / 2),
    reopened: replies % 3,
    returned: claimed % 2,
    firstResponse: spread(replies, 540),
    nextResponse: spread(Math.floor(replies / 3), 900),
    handle: spread(claimed, 700),
    resolution: spread(Math.floor(replies / 2), 9_400),
  });
  const report = (): Json => ({
    from: ago(7 * 1440),
    to: ago(0),
    hours: 'calendar',
    since: 'receipt',
    agents: [
      { id: 'jonas@acme.example', name: 'Jonas Weber', ...line(41, 63) },
      { id: 'ines@acme.example', name: 'Inês Costa', ...line(22, 30) },
      { id: 'plus@acme.example', name: '=1+1', ...line(3, 0) },
    ],
    total: line(66, 93),
    complete: true,
    definitions: {},
  });

  return {
    answer: ({ method, path, body }) => {
      if (`${method} ${path}` === 'GET /v1/board') return { status: 200, body: board() };
      if (`${method} ${path}` === 'GET /v1/reports/agents') return { status: 200, body: report() };
      return quality({ method, path, body });
    },
  };
}
