import { triage, type Triage } from '../cases/triage.ts';
import type { Mention, Rule } from '../domain/index.ts';

/** Examples given of each kind. */
const MOST_EXAMPLES = 20;

/** One mention that a change would treat otherwise: what is decided now and what would be. */
export interface PreviewExample {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Why it would be so: the rule's name, or what is built in. */
  readonly reason: string;
}

export interface PreviewGroup {
  readonly count: number;
  readonly examples: readonly PreviewExample[];
}

/** What other rules would make of stored mentions. A mention may change queue and priority both. */
export interface RulesPreview {
  /** Mentions looked at; own posts are none. */
  readonly scanned: number;
  readonly unchanged: number;
  /** Would open a case and don't now. */
  readonly open: PreviewGroup;
  /** Would no longer open one. */
  readonly close: PreviewGroup;
  readonly queue: PreviewGroup;
  readonly priority: PreviewGroup;
}

interface Growing {
  count: number;
  readonly examples: PreviewExample[];
}

const empty = (): Growing => ({ count: 0, examples: [] });

function note(group: Growing, example: PreviewExample): void {
  group.count += 1;
  if (group.examples.length < MOST_EXAMPLES) group.examples.push(example);
}

function decide(mention: Mention, rules: readonly Rule[]): Triage {
  const { followers, verified } = mention.author;
  return triage({ ...mention, followers, verified, labels: mention }, rules);
}

/** Compares what two lists of rules decide, mention by mention; looks at as many pages as are handed in. */
export function previewRules(options: {
  readonly before: readonly Rule[];
  readonly after: readonly Rule[];
  /** Where a case goes that no rule sends elsewhere. */
  readonly defaultQueue: string;
}): { look(mentions: readonly Mention[]): void; result(): RulesPreview } {
  const groups = { open: empty(), close: empty(), queue: empty(), priority: empty() };
  let scanned = 0;
  let unchanged = 0;
  const compare = (mention: Mention): void => {
    const now = decide(mention, options.before);
    const then = decide(mention, options.after);
    const { reason } = then;
    const { id } = mention;
    if (then.action === 'no-action' || now.action === 'no-action') {
      if (now.action === then.action) unchanged += 1;
      else note(then.action === 'case' ? groups.open : groups.close, { id, from: now.action, to: then.action, reason });
      return;
    }
    const from = now.queue ?? options.defaultQueue;
    const to = then.queue ?? options.defaultQueue;
    if (from !== to) note(groups.queue, { id, from, to, reason });
    if (now.priority !== then.priority) note(groups.priority, { id, from: now.priority, to: then.priority, reason });
    if (from === to && now.priority === then.priority) unchanged += 1;
  };
  return {
    look(mentions) {
      for (const mention of mentions) {
        if (mention.own) continue;
        scanned += 1;
        compare(mention);
      }
    },
    result: () => ({ scanned, unchanged, ...groups }),
  };
}

/** Terms and exclusions by which a brand is found in a text. */
export interface Terms {
  readonly terms: readonly string[];
  readonly exclude: readonly string[];
}

/** A term as whole words, whatever its case; runs of white space count as one. */
function patternOf(term: string): RegExp {
  const escaped = term
    .trim()
    .replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
    .replace(/\s+/gu, '\\s+');
  return new RegExp(`(?<![\\p{L}\\p{N}_])${escaped}(?![\\p{L}\\p{N}_])`, 'iu');
}

/** How a text stands to terms: it holds one, one of the exclusions too, or none. */
function termMatcher({ terms, exclude }: Terms): (text: string) => 'matched' | 'excluded' | 'none' {
  const wanted = terms.map(patternOf);
  const unwanted = exclude.map(patternOf);
  return (text) => {
    if (!wanted.some((pattern) => pattern.test(text))) return 'none';
    return unwanted.some((pattern) => pattern.test(text)) ? 'excluded' : 'matched';
  };
}

/** What other terms would find among stored mentions. What was never stored is not known here. */
export interface TermsPreview {
  readonly scanned: number;
  /** Found by the terms as they are, and as they would be. */
  readonly before: number;
  readonly after: number;
  /** Hold a term as they would be, and an exclusion too. */
  readonly excluded: number;
  readonly gained: PreviewGroup;
  readonly lost: PreviewGroup;
}

/** Compares what two lists of terms find among mentions; own posts don't count. */
export function previewTerms(before: Terms, after: Terms): { look(mentions: readonly Mention[]): void; result(): TermsPreview } {
  const [now, then] = [termMatcher(before), termMatcher(after)];
  const counts = { scanned: 0, before: 0, after: 0, excluded: 0 };
  const groups = { gained: empty(), lost: empty() };
  return {
    look(mentions) {
      for (const { id, text, own } of mentions) {
        if (own) continue;
        counts.scanned += 1;
        const [from, to] = [now(text), then(text)];
        if (from === 'matched') counts.before += 1;
        if (to === 'matched') counts.after += 1;
        if (to === 'excluded') counts.excluded += 1;
        if (from !== 'matched' && to === 'matched') note(groups.gained, { id, from, to, reason: 'terms' });
        if (from === 'matched' && to !== 'matched')
          note(groups.lost, { id, from, to, reason: to === 'excluded' ? 'exclude' : 'terms' });
      }
    },
    result: () => ({ ...counts, ...groups }),
  };
}
