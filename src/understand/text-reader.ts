import { DIGIT, EMOJI, JOINER, LETTER, PAUSE, STOP, characterClass, dropInvisible } from './characters.ts';
import { emoticonLength } from './emoticons.ts';
import { hashtagWords } from './hashtag.ts';
import type { PlainWords } from './model/plain-words.ts';
import { spellWord } from './spell-word.ts';
import type { Token, TokenKind } from './token.ts';
import { wordForm } from './word-form.ts';

const URL_START = /(?:https?:\/\/|www\.)[^\s<>"']+/iy;
const DOMAIN_END =
  /\.(?:com|net|org|info|biz|xyz|top|shop|click|link|site|online|store|app|io|ly|gl|me|ru|co\.za|co\.uk|de|fr)(?:\/[^\s<>"']*)?(?![\p{L}\p{N}])/uy;
const HANDLE = /@[\p{L}\p{N}_.]{1,50}/uy;
const TAG = /[#\uff03](?=[\p{N}_]*\p{L})[\p{L}\p{M}\p{N}_]{1,140}/uy;
const ENTITY = /&(?:amp|lt|gt|quot|apos|nbsp|#\d{1,5});/y;
/** What other systems put where an address, a number or a name was. */
const PLACEHOLDER =
  /(?:<(?:url|link|email|number|phone|user)>|\{(?:url|link|email|number|phone|user)\}|\[(?:url|link|email|number|phone|user)\])/iy;
/** What may stand inside a word: don't, don\u2019t. */
const APOSTROPHES = "'\u2019\u2018\u02bc";
/** A gesture's colour or sex, or the joined second picture, makes no other feeling. */
const SKIN_TONE_FIRST = 0x1f3fb;
const SKIN_TONE_LAST = 0x1f3ff;

const SPACE = 32;
const AT = 64;
const STOP_MARK = 46;
const LONGEST_HANDLE = 50;
/** More tokens than any model reads of the beginning of a text need no numbers. */
const MOST_NUMBERED = 4096;
/** What a face typed in ASCII can begin with, letters apart: > : ; = < ^ - */
const FACE_STARTS = new Set([62, 58, 59, 61, 60, 94, 45]);

const isSmallLetter = (code: number): boolean => code >= 97 && code <= 122;

function matchLength(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0].length ?? 0;
}

const isAsciiLetterOrDigit = (code: number): boolean =>
  (code >= 48 && code <= 57) || (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

function isCaps(raw: string): boolean {
  const first = raw.charCodeAt(0);
  // A small letter of ASCII settles it for nearly every word.
  if (first >= 97 && first <= 122) return false;
  return raw.length > 1 && raw === raw.toUpperCase() && raw !== raw.toLowerCase();
}

/** Walks once over a text and keeps what has been read so far. */
export class TextReader {
  readonly tokens: Token[] = [];
  exclamations = 0;
  questions = 0;
  urls = 0;
  handles = 0;
  hashtags = 0;
  private clause = 0;
  private sentence = 0;
  private readonly raw: string;
  private readonly isKnown: (word: string) => boolean;
  private readonly plain: PlainWords | undefined;

  constructor(raw: string, isKnown: (word: string) => boolean, plain: PlainWords | undefined) {
    this.raw = raw;
    this.isKnown = isKnown;
    this.plain = plain;
    plain?.reserve(Math.min(raw.length, MOST_NUMBERED));
  }

  read(): void {
    const { raw } = this;
    let at = 0;
    while (at < raw.length) at += raw.charCodeAt(at) === SPACE ? 1 : this.step(at);
  }

  /** Reads what stands here; returns its length. */
  private step(at: number): number {
    const codePoint = this.raw.codePointAt(at) ?? 0;
    const width = codePoint > 0xffff ? 2 : 1;
    switch (characterClass(codePoint)) {
      case LETTER:
        return this.word(at);
      case DIGIT:
        return this.number(at);
      case EMOJI:
        return this.emoji(at, width);
      default:
        return this.sign(at, codePoint, width);
    }
  }

  private push(kind: TokenKind, word: string, start: number, end: number): void {
    this.tokens.push({
      kind,
      word,
      start,
      end,
      clause: this.clause,
      sentence: this.sentence,
      caps: false,
      elongated: false,
      tag: false,
      number: this.numberFor(kind, word),
    });
  }

  private numberOf(word: string): number {
    return this.plain === undefined || this.tokens.length >= MOST_NUMBERED ? -1 : this.plain.table.numberOf(word);
  }

  private numberFor(kind: TokenKind, word: string): number {
    const { plain } = this;
    if (plain === undefined || this.tokens.length >= MOST_NUMBERED) return -1;
    if (kind === 'number') return plain.anyNumber;
    if (kind === 'handle') return plain.handle;
    return word === 'http' ? plain.link : plain.table.numberOf(word);
  }

  private word(at: number): number {
    const code = this.raw.charCodeAt(at);
    if (this.mayBeUrl(code, at)) {
      const url = matchLength(URL_START, this.raw, at);
      if (url > 0) return this.url(at, url);
    }
    if (code === 120 || code === 88 || code === 84) {
      const face = emoticonLength(this.raw, at);
      if (face > 0) return this.face(at, face);
    }
    const plain = this.tokens.length < MOST_NUMBERED ? this.plain : undefined;
    const plainEnd = plain === undefined ? -1 : spellWord(this.raw, at, plain);
    const end = plainEnd < 0 ? this.wordEnd(at) : plainEnd;
    if (this.raw.charCodeAt(end) === STOP_MARK && isSmallLetter(this.raw.charCodeAt(end + 1))) {
      const domain = matchLength(DOMAIN_END, this.raw, end);
      if (domain > 0) return this.url(at, end - at + domain);
    }
    if (plainEnd < 0 || plain === undefined) this.pushWord(this.raw.slice(at, end), at, end, false);
    else this.pushPlain(plain, at, end);
    return end - at;
  }

  private pushPlain(plain: PlainWords, start: number, end: number): void {
    const number = plain.number();
    this.tokens.push({
      kind: 'word',
      word: plain.table.wordOf(number),
      start,
      end,
      clause: this.clause,
      sentence: this.sentence,
      caps: plain.caps,
      elongated: false,
      tag: false,
      number,
    });
  }

  /** "ht" or "ww", in any case: what a link begins with. */
  private mayBeUrl(first: number, at: number): boolean {
    const small = first | 32;
    if (small !== 104 && small !== 119) return false;
    return (this.raw.charCodeAt(at + 1) | 32) === (small === 104 ? 116 : 119);
  }

  private wordEnd(at: number): number {
    const raw = this.raw;
    let end = at;
    while (end < raw.length) {
      const code = raw.charCodeAt(end);
      if (isAsciiLetterOrDigit(code)) {
        end += 1;
        continue;
      }
      const codePoint = raw.codePointAt(end) ?? 0;
      const width = codePoint > 0xffff ? 2 : 1;
      const kind = characterClass(codePoint);
      if (kind === LETTER || kind === DIGIT || kind === JOINER) end += width;
      else if (APOSTROPHES.includes(raw.charAt(end)) && characterClass(raw.codePointAt(end + 1) ?? 0) === LETTER) end += 1;
      else break;
    }
    return end;
  }

  private pushWord(text: string, start: number, end: number, tag: boolean): void {
    const { word, elongated } = wordForm(text, this.isKnown);
    if (word === '') return;
    this.tokens.push({
      kind: 'word',
      word,
      start,
      end,
      clause: this.clause,
      sentence: this.sentence,
      caps: isCaps(text),
      elongated,
      tag,
      number: this.numberOf(word),
    });
  }

  private number(at: number): number {
    const raw = this.raw;
    let end = at;
    while (end < raw.length) {
      const kind = characterClass(raw.codePointAt(end) ?? 0);
      const joins = '.,:'.includes(raw.charAt(end)) && characterClass(raw.codePointAt(end + 1) ?? 0) === DIGIT;
      if (kind !== DIGIT && !joins) break;
      end += (raw.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
    }
    this.push('number', raw.slice(at, end).slice(0, 24), at, end);
    return end - at;
  }

  private emoji(at: number, width: number): number {
    const raw = this.raw;
    let end = at + width;
    while (end < raw.length) {
      const codePoint = raw.codePointAt(end) ?? 0;
      if (codePoint === 0x200d && characterClass(raw.codePointAt(end + 1) ?? 0) === EMOJI)
        end += 1 + ((raw.codePointAt(end + 1) ?? 0) > 0xffff ? 2 : 1);
      else if (codePoint >= SKIN_TONE_FIRST && codePoint <= SKIN_TONE_LAST) end += 2;
      else if (characterClass(codePoint) === JOINER) end += codePoint > 0xffff ? 2 : 1;
      else break;
    }
    this.push('emoji', raw.slice(at, at + width), at, end);
    return end - at;
  }

  private url(at: number, length: number): number {
    this.urls += 1;
    this.push('url', 'http', at, at + length);
    return length;
  }

  private placeholder(at: number, length: number): number {
    const name = this.raw.slice(at + 1, at + length - 1).toLowerCase();
    if (name === 'url' || name === 'link') return this.url(at, length);
    if (name === 'user') {
      this.handles += 1;
      this.push('handle', '@', at, at + length);
    } else if (name === 'email') this.push('url', '@http', at, at + length);
    else this.push('number', '0', at, at + length);
    return length;
  }

  private face(at: number, length: number): number {
    this.push('emoticon', this.raw.slice(at, at + length), at, at + length);
    return length;
  }

  private sign(at: number, codePoint: number, width: number): number {
    const raw = this.raw;
    const first = raw.charAt(at);
    if (codePoint === AT) {
      const handle = this.handleLength(at);
      if (handle > 0) {
        this.handles += 1;
        this.push('handle', '@', at, at + handle);
        return handle;
      }
    }
    if (first === '#' || first === '\uff03') {
      const tag = matchLength(TAG, raw, at);
      if (tag > 0) return this.hashtag(at, tag);
    }
    if (first === '&') {
      const entity = matchLength(ENTITY, raw, at);
      if (entity > 0) return entity;
    }
    if (first === '<' || first === '{' || first === '[') {
      const placeholder = matchLength(PLACEHOLDER, raw, at);
      if (placeholder > 0) return this.placeholder(at, placeholder);
    }
    if (FACE_STARTS.has(codePoint)) {
      const before = at > 0 ? raw.charCodeAt(at - 1) : 32;
      const face = isAsciiLetterOrDigit(before) ? 0 : emoticonLength(raw, at);
      if (face > 0) return this.face(at, face);
    }
    this.boundary(codePoint, first);
    return width;
  }

  private handleLength(at: number): number {
    const { raw } = this;
    let end = at + 1;
    while (end <= at + LONGEST_HANDLE && end < raw.length) {
      const code = raw.charCodeAt(end);
      if (code > 127) return matchLength(HANDLE, raw, at);
      if (!isAsciiLetterOrDigit(code) && code !== 95 && code !== STOP_MARK) break;
      end += 1;
    }
    return end - at > 1 ? end - at : 0;
  }

  private boundary(codePoint: number, first: string): void {
    if (first === '!' || first === '\uff01') this.exclamations += 1;
    if (first === '?' || first === '\uff1f' || first === '\u061f') this.questions += 1;
    const kind = characterClass(codePoint);
    if (kind === STOP) this.sentence += 1;
    if (kind === STOP || kind === PAUSE) this.clause += 1;
  }

  private hashtag(at: number, length: number): number {
    this.hashtags += 1;
    this.clause += 1;
    const tag = dropInvisible(this.raw.slice(at + 1, at + length));
    for (const part of hashtagWords(tag, this.isKnown)) this.pushWord(part, at, at + length, true);
    this.clause += 1;
    return length;
  }
}
