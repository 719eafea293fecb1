import type { PlainWords } from './model/plain-words.ts';
import { TextReader } from './text-reader.ts';
import type { TextForm, Token } from './token.ts';

const REPOST = /(?:^|\s)(?:RT|MT)\s+@[\p{L}\p{N}_]{1,50}\s*:/u;
const MAIL_QUOTE =
  /\n\s{0,4}(?:>|-{2,}\s*Original Message|On [^\n]{5,120} wrote:|Am [^\n]{5,120} schrieb[^\n]{0,60}:|Op [^\n]{5,120} (?:het|schreef)[^\n]{0,60}:)/u;

const NOTHING: readonly Token[] = [];

/** Where the words of somebody else begin; the text's length when there are none. */
function quoteStart(raw: string): number {
  const repost = raw.includes('T @') ? REPOST.exec(raw)?.index : undefined;
  const mail = raw.includes('\n') ? MAIL_QUOTE.exec(raw)?.index : undefined;
  return Math.min(repost ?? raw.length, mail ?? raw.length);
}

/**
 * Reads a text into its normal form, in time linear in its length, whatever it holds.
 * @param plain finds words met before; the tokens then have their numbers in its table
 */
export function readText(raw: string, isKnown: (word: string) => boolean, plain?: PlainWords): TextForm {
  const reader = new TextReader(raw, isKnown, plain);
  reader.read();
  const from = quoteStart(raw);
  const cut = from >= raw.length ? -1 : reader.tokens.findIndex((token) => token.start >= from);
  const own = cut > 0 && reader.tokens.slice(0, cut).some((token) => token.kind !== 'handle' && token.kind !== 'url');
  const tokens = own ? reader.tokens.slice(0, cut) : reader.tokens;
  let capsWords = 0;
  let words = 0;
  for (const token of tokens) {
    if (token.kind !== 'word') continue;
    words += 1;
    if (token.caps) capsWords += 1;
  }
  return {
    raw,
    table: plain?.table,
    generation: plain?.table.generation ?? 0,
    tokens,
    quoted: own ? reader.tokens.slice(cut) : NOTHING,
    repost: cut >= 0 && !own,
    exclamations: reader.exclamations,
    questions: reader.questions,
    urls: reader.urls,
    handles: reader.handles,
    hashtags: reader.hashtags,
    capsWords,
    words,
  };
}
