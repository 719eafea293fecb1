import {
  characterAt,
  characterBefore,
  digitValue,
  isDash,
  isGlue,
  isInvisible,
  isSpace,
  widthOf,
  type Characters,
} from './characters.ts';
import { cueOf, wordAfter, wordBefore } from './cues.ts';

/** What stands right before a number: `glued` to a word, after a hash, `tight` behind a dash that hangs on to something, or money. */
export type Before = 'clean' | 'plus' | 'hash' | 'glued' | 'tight' | 'money';

const CURRENCY = /\p{Sc}/u;
const MONEY = new Set('r rs rm kes ksh kshs zar usd eur gbp inr ngn n aud cad chf us'.split(' '));
/** True for a currency's short name, such as "r" or "usd". */
export const isMoneyWord = (word: string): boolean => MONEY.has(word);

const UNITS = new Set(
  (
    'rand rands zar usd eur euro euros gbp pound pounds dollar dollars bucks cents naira ngn kes ksh shilling shillings bob rupee ' +
    'rupees rs inr lakh lakhs crore million millions billion k m km kms kilometres miles meters metres kg people users customers ' +
    'followers views votes points miles units kwh kw mb gb tb hours hrs minutes mins seconds days weeks months years times percent'
  ).split(' '),
);
const LONGEST_LINK = 64;
const isCurrency = (character: number): boolean => !Number.isNaN(character) && CURRENCY.test(String.fromCodePoint(character));

/** True when the run of characters before a slash is an address: it holds a full stop or another slash. */
function isInLink(text: Characters, slash: number): boolean {
  for (let at = slash; slash - at < LONGEST_LINK;) {
    const character = characterBefore(text, at);
    if (Number.isNaN(character) || isSpace(character) || character === 10) return false;
    if (character === 46 || character === 47 || character === 61 || character === 63) return true;
    at -= widthOf(character);
  }
  return true;
}

/** The number itself is what the link leads to: "wa.me/27821234567". */
const isPhoneLink = (text: Characters, at: number): boolean =>
  /(?:wa\.me\/|[?&]phone=)$/iu.test(text.slice(Math.max(0, at - 12), at));

/** What stands right before a number that begins here. */
export function before(text: Characters, start: number): Before {
  let at = start;
  let plus = false;
  let opened = false;
  for (;;) {
    const character = characterBefore(text, at);
    if (character === 43 || character === 0xff0b) {
      if (plus) return 'glued';
      plus = true;
    } else if (character === 40) opened = true;
    else if (!isInvisible(character)) break;
    if (start - at > 4) return 'glued';
    at -= widthOf(character);
  }
  if (isPhoneLink(text, at)) return 'plus';
  const character = characterBefore(text, at);
  if (isGlue(character)) {
    const word = wordBefore(text, at);
    const owner = characterBefore(text, at - word.length);
    if (digitValue(owner) >= 0 || owner === 95 || owner === 64 || owner === 45) return 'glued';
    if (MONEY.has(word)) return 'money';
    const cue = cueOf(word);
    return cue === undefined || cue === 'filler' || cue === 'order' ? 'glued' : plus ? 'plus' : 'clean';
  }
  if (character === 64) return 'glued';
  if (digitValue(character) >= 0) return plus ? 'plus' : opened ? 'clean' : 'glued';
  if (character === 35) return 'hash';
  if (isCurrency(character) || (isSpace(character) && isCurrency(characterBefore(text, at - 1)))) return 'money';
  if (isSpace(character) && MONEY.has(wordBefore(text, at - 1)) && wordBefore(text, at - 1) !== 'n') return 'money';
  if (character === 47 && isInLink(text, at - 1)) return 'glued';
  if (isDash(character) || character === 46) {
    const behind = characterBefore(text, at - 1);
    if (!Number.isNaN(behind) && !isSpace(behind) && behind !== 10 && !isDash(behind) && behind !== 46) {
      return cueOf(wordBefore(text, at - 1)) === undefined ? 'tight' : plus ? 'plus' : 'clean';
    }
  }
  return plus ? 'plus' : 'clean';
}

/** What stands right after a number: `open` when it may end here. */
export function after(text: Characters, end: number): 'open' | 'glued' | 'money' {
  let at = end;
  while (isInvisible(characterAt(text, at))) at += 1;
  const character = characterAt(text, at);
  if (isGlue(character) || digitValue(character) >= 0 || character === 64) return 'glued';
  if (isDash(character) || character === 46 || character === 58 || character === 44) {
    if (digitValue(characterAt(text, at + 1)) >= 0) return 'glued';
  }
  if (character === 37 || isCurrency(character) || (isSpace(character) && isCurrency(characterAt(text, at + 1)))) return 'money';
  return UNITS.has(wordAfter(text, at)) ? 'money' : 'open';
}
