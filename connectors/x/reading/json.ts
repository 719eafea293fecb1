/** A long number can only stand after one of these, or at the beginning. */
const MAY_HOLD_LONG_INTEGER = /(?:^|[:[,\s])-?\d{16}/;
const ESCAPE_QUOTE_OR_NUMBER = /\\[^]|"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
const LONG_INTEGER = /^-?\d{16,}$/;

/**
 * Parses JSON and keeps every digit of a long integer by reading it as a string: X's ids have 19 digits, JavaScript's
 * numbers hold 15 safely. Throws SyntaxError as JSON.parse does.
 */
export function parseJson(text: string): unknown {
  if (!MAY_HOLD_LONG_INTEGER.test(text)) return JSON.parse(text);
  let inString = false;
  // One small token at a time: a pattern for whole strings would exhaust the stack on a long one.
  const exact = text.replace(ESCAPE_QUOTE_OR_NUMBER, (token) => {
    if (token === '"') inString = !inString;
    return !inString && LONG_INTEGER.test(token) ? `"${token}"` : token;
  });
  return JSON.parse(exact);
}
