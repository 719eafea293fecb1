import { priorities, type Clock, type Sla } from '../../domain/index.ts';
import type { LiveCase } from '../../ports/board.ts';

const isRunning = (clock: Clock | null): clock is Clock => clock !== null && clock.metAt === null;

const clocksOf = ({ firstResponse, nextResponse, resolution }: Sla): readonly Clock[] =>
  [firstResponse, nextResponse, resolution].filter(isRunning);

const earliest = (times: readonly string[]): string | null =>
  times.length === 0 ? null : times.reduce((a, b) => (a < b ? a : b));

/** Whether a running clock is past its time, noted already or not. */
export function isPastTarget(item: Pick<LiveCase, 'sla'>, now: string): boolean {
  return clocksOf(item.sla).some((clock) => clock.breached || clock.dueAt < now);
}

/** Due time of the running clock that ends first, missed or not; null when none runs. */
export function dueAt(item: Pick<LiveCase, 'sla'>): string | null {
  return earliest(clocksOf(item.sla).map((clock) => clock.dueAt));
}

/** The same of those clocks that an answer stops. */
export function answerDueAt(item: Pick<LiveCase, 'sla'>): string | null {
  const { firstResponse, nextResponse } = item.sla;
  return earliest([firstResponse, nextResponse].filter(isRunning).map((clock) => clock.dueAt));
}

/**
 * Since when the customer waits: for the first answer from the first post, later from the last. By post: when they wrote it;
 * by receipt: since the case is there, where that is later.
 */
export function waitsSince(item: Pick<LiveCase, 'sla' | 'firstMentionAt' | 'lastMentionAt' | 'openedAt'>): {
  readonly post: string;
  readonly receipt: string;
} {
  const answered = item.sla.nextResponse !== null || (item.sla.firstResponse?.metAt ?? null) !== null;
  const post = answered ? item.lastMentionAt : item.firstMentionAt;
  return { post, receipt: answered && item.lastMentionAt > item.openedAt ? item.lastMentionAt : item.openedAt };
}

/** Whatever sorts behind every ISO time. */
const NEVER = '~';

/** The most pressing first: higher priority, then the clock that ends first, then the one that waits longest. */
export function byPressing(a: LiveCase, b: LiveCase): number {
  const rank = priorities.indexOf(b.priority) - priorities.indexOf(a.priority);
  if (rank !== 0) return rank;
  const [dueA, dueB] = [dueAt(a) ?? NEVER, dueAt(b) ?? NEVER];
  if (dueA !== dueB) return dueA < dueB ? -1 : 1;
  if (a.openedAt !== b.openedAt) return a.openedAt < b.openedAt ? -1 : 1;
  return a.id < b.id ? -1 : a.id === b.id ? 0 : 1;
}
