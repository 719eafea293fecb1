import type { Role } from '../domain/index.ts';

const everyone: readonly Role[] = ['agent', 'supervisor', 'brand-manager', 'quality-analyst', 'administrator', 'service'];

/**
 * Who may call what. Every route names one of these; one role of the list is enough. `null` needs no sign-in: the route
 * protects itself (a signature, a password) or holds nothing worth protecting.
 */
export const policies = {
  /** Liveness, the API's own description, sign-in, the networks' webhooks. */
  public: null,
  /** Whoever is signed in, about themselves. */
  self: everyone,
  /** Mentions, cases, analytics, status and the event stream. */
  read: everyone,
  /** Claim, answer, note, move and solve cases. */
  'work-cases': ['agent', 'supervisor', 'administrator', 'service'],
  /** Set right what was understood of a mention. */
  'correct-labels': ['agent', 'supervisor', 'brand-manager', 'quality-analyst', 'administrator'],
  /** See who set what right. */
  'review-labels': ['supervisor', 'brand-manager', 'quality-analyst', 'administrator'],
  /** Add topics to a brand's taxonomy, and see first what they would find. */
  'shape-topics': ['supervisor', 'brand-manager', 'administrator'],
  /** Have stored mentions understood anew. */
  relabel: ['administrator', 'service'],
  /** Take work items for cases, as the routing service does. */
  route: ['supervisor', 'service'],
  /** Bring items in. */
  intake: ['administrator', 'service'],
  /** What was set aside or is unfinished: look, mend, replay. */
  operate: ['supervisor', 'administrator', 'service'],
  /** Throw away what could still be replayed. */
  discard: ['administrator', 'service'],
  /** Prometheus; callers on this machine need no sign-in. */
  observe: ['administrator', 'service'],
} as const satisfies Readonly<Record<string, readonly Role[] | null>>;

export type PolicyName = keyof typeof policies;

/** Whether one of these roles is enough for a route of that policy. */
export function permits(policy: PolicyName, roles: ReadonlySet<Role>): boolean {
  const needed: readonly Role[] | null = policies[policy];
  return needed === null || needed.some((role) => roles.has(role));
}
