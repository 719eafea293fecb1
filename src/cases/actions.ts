import type { Case, CaseStatus, Owner, Priority } from '../domain/index.ts';

/** Who acts: a person or program signed in, the routing service, or Earshot itself. */
export interface Actor {
  readonly kind: 'agent' | 'routing' | 'system';
  readonly id: string;
  readonly name: string;
  /** May take over what another agent holds. */
  readonly supervisor: boolean;
}

/** What can be done with a case by hand or by the routing service. What mentions do to it is in grouping.ts. */
export type CaseAction =
  | { readonly type: 'claim'; readonly leaseMs: number }
  | { readonly type: 'release' }
  | { readonly type: 'transfer'; readonly to: Owner; readonly queue: string; readonly reason: string | null }
  | { readonly type: 'assign'; readonly to: Owner; readonly queue: string; readonly externalId: string | null }
  | { readonly type: 'status'; readonly status: CaseStatus; readonly resolution: string | null }
  | { readonly type: 'note'; readonly text: string }
  /** An agent answered: outside (in the network's own app), or through us. */
  | { readonly type: 'answered'; readonly mention: string | null; readonly text: string; readonly where: 'outside' | 'network' }
  | { readonly type: 'priority'; readonly priority: Priority }
  | { readonly type: 'lease-ended'; readonly fallback: Owner }
  | { readonly type: 'clock-check' }
  | {
      readonly type: 'work-item';
      readonly state: 'accepted' | 'declined' | 'completed';
      readonly owner: Owner | null;
      readonly fallback: Owner;
    };

/** Why something was not done; nothing was changed. */
export type Refusal =
  | { readonly code: 'not-found'; readonly message: string }
  | { readonly code: 'owned'; readonly message: string; readonly owner: Owner }
  | { readonly code: 'stale'; readonly message: string; readonly version: number; readonly changes: Case['timeline'] }
  | { readonly code: 'not-allowed'; readonly message: string };

export type CaseOutcome = { readonly ok: true; readonly case: Case } | { readonly ok: false; readonly refusal: Refusal };
