import type { Agent, Presence, Queue } from '../../domain/index.ts';
import type { AnswerGiven, ArrivalCount, LiveCase } from '../../ports/board.ts';
import { countByStretch, ratedSince, ratePerHour } from './over-time.ts';
import { expectedRate, firstBreach } from './prediction.ts';
import { serves } from './serves.ts';
import { answerDueAt, byPressing, dueAt, isPastTarget, waitsSince } from './waiting.ts';

const SHOWN_DUE = 3;
/** Breaches are predicted four hours ahead. */
const HORIZON_MS = 4 * 3_600_000;

/** What waits in one queue, as it was read. */
export interface QueueReading {
  readonly id: string;
  /** Undefined for one that the configuration no longer names. */
  readonly queue: Queue | undefined;
  /** Those opened first, and how many there are. */
  readonly waiting: readonly LiveCase[];
  readonly depth: number;
  /** `waiting` is not all of them, or `depth` was counted up to a bound. */
  readonly bounded: boolean;
  /** Adds business time of the queue's calendar: milliseconds since 1970, and a duration in milliseconds. */
  addTime(start: number, ms: number): number;
}

export interface QueueContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly agents: readonly Agent[];
  readonly present: readonly Presence[];
  readonly arrivals: readonly ArrivalCount[];
  readonly answers: readonly AnswerGiven[];
}

export interface QueueRow {
  readonly id: string;
  readonly name: string;
  readonly depth: number;
  readonly bounded: boolean;
  readonly oldestAt: string | null;
  readonly oldestPostAt: string | null;
  readonly arrivals: readonly number[];
  readonly answers: readonly number[];
  readonly arrivalRate: number;
  readonly serviceRate: number;
  readonly expectedRate: number;
  readonly agents: number;
  readonly predictedBreachAt: string | null;
  readonly breached: number;
  readonly nextDue: readonly { readonly id: string; readonly number: number; readonly dueAt: string }[];
}

const earliest = (times: readonly string[]): string | null =>
  times.length === 0 ? null : times.reduce((a, b) => (a < b ? a : b));

/** How one queue stands. */
export function queueRow(reading: QueueReading, context: QueueContext): QueueRow {
  const { id, queue, waiting, depth, bounded, addTime } = reading;
  const { now } = context;
  const at = new Date(now).toISOString();
  const given = context.answers.filter((answer) => answer.queue === id);
  const arrivals = countByStretch(
    context.arrivals.filter((row) => row.queue === id).map(({ start, count }) => ({ at: Date.parse(start), count })),
    now,
  );
  const answers = countByStretch(
    given.map((answer) => ({ at: Date.parse(answer.at), count: 1 })),
    now,
  );
  const [arrivalRate, serviceRate] = [ratePerHour(arrivals, now), ratePerHour(answers, now)];
  const there = queue ? agentsThere(queue, context) : 0;
  const lately = new Set(given.filter((answer) => Date.parse(answer.at) >= ratedSince(now)).map(({ by }) => by)).size;
  const expected = expectedRate({ rate: serviceRate, people: lately }, there);
  const promised = queue?.sla.firstResponse;
  const ordered = waiting.toSorted(byPressing);
  const breach = firstBreach({
    now,
    waiting: ordered.map((item) => timeOf(answerDueAt(item))),
    serviceRate: expected,
    arrivalRate,
    dueOf: (arrival) => (promised === undefined ? null : addTime(arrival, promised)),
    horizonMs: HORIZON_MS,
  });
  return {
    id,
    name: queue?.name ?? id,
    depth,
    bounded,
    oldestAt: earliest(waiting.map((item) => waitsSince(item).receipt)),
    oldestPostAt: earliest(waiting.map((item) => waitsSince(item).post)),
    arrivals,
    answers,
    arrivalRate,
    serviceRate,
    expectedRate: Math.round(expected * 10) / 10,
    agents: there,
    predictedBreachAt: breach === null ? null : new Date(breach).toISOString(),
    breached: waiting.filter((item) => isPastTarget(item, at)).length,
    nextDue: nextDue(waiting, at),
  };
}

/** The cases whose clock ends next; what is past is not next. */
function nextDue(waiting: readonly LiveCase[], at: string): QueueRow['nextDue'] {
  return waiting
    .flatMap((item) => {
      const due = dueAt(item);
      return due === null || due < at ? [] : [{ id: item.id, number: item.number, dueAt: due }];
    })
    .toSorted((a, b) => (a.dueAt < b.dueAt ? -1 : a.dueAt === b.dueAt ? 0 : 1))
    .slice(0, SHOWN_DUE);
}

function agentsThere(queue: Queue, { agents, present }: QueueContext): number {
  const available = new Set(present.filter(({ status }) => status === 'available').map(({ agent }) => agent.toLowerCase()));
  return agents.filter((agent) => available.has(agent.email.toLowerCase()) && serves(agent, queue)).length;
}

const timeOf = (at: string | null): number | null => (at === null ? null : Date.parse(at));
