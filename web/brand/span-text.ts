import { shortText } from '../text/time.ts';
import type { TimeSpan } from './span.ts';

/** "19 Nov, 18:00 – 20 Nov, 18:00" */
export function spanText({ from, to }: Pick<TimeSpan, 'from' | 'to'>): string {
  return `${shortText(from, 0)} – ${shortText(to, 0)}`;
}
