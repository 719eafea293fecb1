import type { Labels } from '../../domain/index.ts';

/** Other authors with the same text from which on it is a campaign. */
const CAMPAIGN_FROM = 3;
/** A text without a link promotes when it already looks this much like spam. */
const PROMOTES_FROM = 0.2;
/** What the first few copies add to the log-odds of spam, what each doubling adds, and the most they add. */
const FIRST = 1.2;
const DOUBLING = 0.5;
const MOST = 4;
/** Where a text that is spam gets that intent, as in intent.ts. */
const SPAM_FROM = 0.6;
const SURE = 0.999;
const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * Labels of a text that `copies` other authors said too. A campaign that promotes or links is the more likely spam the more
 * take part. Customers who pass a complaint on word for word are never taken for one: whatever complains, is negative or is
 * urgent for a reason keeps its labels.
 */
export function withCopies(labels: Labels, { copies, links }: { readonly copies: number; readonly links: number }): Labels {
  const { spam, intent, sentiment, urgencyReasons } = labels;
  const promotes = links > 0 || spam >= PROMOTES_FROM;
  const grievance = intent === 'complaint' || sentiment.label === 'negative' || urgencyReasons.length > 0;
  if (copies < CAMPAIGN_FROM || !promotes || grievance) return labels;
  const known = Math.min(SURE, Math.max(1 - SURE, spam));
  const odds = Math.log(known / (1 - known)) + Math.min(MOST, FIRST + DOUBLING * Math.log2(copies / CAMPAIGN_FROM));
  const raised = rounded(Math.max(spam, 1 / (1 + Math.exp(-odds))));
  if (raised < SPAM_FROM || intent === 'spam') return { ...labels, spam: raised };
  return { ...labels, spam: raised, intent: 'spam', intentConfidence: raised };
}
