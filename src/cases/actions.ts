import type { Case, CaseStatus, Owner, Priority, StatementKind } from '../domain/index.ts';

/** Who acts: a person or program signed in, the routing service, or Earshot itself. */
export interface Actor {
  readonly kind: 'agent' | 'routing' | 'system';
  readonly id: string;
  readonly name: string;
  /** May take over what another agent holds. */
  readonly supervisor: boolean;
}

/** On whose behalf an answer speaks. */
export interface ToldBy {
  readonly incident: string;
  readonly kind: StatementKind;
}

/** What becomes of an answer of ours, told to its case. `reply` is the answer's id. */
export type ReplyAction =
  /** It is decided on this version of the case: it goes out, or waits for a supervisor. Whoever answers holds the case. */
  | {
      readonly type: 'reply';
      readonly reply: string;
      readonly mention: string;
      readonly text: string;
      readonly approval: string | null;
      readonly leaseMs: number;
      /** What it says on behalf of an incident; each kind once. */
      readonly told?: ToldBy;
    }
  | { readonly type: 'reply-approved'; readonly reply: string; readonly text: string; readonly mention: string }
  | { readonly type: 'reply-rejected'; readonly reply: string; readonly author: string; readonly reason: string }
  | { readonly type: 'reply-withdrawn'; readonly reply: string }
  /** The network has it, since `at` (milliseconds since 1970). */
  | {
      readonly type: 'reply-sent';
      readonly reply: string;
      readonly by: string;
      readonly mention: string;
      readonly text: string;
      readonly at: number;
    }
  | {
      readonly type: 'reply-failed';
      readonly reply: string;
      readonly by: string;
      readonly mention: string;
      readonly code: string;
    }
  | { readonly type: 'reply-again'; readonly reply: string; readonly mention: string; readonly told?: ToldBy };

/** What can be done with a case by hand or by the routing service. What mentions do to it is in grouping.ts. */
export type CaseAction =
  /** `takeOver`: a supervisor takes it from whoever holds it, in one step. */
  | { readonly type: 'claim'; readonly leaseMs: number; readonly takeOver?: boolean }
  | { readonly type: 'release' }
  | { readonly type: 'transfer'; readonly to: Owner; readonly queue: string; readonly reason: string | null }
  | { readonly type: 'assign'; readonly to: Owner; readonly queue: string; readonly externalId: string | null }
  | {
      readonly type: 'status';
      readonly status: CaseStatus;
      readonly resolution: string | null;
      /** Code of what was concluded, for a case that is solved. */
      readonly code?: string;
    }
  /** `notify`: agents whom the note names. */
  | { readonly type: 'note'; readonly text: string; readonly notify?: readonly string[] }
  /** An agent answered outside, in the network's own app. */
  | { readonly type: 'answered'; readonly mention: string | null; readonly text: string; readonly where: 'outside' }
  | { readonly type: 'priority'; readonly priority: Priority }
  | { readonly type: 'topic'; readonly topic: string }
  /** Somebody who works on it asks for help; null text: no longer. */
  | { readonly type: 'help'; readonly text: string | null }
  /** `byHand` false: only where it is in no incident and nobody took it out of this one. */
  | { readonly type: 'link-incident'; readonly incident: string; readonly title: string; readonly byHand: boolean }
  /** It is not linked to it again by itself. */
  | { readonly type: 'unlink-incident'; readonly incident: string; readonly title: string }
  | { readonly type: 'lease-ended'; readonly fallback: Owner }
  | { readonly type: 'clock-check' }
  | {
      readonly type: 'work-item';
      readonly state: 'accepted' | 'declined' | 'completed';
      readonly owner: Owner | null;
      readonly fallback: Owner;
    }
  | ReplyAction;

/** Why something was not done; nothing was changed. */
export type Refusal =
  | { readonly code: 'not-found'; readonly message: string }
  | { readonly code: 'owned'; readonly message: string; readonly owner: Owner }
  | { readonly code: 'stale'; readonly message: string; readonly version: number; readonly changes: Case['timeline'] }
  | { readonly code: 'not-allowed'; readonly message: string };

export type CaseOutcome = { readonly ok: true; readonly case: Case } | { readonly ok: false; readonly refusal: Refusal };
