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

/** Where a band begins, for the room below its bar: "0", "5 min", "1 h". */
export function bandTick({ from }: AgeBand): string {
  return from === 0 ? '0' : span(from);
}

/** A band with what is late in it, as a sentence reads it. */
export function bandText(band: AgeBand): string {
  const parts = { band: bandName(band), cases: band.count };
  return band.breached > 0 ? t('agesBandLate', { ...parts, late: band.breached }) : t('agesBand', parts);
}
