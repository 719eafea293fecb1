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
  /** Let answers go out that wait, or refuse them. */
  'approve-replies': ['supervisor', 'administrator'],
  /** Say that an alert was seen, so that it sends no more messages. */
  'acknowledge-alerts': ['supervisor', 'administrator'],
  /** Take a rise of complaints as one incident, speak to its customers, and end it. */
  'run-incidents': ['supervisor', 'administrator'],
  /** Take whole lists away as files. */
  export: ['supervisor', 'brand-manager', 'quality-analyst', 'administrator', 'service'],
  /** Make links that show a page without signing in, and take them back. */
  share: ['supervisor', 'brand-manager', 'quality-analyst', 'administrator'],
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
  /** Change the configuration, connections, accounts and keys; deliver events again. */
  administrate: ['administrator'],
  /** See the configuration, without its secrets. */
  'read-settings': ['supervisor', 'brand-manager', 'administrator'],
  /** Change what a brand listens for, and see first what that would find. */
  'shape-brands': ['brand-manager', 'administrator'],
  /** See what other rules would decide. */
  'preview-rules': ['supervisor', 'brand-manager', 'administrator'],
  /** Throw away what could still be replayed. */
  discard: ['administrator', 'service'],
  /** The supervisor's board. */
  supervise: ['supervisor', 'administrator', 'service'],
  /** Score-cards, samples, scores. */
  'judge-quality': ['supervisor', 'quality-analyst'],
  /** What was found; agents about their own work. */
  'see-quality': ['agent', 'supervisor', 'quality-analyst'],
  /** Decide what an agent doesn't agree with. */
  'settle-disputes': ['supervisor'],
  /** What agents did; agents about themselves. */
  report: ['agent', 'supervisor', 'quality-analyst', 'administrator', 'service'],
  /** Prometheus; callers on this machine need no sign-in. */
  observe: ['administrator', 'service'],
} as const satisfies Readonly<Record<string, readonly Role[] | null>>;

export type PolicyName = keyof typeof policies;

/** Whether one of these roles is enough for a route of that policy. */
export function permits(policy: PolicyName, roles: ReadonlySet<Role>): boolean {
  const needed: readonly Role[] | null = policies[policy];
  return needed === null || needed.some((role) => roles.has(role));
}
