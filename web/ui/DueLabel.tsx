import type { Clock, Sla } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { clockNames, dueOf, nextClock } from '../text/due.ts';
import type { Due } from '../text/due.ts';
import { absoluteText } from '../text/time.ts';
import { Icon } from './icons.tsx';
import type { IconName } from './icons.tsx';
import { useNow } from './use-now.ts';

const icons: Readonly<Record<Due['tone'], IconName>> = {
  calm: 'clock',
  soon: 'clock',
  late: 'warning',
  met: 'check',
  missed: 'check',
};

/** One clock, counting down: an icon and words, never colour alone. */
export function DueLabel({ name, clock }: { readonly name: string; readonly clock: Clock }) {
  const due = dueOf(clock, useNow('second'));
  const at = clock.metAt ?? clock.dueAt;
  return (
    <span className={`due ${due.tone}`} title={`${name} ${due.sentence}, ${absoluteText(at)}`}>
      <Icon name={icons[due.tone]} size={13} />
      <span className="vh">{name} </span>
      {due.text}
    </span>
  );
}

/** The clock of a case that runs out first; what it waits for when none runs. */
export function NextDue({ sla, status }: { readonly sla: Sla; readonly status: string }) {
  const t = useText('app');
  const next = nextClock(sla);
  if (status === 'pending') {
    return (
      <span className="due met" title={t('waitsForCustomer')}>
        <Icon name="pause" size={13} />
        {t('waiting')}
      </span>
    );
  }
  if (next === undefined || status === 'solved' || status === 'closed') {
    return (
      <span className="due met">
        <Icon name="check" size={13} />
        {t(status === 'solved' || status === 'closed' ? 'done' : 'answered')}
      </span>
    );
  }
  return <DueLabel name={clockNames[next.name]} clock={next.clock} />;
}
