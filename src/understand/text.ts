import { TextReader } from './text-reader.ts';
import type { TextForm } from './token.ts';

const REPOST = /(?:^|\s)(?:RT|MT)\s+@[\p{L}\p{N}_]{1,50}\s*:/u;
const MAIL_QUOTE =
  /\n\s{0,4}(?:>|-{2,}\s*Original Message|On [^\n]{5,120} wrote:|Am [^\n]{5,120} schrieb[^\n]{0,60}:|Op [^\n]{5,120} (?:het|schreef)[^\n]{0,60}:)/u;

/** Where the words of somebody else begin; the text's length when there are none. */
function quoteStart(raw: string): number {
  const repost = raw.includes('T @') ? REPOST.exec(raw)?.index : undefined;
  const mail = raw.includes('\n') ? MAIL_QUOTE.exec(raw)?.index : undefined;
  return Math.min(repost ?? raw.length, mail ?? raw.length);
}

/** Reads a text into its normal form, in time linear in its length, whatever it holds. */
export function readText(raw: string, isKnown: (word: string) => boolean): TextForm {
  const reader = new TextReader(raw, isKnown);
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
    tokens,
    quoted: own ? reader.tokens.slice(cut) : [],
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
