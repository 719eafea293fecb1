import { mostCounted } from '../api/inbox.ts';
import { textOf } from '../i18n/texts.ts';
import { countText } from '../text/numbers.ts';

/** A count that may stop somewhere: short ("12", "1,000+") and in words ("12 cases"). */
export function countWords(count: number, more = count >= mostCounted): { readonly short: string; readonly words: string } {
  const t = textOf('inbox');
  return more
    ? { short: t('orMore', { count }), words: t('casesOrMore', { count }) }
    : { short: countText(count), words: t('countOf', { count }) };
}
