import { hourOfWeek } from './slots.ts';

/** A time that is not like others of its hour and weekday, known beforehand. Milliseconds since 1970, `to` not included. */
export interface SpecialTime {
  readonly from: number;
  readonly to: number;
  /** On a holiday a day is somewhere between its weekday and a Sunday; a campaign brings `times` as many mentions. */
  readonly kind: 'holiday' | 'campaign';
  /** How many times the usual a campaign is expected to bring; 1.5 when nobody says. */
  readonly times?: number;
}

const USUAL_CAMPAIGN = 1.5;
/** How far off the expectation may be, as the square of a share: a third on a holiday, a half in a campaign. */
const DOUBT = { holiday: 0.1, campaign: 0.25 } as const;

/** The special time in which an instant lies; a campaign goes before a holiday. */
export function specialAt(calendar: readonly SpecialTime[], at: number): SpecialTime | null {
  let found: SpecialTime | null = null;
  for (const time of calendar) {
    if (at < time.from || at >= time.to) continue;
    if (time.kind === 'campaign') return time;
    found = time;
  }
  return found;
}

/** Hour of the same time of day on Sunday. */
export function sundayHour(at: number): number {
  return 6 * 24 + (hourOfWeek(at) % 24);
}

/** What a special time makes of the usual count: how many are expected, and how much more doubtful that is. */
export function specialMean(
  time: SpecialTime,
  usual: { readonly weekday: number; readonly sunday: number },
): { readonly mean: number; readonly doubt: number } {
  switch (time.kind) {
    case 'campaign':
      return { mean: usual.weekday * (time.times ?? USUAL_CAMPAIGN), doubt: DOUBT.campaign };
    case 'holiday':
      return { mean: (usual.weekday + usual.sunday) / 2, doubt: DOUBT.holiday };
  }
}
