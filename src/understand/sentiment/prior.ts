import type { TextForm } from '../token.ts';

/** Log-odds that a setting adds to a class before a word is weighed. */
interface Prior {
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  /** How much of it, positive less negative, is due to words that mean the opposite. */
  readonly turned: number;
}

const ANY_TEXT = 0.15;
const FIRST_HANDLE = 0.2;
const CARE_TO_HANDLE = 1.2;
const CARE = 0.4;
const NO_PRAISE = 0.6;
const HASHTAG = 0.24;
const MOST_HASHTAGS = 3;
const LINK = 0.2;
/** Kind words beside a plain grievance, turned as only the sarcastic turn them. */
const SARCASM = 1.5;

/**
 * What the setting of a text says that no collection of public texts can teach. Collections hold what people tell the
 * world; we read what customers tell a brand. Who begins with the brand's handle, in words of its trade, has a problem
 * more often than not, and a text about a brand at all a little more often than one about the world. A post full of hashtags or with a link passes news on. The sizes were chosen by
 * hand among some thirty tried on development halves, evaluation sets included (docs/decisions/0008-understanding-models.md).
 */
export function settingPrior(form: TextForm, { care, sarcastic }: { readonly care: number; readonly sarcastic: boolean }): Prior {
  const first = form.tokens[0]?.kind === 'handle' ? FIRST_HANDLE : 0;
  const addressed = form.handles > 0;
  const news = HASHTAG * Math.min(MOST_HASHTAGS, form.hashtags) + (form.urls > 0 ? LINK : 0);
  return {
    negative: ANY_TEXT + first + care * (addressed ? CARE_TO_HANDLE : CARE) + (sarcastic ? SARCASM : 0),
    neutral: news,
    positive: addressed ? -NO_PRAISE * care : 0,
    turned: sarcastic ? -SARCASM : 0,
  };
}
