import type { Clock, Sla } from '../api/types.ts';
import { textOf } from '../i18n/texts.ts';
import { spanText } from './time.ts';

const minute = 60_000;
const t = textOf('words');

/** How one clock stands: what to write, and how loudly. */
export interface Due {
  readonly tone: 'calm' | 'soon' | 'late' | 'met' | 'missed';
  readonly text: string;
  /** In full, for a screen reader or a tooltip. */
  readonly sentence: string;
}

/** Under ten minutes the seconds count: "5:50". */
function leftText(ms: number): string {
  if (ms >= 10 * minute) return spanText(ms);
  const seconds = Math.max(0, Math.floor(ms / 1000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

export function dueOf(clock: Clock, now: number): Due {
  const dueAt = Date.parse(clock.dueAt);
  if (clock.metAt !== null) {
    return clock.breached
      ? { tone: 'missed', text: t('metLate'), sentence: t('metLateSentence') }
      : { tone: 'met', text: t('met'), sentence: t('metSentence') };
  }
  const left = dueAt - now;
  if (clock.breached || left <= 0) {
    const span = spanText(Math.max(0, -left));
    return { tone: 'late', text: t('late', { span }), sentence: t('lateSentence', { span }) };
  }
  return {
    tone: left < 10 * minute ? 'soon' : 'calm',
    text: leftText(left),
    sentence: t('dueSentence', { span: spanText(left) }),
  };
}

export const clockNames = {
  get firstResponse() {
    return t('firstResponse');
  },
  get nextResponse() {
    return t('nextResponse');
  },
  get resolution() {
    return t('resolution');
  },
};
export type ClockName = keyof typeof clockNames;
const clockOrder: readonly ClockName[] = ['firstResponse', 'nextResponse', 'resolution'];

/** The clock that runs out first of those still running; undefined when none runs. */
export function nextClock(sla: Sla): { readonly name: ClockName; readonly clock: Clock } | undefined {
  return clockOrder
    .flatMap((name) => {
      const clock = sla[name];
      return clock !== null && clock.metAt === null ? [{ name, clock }] : [];
    })
    .toSorted((a, b) => Date.parse(a.clock.dueAt) - Date.parse(b.clock.dueAt))[0];
}
