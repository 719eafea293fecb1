import type { CaseDetail, Clock, Me } from '../api/types.ts';
import { clockNames, dueOf } from '../text/due.ts';
import type { ClockName } from '../text/due.ts';
import { useText } from '../i18n/use-text.ts';
import { absoluteText, durationMs, spanText } from '../text/time.ts';
import { Icon } from '../ui/icons.tsx';
import { useNow } from '../ui/use-now.ts';

const names: readonly ClockName[] = ['firstResponse', 'nextResponse', 'resolution'];

/** Who has the case, and its clocks. */
export function CaseClocks({ one, me }: { readonly one: CaseDetail; readonly me: Me | null }) {
  const t = useText('reply');
  return (
    <dl className="clocks">
      <div>
        <dt>{one.owner.kind === 'queue' ? t('ownerOfQueue') : one.owner.id === me?.id ? t('claimedBy') : t('withWhom')}</dt>
        <dd>
          {one.owner.kind === 'agent' && one.owner.id === me?.id ? t('you') : one.owner.name}{' '}
          {one.owner.leaseUntil === null ? null : <Lease until={one.owner.leaseUntil} />}
        </dd>
      </div>
      {names.map((name) => {
        const clock = one.sla[name];
        return clock === null ? null : <ClockBox key={name} name={name} clock={clock} waits={one.status === 'pending'} />;
      })}
    </dl>
  );
}

function Lease({ until }: { readonly until: string }) {
  const t = useText('reply');
  const left = Date.parse(until) - useNow('second');
  return (
    <span className="dimmed" title={absoluteText(until)}>
      {left > 0 ? t('leaseFor', { time: spanText(left) }) : t('leaseOver')}
    </span>
  );
}

function ClockBox({ name, clock, waits }: { readonly name: ClockName; readonly clock: Clock; readonly waits: boolean }) {
  const t = useText('reply');
  const due = dueOf(clock, useNow('second'));
  const at = clock.metAt ?? clock.dueAt;
  const icon = due.tone === 'late' ? 'warning' : due.tone === 'met' || due.tone === 'missed' ? 'check' : 'clock';
  return (
    <div>
      <dt>{clockNames[name]}</dt>
      <dd className={`due ${due.tone}`} title={`${due.sentence}, ${absoluteText(at)}`}>
        <Icon name={icon} size={13} />
        {due.text}
      </dd>
      {waits && clock.metAt === null ? <dd className="dimmed small">{t('waitsForCustomer')}</dd> : null}
      {clock.sincePost === undefined ? null : (
        <dd className="dimmed small">{t('sincePost', { time: spanText(durationMs(clock.sincePost)) })}</dd>
      )}
    </div>
  );
}
