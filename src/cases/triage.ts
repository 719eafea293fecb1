import type { Intent, Labels, MentionKind, Network, Priority, Rule, RuleCondition, Visibility } from '../domain/index.ts';
import { OTHER_TOPIC } from '../domain/index.ts';

/** What triage looks at. */
export interface TriageSubject {
  readonly brand: string;
  readonly network: Network;
  readonly kind: MentionKind;
  readonly visibility: Visibility;
  readonly text: string;
  readonly rating: number | null;
  readonly followers: number | null;
  readonly verified: boolean | null;
  readonly own: boolean;
  readonly labels: Labels;
}

/** The decision for one mention. `queue` null means the brand's default queue. */
export type Triage =
  | {
      readonly action: 'case';
      readonly reason: string;
      readonly topic: string;
      readonly queue: string | null;
      readonly priority: Priority;
    }
  | { readonly action: 'no-action'; readonly reason: string };

const SPAM_FLOOR = 0.8;
const LOW_RATING = 2;
const URGENT = 0.8;
const HIGH = 0.55;

const isOneOf = <T>(wanted: T | readonly T[] | undefined, value: T): boolean =>
  wanted === undefined || (Array.isArray(wanted) ? wanted.includes(value) : wanted === value);

const listOf = <T>(value: T | readonly T[]): readonly T[] => (Array.isArray(value) ? (value as readonly T[]) : [value as T]);

/** Whether every condition that the rule names holds. */
export function matches(when: RuleCondition, subject: TriageSubject): boolean {
  const { labels } = subject;
  if (!isOneOf(when.brand, subject.brand) || !isOneOf(when.network, subject.network) || !isOneOf(when.kind, subject.kind))
    return false;
  if (!isOneOf(when.visibility, subject.visibility) || !isOneOf(when.lang, labels.lang)) return false;
  if (!isOneOf(when.sentiment, labels.sentiment.label) || !isOneOf(when.intent, labels.intent)) return false;
  if (
    when.topic !== undefined &&
    !listOf(when.topic).includes(mainTopic(labels)) &&
    !labels.topics.some((t) => listOf(when.topic ?? []).includes(t.id))
  ) {
    return false;
  }
  if (when.minUrgency !== undefined && labels.urgency < when.minUrgency) return false;
  if (when.minSpam !== undefined && labels.spam < when.minSpam) return false;
  if (when.minFollowers !== undefined && (subject.followers ?? 0) < when.minFollowers) return false;
  if (when.maxRating !== undefined && (subject.rating === null || subject.rating > when.maxRating)) return false;
  if (when.minRating !== undefined && (subject.rating === null || subject.rating < when.minRating)) return false;
  if (when.verified !== undefined && (subject.verified ?? false) !== when.verified) return false;
  if (when.text !== undefined) {
    const text = subject.text.toLowerCase();
    if (!listOf(when.text).some((part) => text.includes(part.toLowerCase()))) return false;
  }
  return true;
}

/** The topic a case of this mention is filed under. */
export function mainTopic(labels: Pick<Labels, 'topics'>): string {
  return labels.topics[0]?.id ?? OTHER_TOPIC;
}

/** How pressing a mention is when no rule says so. */
export function priorityOf(subject: TriageSubject): Priority {
  const { urgency, sentiment, intent } = subject.labels;
  if (urgency >= URGENT) return 'urgent';
  if (urgency >= HIGH) return 'high';
  return sentiment.label === 'positive' && intent !== 'complaint' ? 'low' : 'normal';
}

const WORTH_AN_ANSWER: ReadonlySet<Intent> = new Set<Intent>(['complaint', 'question', 'request']);

/** Below every rule of the configuration: what a social care team would do. */
function builtIn(subject: TriageSubject): { readonly open: boolean; readonly reason: string } {
  const { labels } = subject;
  if (labels.spam >= SPAM_FLOOR || labels.intent === 'spam') return { open: false, reason: 'spam' };
  if (subject.visibility === 'private') return { open: true, reason: 'rule: private message opens a case' };
  if (WORTH_AN_ANSWER.has(labels.intent)) return { open: true, reason: `rule: ${labels.intent} opens a case` };
  if (subject.kind === 'review' && subject.rating !== null && subject.rating <= LOW_RATING)
    return { open: true, reason: 'rule: low rating opens a case' };
  if (labels.sentiment.label === 'negative') return { open: true, reason: 'rule: negative sentiment opens a case' };
  return { open: false, reason: labels.intent === 'praise' ? 'praise' : 'nothing to answer' };
}

/** Decides what becomes of a mention: the first rule that matches, then the built-in ones. Own posts are never a case. */
export function triage(subject: TriageSubject, rules: readonly Rule[]): Triage {
  if (subject.own) return { action: 'no-action', reason: 'own-post' };
  const rule = rules.find(({ when }) => matches(when, subject));
  const decided = rule ? { open: rule.then.action === 'case', reason: `rule: ${rule.name}` } : builtIn(subject);
  if (!decided.open) return { action: 'no-action', reason: decided.reason };
  return {
    action: 'case',
    reason: decided.reason,
    topic: rule?.then.topic ?? mainTopic(subject.labels),
    queue: rule?.then.queue ?? null,
    priority: rule?.then.priority ?? priorityOf(subject),
  };
}
