import { linksIn } from './links.ts';

/** Whatever a link's own length, X makes it one of its own, which counts so much. */
const LINK_LENGTH = 23;
const EMOJI_LENGTH = 2;
/** First and last code point of what counts 1; everything else counts 2. */
const SINGLE_RANGES = [
  [0, 4351],
  [8192, 8205],
  [8208, 8223],
  [8242, 8247],
] as const;

/** Sequences that stand for one sign: families, flags, skin tones, keycaps (also those typed without the invisible selector). */
const EMOJI = new RegExp(String.raw`[#*0-9]\uFE0F?\u20E3|\p{RGI_Emoji}`, 'gv');

function weightOf(character: string): number {
  const point = character.codePointAt(0) ?? 0;
  return SINGLE_RANGES.some(([first, last]) => point >= first && point <= last) ? 1 : 2;
}

function plainLength(text: string): number {
  let length = 0;
  for (const character of text) length += weightOf(character);
  return length;
}

function lengthWithoutLinks(text: string): number {
  let length = 0;
  let from = 0;
  for (const { 0: emoji, index } of text.matchAll(EMOJI)) {
    length += plainLength(text.slice(from, index)) + EMOJI_LENGTH;
    from = index + emoji.length;
  }
  return length + plainLength(text.slice(from));
}

/**
 * Length of a post as X counts it, of which 280 are allowed: composed characters (NFC); 1 for those of most alphabets and
 * common punctuation, 2 for all others and for an emoji however it is put together, 23 for a link
 * (docs.x.com, "Counting characters").
 */
export function replyLength(text: string): number {
  const composed = text.toWellFormed().normalize('NFC');
  let length = 0;
  let from = 0;
  for (const { start, end } of linksIn(composed)) {
    length += lengthWithoutLinks(composed.slice(from, start)) + LINK_LENGTH;
    from = end;
  }
  return length + lengthWithoutLinks(composed.slice(from));
}
