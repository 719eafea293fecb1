import type { Case, Incident, Reply } from '../../domain/index.ts';
import { standingStates } from '../../ports/replies.ts';
import { isClaimed } from '../claims.ts';
import type { ReplyProblem } from '../replies/judge.ts';
import { sourceOf } from '../replies/told.ts';

export const tellingStates = ['told', 'waiting', 'left'] as const;

/** Why a customer was not told yet, or why that is left to an agent. */
export const tellingReasons = [
  /** Decided; the network has it not yet. */
  'on-its-way',
  /** Its turn comes: a few go out at a time. */
  'paced',
  /** An agent works on it now. */
  'held',
  'no-statement',
  'not-sent',
  'unanswerable',
  'window-over',
  'answered',
  'contradicts',
  'refused',
  'taken-back',
  'too-long',
  'private-data',
  'nothing-to-answer',
  'solved',
  'over',
] as const;
export type TellingReason = (typeof tellingReasons)[number];

/** Whether one case's customer was told the holding statement. */
export interface Telling {
  readonly state: (typeof tellingStates)[number];
  /** Null: told. */
  readonly reason: TellingReason | null;
  /** What the network itself or the check of the answer said; null where the reason says all. */
  readonly detail: string | null;
  /** `told`: when it went out; `waiting`: the next try, where that is known; else null. */
  readonly at: string | null;
}

/** What is known of one linked case. */
export interface TellingParts {
  readonly incident: Pick<Incident, 'id' | 'state' | 'statement' | 'tasks'>;
  readonly item: Pick<Case, 'status' | 'told' | 'owner' | 'lastMention'>;
  /** All answers of the case, oldest first. */
  readonly replies: readonly Pick<Reply, 'id' | 'source' | 'state' | 'mention' | 'sentAt' | 'nextAt' | 'error' | 'decidedBy'>[];
  /** What the statement would meet if it were sent now; null: there is nothing to answer; undefined: not asked. */
  readonly check: { readonly problems: readonly ReplyProblem[]; readonly contradicts: boolean } | null | undefined;
  /** Milliseconds since 1970. */
  readonly now: number;
}

const left = (reason: TellingReason, detail: string | null = null): Telling => ({ state: 'left', reason, detail, at: null });
const waiting = (reason: TellingReason, at: string | null = null): Telling => ({ state: 'waiting', reason, detail: null, at });

function ofProblem({ code, message }: ReplyProblem): Telling {
  switch (code) {
    case 'reply-not-available':
      return left('unanswerable', message);
    case 'window-closed':
      return left('window-over', message);
    case 'too-long':
      return left('too-long', message);
    case 'private-data-in-public-reply':
      return left('private-data', message);
    case 'empty':
      return left('no-statement');
  }
}

/** Told, on its way, or tried and given up: undefined when none of these. */
function fromReplies({ incident, item, replies }: TellingParts): Telling | undefined {
  const source = sourceOf({ incident: incident.id, kind: 'holding' });
  const noted = item.told.find((one) => one.incident === incident.id && one.kind === 'holding')?.reply;
  const ours = replies.filter((reply) => reply.source === source || reply.id === noted);
  const sent = ours.find(({ state }) => state === 'sent');
  if (sent) return { state: 'told', reason: null, detail: null, at: sent.sentAt };
  const stands = ours.find(({ state }) => standingStates.some((one) => one === state));
  if (stands) return waiting('on-its-way', stands.nextAt);
  // A case that was merged in brought its word along; the answer itself is another case's.
  if (noted !== undefined) return { state: 'told', reason: null, detail: null, at: null };
  const last = ours.at(-1);
  if (last?.state === 'failed') return left('refused', last.error?.message ?? null);
  if (last?.state === 'withdrawn' && last.decidedBy !== null) return left('taken-back');
  return undefined;
}

/** Whether the customer of a case was told, and why not. Pure: it follows from the case, its answers and the check. */
export function tellingOf(parts: TellingParts): Telling {
  const { incident, item, replies, check, now } = parts;
  const known = fromReplies(parts);
  if (known) return known;
  if (item.status === 'solved' || item.status === 'closed') return left('solved');
  if (item.status === 'pending') return left('answered');
  if (incident.state !== 'open') return left('over');
  const standing = replies.some(
    ({ mention, state }) => mention === item.lastMention && state !== 'prepared' && standingStates.some((one) => one === state),
  );
  if (standing) return left('answered');
  if (check === null) return left('nothing-to-answer');
  if (incident.statement === null || incident.statement.approvedBy === null) return waiting('no-statement');
  const problem = check?.problems[0];
  if (problem) return ofProblem(problem);
  if (check?.contradicts === true) return left('contradicts');
  if (isClaimed({ owner: item.owner }, now)) return waiting('held', item.owner.leaseUntil);
  return waiting(incident.tasks.some(({ kind }) => kind === 'tell') ? 'paced' : 'not-sent');
}
