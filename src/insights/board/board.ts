import type { LiveCase } from '../../ports/board.ts';
import { agentRows, type AgentRow } from './agents.ts';
import { ageBands, type AgeBand } from './over-time.ts';
import { queueRow, type QueueContext, type QueueReading, type QueueRow } from './queues.ts';
import { dueAt, isPastTarget, waitsSince } from './waiting.ts';

export interface BoardReading extends QueueContext {
  readonly queues: readonly QueueReading[];
  /** Open and pending cases that agents hold. */
  readonly held: readonly LiveCase[];
  readonly ownerless: number;
  /** Something beside the queues was cut off at its bound. */
  readonly bounded: boolean;
}

export interface Board {
  readonly at: string;
  readonly queues: readonly QueueRow[];
  readonly agents: readonly AgentRow[];
  readonly totals: {
    readonly waiting: number;
    readonly oldestAt: string | null;
    readonly breached: number;
    readonly nextBreach: string | null;
    readonly help: number;
    readonly withAgents: number;
    readonly places: number;
    readonly unowned: number;
  };
  readonly ages: readonly AgeBand[];
  /** Open cases past a target, the one that is longest past it first. */
  readonly breaches: readonly string[];
  readonly bounded: boolean;
}

const SHOWN_BREACHES = 20;

const least = (times: readonly (string | null)[]): string | null =>
  times.reduce((first, at) => (at !== null && (first === null || at < first) ? at : first), null);

/** Queues whose customers wait past their time first, then by the breach that comes first, then the fullest. */
function byUrgency(a: QueueRow, b: QueueRow): number {
  const late = Number(b.breached > 0) - Number(a.breached > 0);
  if (late !== 0) return late;
  const [first, second] = [a.predictedBreachAt ?? '~', b.predictedBreachAt ?? '~'];
  if (first !== second) return first < second ? -1 : 1;
  return b.depth - a.depth || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
}

/** The supervisor's board, of what was read. */
export function makeBoard(reading: BoardReading): Board {
  const { now, held } = reading;
  const at = new Date(now).toISOString();
  const queues = reading.queues.map((queue) => queueRow(queue, reading)).toSorted(byUrgency);
  const waiting = reading.queues.flatMap((queue) => queue.waiting);
  const cases = [...waiting, ...held];
  const agents = agentRows({ ...reading, cases });
  const open = cases.filter(({ status }) => status === 'open');
  const past = open.filter((item) => isPastTarget(item, at));
  const next = open.map(dueAt).filter((due) => due !== null && due >= at);
  return {
    at,
    queues,
    agents,
    totals: {
      waiting: queues.reduce((sum, { depth }) => sum + depth, 0),
      oldestAt: least(queues.map(({ oldestAt }) => oldestAt)),
      breached: past.length,
      nextBreach: least(next),
      help: cases.filter(({ help }) => help !== null).length,
      withAgents: held.length,
      places: agents.reduce((sum, agent) => sum + (agent.presence === 'available' ? (agent.capacity ?? 0) : 0), 0),
      unowned: reading.ownerless,
    },
    ages: ageBands(
      waiting.map((item) => ({
        seconds: (now - Date.parse(waitsSince(item).post)) / 1000,
        breached: isPastTarget(item, at),
      })),
    ),
    breaches: past
      .map((item) => ({ id: item.id, due: dueAt(item) ?? at }))
      .toSorted((a, b) => (a.due < b.due ? -1 : a.due === b.due ? 0 : 1))
      .slice(0, SHOWN_BREACHES)
      .map(({ id }) => id),
    bounded: reading.bounded || queues.some((queue) => queue.bounded),
  };
}
