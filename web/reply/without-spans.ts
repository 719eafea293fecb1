/** A text without these stretches (UTF-16 units, `end` exclusive), and without the double spaces they would leave. */
export function withoutSpans(text: string, spans: readonly { readonly start: number; readonly end: number }[]): string {
  let result = text;
  for (const { start, end } of spans.toSorted((a, b) => b.start - a.start)) {
    result = result.slice(0, start) + result.slice(end);
  }
  return result
    .replace(/ {2,}/gu, ' ')
    .replace(/ ([.,;:!?])/gu, '$1')
    .trim();
}
