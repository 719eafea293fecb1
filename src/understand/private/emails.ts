import {
  characterAt,
  characterBefore,
  digitValue,
  isInvisible,
  isLetter,
  isSpace,
  widthOf,
  type Characters,
} from './characters.ts';
import type { PrivateSpan } from './span.ts';

const LONGEST_NAME = 64;
const LONGEST_HOST = 120;
const NAME_SIGNS = '._%+-';
const EDGE_SIGNS = '._%+-';
const isAt = (character: number): boolean => character === 64 || character === 0xff20;

const isNamePart = (character: number): boolean =>
  isLetter(character) ||
  digitValue(character) >= 0 ||
  isInvisible(character) ||
  (character < 128 && NAME_SIGNS.includes(String.fromCharCode(character)));
const isHostPart = (character: number): boolean =>
  isLetter(character) || digitValue(character) >= 0 || character === 45 || character === 46 || isInvisible(character);

/** Where the name that ends here begins; the place itself when there is none. */
function nameStart(text: Characters, end: number): number {
  let start = end;
  while (end - start < LONGEST_NAME && isNamePart(characterBefore(text, start))) start -= widthOf(characterBefore(text, start));
  while (start < end && EDGE_SIGNS.includes(text.slice(start, start + 1))) start += 1;
  return start;
}

/** Where the run of a host's characters ends, its last dots and dashes left out. */
function hostEnd(text: Characters, start: number): number {
  let end = start;
  while (end - start < LONGEST_HOST && isHostPart(characterAt(text, end))) end += widthOf(characterAt(text, end));
  while (end > start && '.-'.includes(text.slice(end - 1, end))) end -= 1;
  return end;
}

const HOST = /^[\p{L}\p{N}][\p{L}\p{N}-]{0,62}(?:\.[\p{L}\p{N}-]{1,63}){0,4}\.(?:\p{L}{2,18}|xn--[a-z0-9-]{2,40})$/u;
const INVISIBLES = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufe00-\ufe0f\ufeff]/gu;

/** An address around this "@"; a handle on another server ("@jo@server.example") is none. */
function written(text: Characters, at: number): PrivateSpan | undefined {
  const start = nameStart(text, at);
  if (start === at || isAt(characterBefore(text, start))) return undefined;
  const from = at + 1;
  const end = hostEnd(text, from);
  return HOST.test(text.slice(from, end).replace(INVISIBLES, '')) ? { kind: 'email', start, end } : undefined;
}

const AT_WORDS = new Set(['at', 'arroba', 'ät']);
const DOT_WORDS = new Set(['dot', 'punt', 'punkt', 'punto', 'ponto']);
const ENDINGS = new Set(
  'com net org info biz co edu gov ac io me app dev ai africa za uk de ng ke in us ca au nz fr es it nl be ch at br pt pl za ru gmail'.split(
    ' ',
  ),
);
/** Where people have their mail: "jo.m at gmail.com" means an address, "look at shop.example" doesn't. */
const PROVIDERS = new Set(
  'gmail googlemail yahoo ymail hotmail outlook live icloud me msn aol gmx web protonmail proton zoho mail webmail mweb vodamail telkomsa rediffmail yandex'.split(
    ' ',
  ),
);
const MOST_LABELS = 4;
const OPENING = '([{<';
const CLOSING = ')]}>';

interface Mark {
  readonly kind: 'at' | 'dot';
  readonly bracketed: boolean;
  readonly sign: boolean;
  readonly end: number;
}

function skipSpaces(text: Characters, from: number): number {
  let at = from;
  while (at - from < 3 && isSpace(characterAt(text, at))) at += 1;
  return at;
}

function wordEnd(text: Characters, from: number, most: number): number {
  let end = from;
  while (end - from < most && isLetter(characterAt(text, end))) end += widthOf(characterAt(text, end));
  return end;
}

/** A spelt-out or parted "@" or full stop that begins here, spaces and brackets around it included. */
function readMark(text: Characters, from: number): Mark | undefined {
  let at = skipSpaces(text, from);
  const spaced = at > from;
  const bracketed = OPENING.includes(text.slice(at, at + 1) || ' ');
  if (bracketed) at = skipSpaces(text, at + 1);
  const character = characterAt(text, at);
  let end = wordEnd(text, at, 8);
  let kind: Mark['kind'] | undefined;
  const sign = isAt(character) || character === 46;
  if (sign) {
    kind = character === 46 ? 'dot' : 'at';
    end = at + 1;
  } else {
    const word = text.slice(at, end).toLowerCase();
    if (AT_WORDS.has(word)) kind = 'at';
    else if (DOT_WORDS.has(word)) kind = 'dot';
  }
  if (!kind) return undefined;
  if (bracketed) {
    end = skipSpaces(text, end);
    if (!CLOSING.includes(text.slice(end, end + 1) || ' ')) return undefined;
    end += 1;
  } else if (!spaced && !sign) return undefined;
  const next = skipSpaces(text, end);
  // Parted on one side only it is a handle ("via @jo.example"), or the end of a sentence.
  if (sign && !bracketed && spaced && next === end) return undefined;
  return bracketed || sign || next > end ? { kind, bracketed, sign, end: next } : undefined;
}

