import type { AgeBand } from '../api/board.ts';
import { textOf } from '../i18n/texts.ts';
import { spanText } from '../text/time.ts';

const t = textOf('board');
const span = (seconds: number): string => spanText(seconds * 1000);

/** "5 min to 15 min", "under 5 min", "8 h and more". */
export function bandName({ from, to }: AgeBand): string {
  if (to === null) return t('bandFrom', { from: span(from) });
  return from === 0 ? t('bandUnder', { to: span(to) }) : t('bandTo', { from: span(from), to: span(to) });
}

/** The same in the room below a bar: "5–15 min", "1–2 h", "8 h+". */
export function bandTick({ from, to }: AgeBand): string {
  if (to === null) return `${span(from)}+`;
  if (from === 0) return `< ${span(to)}`;
  const [upper, unit = ''] = span(to).split(' ');
  const [lower, lowerUnit = ''] = span(from).split(' ');
  return unit === lowerUnit ? `${lower ?? ''}–${upper ?? ''} ${unit}` : `${span(from)}–${span(to)}`;
}

/** A band with what is late in it, as a sentence reads it. */
export function bandText(band: AgeBand): string {
  const parts = { band: bandName(band), count: band.count };
  return band.breached > 0
    ? t('agesBandLate', { ...parts, late: band.breached })
    : t('agesBand', parts);
}
