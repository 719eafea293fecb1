import type { Agent, Presence, PresenceActivity, PresenceStatus } from '../../domain/index.ts';
import type { AnswerGiven, LiveCase } from '../../ports/board.ts';

/** How one agent stands. */
export interface AgentRow {
  readonly id: string;
  readonly name: string;
  /** `offline` also for whoever gave no sign of life for a minute. */
  readonly presence: PresenceStatus;
  /** Null while they are not there. */
  readonly activity: PresenceActivity | null;
  /** The case in front of them. */
  readonly case: string | null;
  readonly since: string | null;
  /** Cases they hold. */
  readonly load: number;
  /** Cases that are a full load; null for somebody the configuration doesn't name. */
  readonly capacity: number | null;
  /** When they last touched the page or an answer of theirs went out, of the last four hours. */
  readonly lastActivityAt: string | null;
  readonly help: { readonly case: string; readonly number: number; readonly text: string; readonly at: string } | null;
  readonly typingOn: string | null;
}

export interface AgentReading {
  readonly agents: readonly Agent[];
  readonly present: readonly Presence[];
  /** Cases that agents hold. */
  readonly held: readonly LiveCase[];
  /** Every case read, for raised hands. */
  readonly cases: readonly LiveCase[];
  readonly answers: readonly AnswerGiven[];
}

const WORKERS = ['agent', 'supervisor'];
const key = (id: string): string => id.toLowerCase();

/** Everybody who works cases, is there, or holds one: raised hands first (longest first), then those there, then by name. */
export function agentRows({ agents, present, held, cases, answers }: AgentReading): readonly AgentRow[] {
  const named = new Map<string, { readonly id: string; readonly name: string; readonly capacity: number | null }>();
  for (const { owner } of held) named.set(key(owner.id), { id: owner.id, name: owner.name, capacity: null });
  for (const { agent, name } of present) named.set(key(agent), { id: agent, name, capacity: null });
  for (const { email, name, roles, capacity } of agents) {
    if (roles.some((role) => WORKERS.includes(role)) || named.has(key(email)))
      named.set(key(email), { id: email, name, capacity });
  }
  const presence = new Map(present.map((one) => [key(one.agent), one]));
  const load = new Map<string, number>();
  for (const { owner } of held) load.set(key(owner.id), (load.get(key(owner.id)) ?? 0) + 1);
  const answered = new Map<string, string>();
  for (const { by, at } of answers) if (at > (answered.get(key(by)) ?? '')) answered.set(key(by), at);
  const hands = new Map<string, AgentRow['help']>();
  for (const item of cases) {
    const earlier = item.help ? hands.get(key(item.help.by)) : undefined;
    if (item.help && (!earlier || item.help.at < earlier.at))
      hands.set(key(item.help.by), { case: item.id, number: item.number, text: item.help.text, at: item.help.at });
  }
  const rows = [...named].map(([id, person]): AgentRow => {
    const there = presence.get(id);
    const last = [there?.activeAt, answered.get(id)].filter((at) => at !== undefined).toSorted();
    return {
      ...person,
      presence: there?.status ?? 'offline',
      activity: there?.activity ?? null,
      case: there?.case ?? null,
      since: there?.since ?? null,
      load: load.get(id) ?? 0,
      lastActivityAt: last.at(-1) ?? null,
      help: hands.get(id) ?? null,
      typingOn: there?.activity === 'typing' ? there.case : null,
    };
  });
  return rows.toSorted(byAttention);
}

const STATUS: Readonly<Record<PresenceStatus, number>> = { available: 0, break: 1, offline: 2 };

function byAttention(a: AgentRow, b: AgentRow): number {
  if (a.help && b.help) return a.help.at < b.help.at ? -1 : 1;
  if (a.help || b.help) return a.help ? -1 : 1;
  return STATUS[a.presence] - STATUS[b.presence] || a.name.localeCompare(b.name) || (a.id < b.id ? -1 : 1);
}
