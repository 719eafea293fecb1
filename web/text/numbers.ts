const whole = new Intl.NumberFormat('en');

/** 1,401 */
export function countText(count: number): string {
  return whole.format(count);
}

/** "1 mention", "12 mentions". */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${countText(count)} ${count === 1 ? one : many}`;
}

/** With its sign always written: "+11", "−18", "0". */
export function signedText(value: number, digits = 0): string {
  const rounded = Number(value.toFixed(digits));
  if (rounded === 0) return '0';
  return `${rounded < 0 ? '−' : '+'}${Math.abs(rounded).toFixed(digits)}`;
}

/** Share positive minus share negative, in points from -100 to 100; null when there is nothing to share. */
export function netOf(counts: { readonly negative: number; readonly positive: number; readonly count: number }): number | null {
  return counts.count === 0 ? null : ((counts.positive - counts.negative) / counts.count) * 100;
}

/** "32 %" */
export function shareText(part: number, of: number): string {
  return of === 0 ? '–' : `${Math.round((part / of) * 100)} %`;
}

/** A part of one as "88 %". */
export function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}
