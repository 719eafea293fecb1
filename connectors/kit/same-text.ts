import { decodeEntities } from './entities.ts';
import { plainText } from './text.ts';

/** X puts such an address in the place of every link, and behind the text of a post with pictures. */
const SHORTENED = /https?:\/\/t\.co\/[A-Za-z0-9]+/gi;
const ONLY_SHORTENED = /^(?:https?:\/\/t\.co\/[A-Za-z0-9]+)+$/i;
const HANDLE = /^@\w+$/;
/** Marks that nobody sees, such as zero-width spaces and those of writing direction: networks drop and add them. */
const UNSEEN_MARKS = /\p{Cf}/gu;

/** More layers of encoding than any network lays on. */
const MAX_ROUNDS = 16;

function simplify(text: string): string {
  return decodeEntities(text.normalize('NFC').replace(UNSEEN_MARKS, ''));
}

/** A text in the form in which texts are compared: entities decoded, NFC, invisible marks gone, white space folded to single spaces. */
export function comparableText(text: string): string {
  let current = plainText(text);
  // Each step may uncover work for the others: an entity may stand for part of another, or for a mark nobody sees.
  for (let round = 0, before = ''; round < MAX_ROUNDS && current !== before; round += 1) {
    before = current;
    current = simplify(current);
  }
  return current.replace(/\s+/g, ' ').trim();
}

/** Whether a word of ours is what the network shows, where each shortened link may stand for any address. */
function sameWord(ours: string, shown: string): boolean {
  if (ours === shown) return true;
  const [head = '', ...rest] = shown.split(SHORTENED);
  const tail = rest.pop();
  if (tail === undefined || !ours.startsWith(head) || !ours.endsWith(tail)) return false;
  let at = head.length;
  const end = ours.length - tail.length;
  for (const between of rest) {
    const found = ours.indexOf(between, at + 1);
    if (found === -1 || !ours.slice(at, found).includes('.')) return false;
    at = found + between.length;
  }
  return at < end && ours.slice(at, end).includes('.');
}

function wordsOf(text: string): readonly string[] {
  const whole = comparableText(text);
  return whole === '' ? [] : whole.split(' ');
}

export interface SameTextOptions {
  /** Names (`@acme`) that the network puts in front of an answer by itself don't count. No unless told. */
  readonly ignoreLeadingHandles?: boolean;
}

function leadingHandles(words: readonly string[]): number {
  const first = words.findIndex((word) => !HANDLE.test(word));
  return first === -1 ? words.length : first;
}

/**
 * Whether what a network shows is the text that we sent. Networks encode (`&amp;`), compose characters, fold white space
 * and shorten links (`https://t.co/...` stands for any address, and one behind the text for a picture): none of that
 * makes another text. Case, punctuation and words do.
 */
export function sameText(ours: string, shown: string, options: SameTextOptions = {}): boolean {
  const sent = wordsOf(ours);
  const seen = wordsOf(shown);
  const extra = options.ignoreLeadingHandles === true ? Math.max(leadingHandles(seen) - leadingHandles(sent), 0) : 0;
  const words = seen.slice(extra);
  const isFollowedByPictures = words.slice(sent.length).every((word) => ONLY_SHORTENED.test(word));
  return isFollowedByPictures && sent.every((word, index) => sameWord(word, words[index] ?? ''));
}
