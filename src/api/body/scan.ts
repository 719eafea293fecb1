const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const LETTER_U = 0x75;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

export interface JsonScan {
  /** Arrays and objects inside each other, at the deepest place; scanning stops above the limit. */
  readonly depth: number;
  /** An escape stands for something that must be looked at: half a character, NUL, or a letter that could hide a key's name. */
  readonly oddEscape: boolean;
}

/** Code unit of the four hexadecimal digits at `at`; NaN when they are none. */
function hex4(bytes: Buffer, at: number): number {
  return Number.parseInt(bytes.toString('latin1', at, at + 4), 16);
}

const isHigh = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isLow = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff;
const isNameCharacter = (unit: number): boolean => unit === 0x5f || (unit >= 0x61 && unit <= 0x7a);

/**
 * One pass over the bytes of a JSON text, before anything is built from it: how deep it goes and whether its escapes
 * hide something. Says nothing about whether the text is JSON at all.
 */
export function scanJson(bytes: Buffer, maxDepth: number): JsonScan {
  let level = 0;
  let depth = 0;
  let oddEscape = false;
  const end = bytes.length;
  for (let at = 0; at < end; at += 1) {
    const byte = bytes[at];
    if (byte === QUOTE) {
      for (at += 1; at < end && bytes[at] !== QUOTE; at += 1) {
        if (bytes[at] !== BACKSLASH) continue;
        at += 1;
        if (bytes[at] !== LETTER_U || oddEscape) continue;
        const unit = hex4(bytes, at + 1);
        if (isHigh(unit) && bytes[at + 5] === BACKSLASH && bytes[at + 6] === LETTER_U && isLow(hex4(bytes, at + 7))) at += 10;
        else oddEscape = unit === 0 || isHigh(unit) || isLow(unit) || isNameCharacter(unit);
      }
    } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
      level += 1;
      if (level > depth) depth = level;
      if (depth > maxDepth) break;
    } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
      level -= 1;
    }
  }
  return { depth, oddEscape };
}
