import type { Review, Verdict } from '../../api/quality-types.ts';
import { useText } from '../../i18n/use-text.ts';
import { percent } from '../../text/numbers.ts';
import { Icon } from '../../ui/icons.tsx';
import type { IconName } from '../../ui/icons.tsx';

/** "Passed, 88 %": an icon and words; nothing while a score is missing. */
export function Result({ score, passed }: Pick<Review, 'score' | 'passed'>) {
  const t = useText('quality');
  if (score === null || passed === null) return null;
  return (
    <span className={passed ? 'verdict met nowrap' : 'verdict missed nowrap'}>
      <Icon name={passed ? 'check' : 'close'} size={13} />
      {t(passed ? 'passed' : 'missedMark', { score: percent(score) })}
    </span>
  );
}

const icons: Readonly<Record<Verdict, IconName | null>> = { met: 'check', missed: 'close', 'not-applicable': null };

export function VerdictMark({ verdict }: { readonly verdict: Verdict | undefined }) {
  const t = useText('quality');
  if (verdict === undefined) return <span className="dimmed">–</span>;
  const icon = icons[verdict];
  return (
    <span className={icon === null ? 'verdict dimmed' : `verdict ${verdict}`}>
      {icon === null ? null : <Icon name={icon} size={13} />}
      {t(verdict)}
    </span>
  );
}
