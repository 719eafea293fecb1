/** Text that is no JSON, or nested deeper than allowed. The message never quotes the text. */
export class JsonError extends Error {
  readonly code: 'not-json' | 'too-deep';

  constructor(code: 'not-json' | 'too-deep', message: string) {
    super(message);
    this.name = 'JsonError';
    this.code = code;
  }
}

const DEFAULT_MAX_DEPTH = 128;
const SAFE_DIGITS = 15;

const QUOTE = 34;
const BACKSLASH = 92;
const MINUS = 45;
const PLUS = 43;
const DOT = 46;
const COLON = 58;
const ZERO = 48;
const NINE = 57;
const OPENERS: ReadonlySet<number> = new Set([91, 123]);
const CLOSERS: ReadonlySet<number> = new Set([93, 125]);
const EXPONENTS: ReadonlySet<number> = new Set([69, 101]);
const SPACES: ReadonlySet<number> = new Set([9, 10, 13, 32]);

const INTEGER = /^-?(?:0|[1-9]\d*)$/;

function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

function stringEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === BACKSLASH) at += 2;
    else if (code === QUOTE) return at + 1;
    else at += 1;
  }
  return text.length;
}

function numberEnd(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (!isDigit(code) && code !== DOT && code !== PLUS && code !== MINUS && !EXPONENTS.has(code)) break;
    at += 1;
  }
  return at;
}

/** A number where a key belongs is a fault that quoting would hide. */
function isFollowedByColon(text: string, start: number): boolean {
  let at = start;
  while (at < text.length && SPACES.has(text.charCodeAt(at))) at += 1;
  return text.charCodeAt(at) === COLON;
}

function losesDigits(literal: string): boolean {
  return literal.length > SAFE_DIGITS && INTEGER.test(literal) && !Number.isSafeInteger(Number(literal));
}

/** One pass over the text: quotes the integers that a double cannot hold, and counts the nesting. */
function quoteLongIntegers(text: string, maxDepth: number): string {
  const parts: string[] = [];
  let copied = 0;
  let depth = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = stringEnd(text, at);
    } else if (isDigit(code) || code === MINUS) {
      const end = numberEnd(text, at);
      const literal = text.slice(at, end);
      if (losesDigits(literal) && !isFollowedByColon(text, end)) {
        parts.push(text.slice(copied, at), '"', literal, '"');
        copied = end;
      }
      at = end;
    } else {
      if (OPENERS.has(code)) depth += 1;
      else if (CLOSERS.has(code)) depth -= 1;
      if (depth > maxDepth) throw new JsonError('too-deep', `The JSON is nested more than ${maxDepth} levels deep`);
      at += 1;
    }
  }
  if (parts.length === 0) return text;
  parts.push(text.slice(copied));
  return parts.join('');
}

/**
 * Parses JSON as `JSON.parse` does, with two differences: an integer beyond 2^53 becomes a string of its digits, because
 * networks send ids as numbers that a double would change; and nesting beyond `maxDepth` (128 unless told) is refused.
 * Time grows linearly with the text. Throws {@link JsonError}.
 */
export function parseJson(text: string, options: { readonly maxDepth?: number } = {}): unknown {
  const withoutMark = text.startsWith('\uFEFF') ? text.slice(1) : text;
  const quoted = quoteLongIntegers(withoutMark, options.maxDepth ?? DEFAULT_MAX_DEPTH);
  try {
    const value: unknown = JSON.parse(quoted);
    return value;
  } catch {
    throw new JsonError('not-json', `The text (${text.length} characters) is not valid JSON`);
  }
}