function labelEnd(text: Characters, from: number): number {
  let end = from;
  while (end - from < 63) {
    const character = characterAt(text, end);
    if (!isLetter(character) && digitValue(character) < 0 && character !== 45) break;
    end += widthOf(character);
  }
  return end;
}

/** The host behind a spelt-out "@": labels parted by dots, some of them perhaps spelt out too. */
function readHost(
  text: Characters,
  from: number,
): { readonly labels: readonly string[]; readonly end: number; readonly spelt: boolean } {
  const labels: string[] = [];
  let end = from;
  let spelt = false;
  for (let at = from; labels.length <= MOST_LABELS;) {
    const stop = labelEnd(text, at);
    if (stop === at) break;
    const label = text.slice(at, stop).toLowerCase();
    if (labels.length > 1 && !ENDINGS.has(label)) break;
    labels.push(label);
    end = stop;
    const mark = readMark(text, stop);
    if (mark?.kind !== 'dot') break;
    // A full stop with a space behind it ends a sentence, not a label.
    if (mark.sign && !mark.bracketed && isSpace(characterAt(text, mark.end - 1)) && characterAt(text, stop) === 46) break;
    if (!mark.sign) spelt = true;
    at = mark.end;
  }
  return { labels, end, spelt };
}

const LONGEST_SPELT_NAME = 3;
/** A space and the longest word for a full stop. */
const LONGEST_DOT = 6;

/** The name before a spelt-out "@", with spelt-out full stops in it: "jo dot m". */
function speltNameStart(text: Characters, end: number): number {
  let start = nameStart(text, end);
  for (let parts = 1; parts < LONGEST_SPELT_NAME && start < end; parts += 1) {
    let at = start;
    while (start - at < 3 && isSpace(characterBefore(text, at))) at -= 1;
    if (at === start) break;
    const dot = text.slice(Math.max(0, at - LONGEST_DOT), at).toLowerCase();
    const width = [...DOT_WORDS].find((word) => dot.endsWith(` ${word}`))?.length;
    if (width === undefined) break;
    let name = at - width;
    while (at - width - name < 3 && isSpace(characterBefore(text, name))) name -= 1;
    const first = nameStart(text, name);
    if (first === name) break;
    start = first;
  }
  return start;
}

/** An address that is spelt out: "jo at mail dot com", "jo [at] mail.com", "jo @ mail . com". */
function spelt(text: Characters, nameEnd: number): PrivateSpan | undefined {
  const mark = readMark(text, nameEnd);
  if (mark?.kind !== 'at') return undefined;
  const host = readHost(text, mark.end);
  const [first = ''] = host.labels;
  if (host.labels.length < 2 || !ENDINGS.has(host.labels.at(-1) ?? '')) return undefined;
  const start = speltNameStart(text, nameEnd);
  if (start === nameEnd || isAt(characterBefore(text, start))) return undefined;
  const name = text.slice(start, nameEnd);
  if (!/\p{L}/u.test(name)) return undefined;
  const telling = mark.bracketed || host.spelt || mark.sign || (PROVIDERS.has(first) && /[\d._+]/u.test(name));
  return telling ? { kind: 'email', start, end: host.end } : undefined;
}

const A = 97;
const couldBeginMark = (character: number): boolean =>
  character === 40 ||
  character === 91 ||
  character === 123 ||
  character === 60 ||
  (character | 32) === A ||
  isAt(character) ||
  (character | 32) === 0xe4;

/** Every e-mail address of a text, written or spelt out, in order; none overlaps another. */
export function findEmails(text: Characters): readonly PrivateSpan[] {
  const found: PrivateSpan[] = [];
  let free = 0;
  const keep = (span: PrivateSpan | undefined): boolean => {
    if (!span || span.start < free) return false;
    found.push(span);
    free = span.end;
    return true;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (!couldBeginMark(character)) continue;
    if (isAt(character) && keep(written(text, at))) continue;
    let nameEnd = at;
    while (at - nameEnd < 3 && isSpace(characterBefore(text, nameEnd))) nameEnd -= 1;
    if ((nameEnd < at || !isLetter(character)) && isNamePart(characterBefore(text, nameEnd))) keep(spelt(text, nameEnd));
  }
  return found;
}
