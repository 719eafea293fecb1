import { useText } from '../i18n/use-text.ts';
import { countText, percent, signedText } from '../text/numbers.ts';
import { spanText } from '../text/time.ts';
import { changeOf, judge } from './change.ts';
import type { Change } from './change.ts';

const arrows = { up: '▲', down: '▼', same: '' } as const;
type Unit = 'part' | 'points' | 'seconds';

/** An arrow, how much, and in words whether that is good: never only a colour. */
export function ChangeText(props: {
  readonly now: number;
  readonly then: number | null | undefined;
  readonly unit?: Unit;
  readonly good?: 'up' | 'down' | 'neither';
}) {
  const t = useText('brand');
  const { now, then, unit = 'part', good = 'neither' } = props;
  if (then === null || then === undefined) return null;
  const exact = changeOf(now, then);
  const change = unit === 'points' ? changeOf(Math.round(now), Math.round(then)) : exact;
  if (change.direction === 'same') return <span className="change dimmed">{t('unchanged')}</span>;
  if (unit === 'part' && then === 0) return <span className="change dimmed">{t('noneBefore')}</span>;
  const news = judge(change.direction, good);
  return (
    <span className={`change ${news}`}>
      <span aria-hidden="true">{arrows[change.direction]}</span> {amountText(change, unit)}{' '}
      {t(news === 'neither' ? (change.direction === 'up' ? 'more' : 'fewer') : news)}
    </span>
  );

  function amountText({ by, part, direction }: Change, how: Unit): string {
    if (how === 'points') return t('points', { count: Math.round(by) });
    if (how === 'seconds') return spanText(by * 1000);
    return part === null || (direction === 'up' && part >= 10) ? countText(by) : percent(part);
  }
}

/** "+9 pt" of two shares of one; nothing without a time before. */
export function shareChange(now: number, then: number | null): string {
  return then === null ? '–' : signedText((now - then) * 100);
}
