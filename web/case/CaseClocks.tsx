import type { CaseDetail, Clock, Me } from '../api/types.ts';
import { clockNames, dueOf } from '../text/due.ts';
import type { ClockName } from '../text/due.ts';
import { absoluteText, spanText } from '../text/time.ts';
import { Icon } from '../ui/icons.tsx';
import { useNow } from '../ui/use-now.ts';

const names: readonly ClockName[] = ['firstResponse', 'nextResponse', 'resolution'];

/** Who has the case, and its clocks. */
export function CaseClocks({ one, me }: { readonly one: CaseDetail; readonly me: Me | null }) {
  return (
    <dl className="clocks">
      <div>
        <dt>{one.owner.kind === 'queue' ? 'Owner for the queue' : one.owner.id === me?.id ? 'Claimed by' : 'With'}</dt>
        <dd>
          {one.owner.kind === 'agent' && one.owner.id === me?.id ? 'You' : one.owner.name}{' '}
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
  const left = Date.parse(until) - useNow('second');
  return (
    <span className="dimmed" title={absoluteText(until)}>
      {left > 0 ? `for ${spanText(left)}` : 'claim ended'}
    </span>
  );
}

function ClockBox({ name, clock, waits }: { readonly name: ClockName; readonly clock: Clock; readonly waits: boolean }) {
  const due = dueOf(clock, useNow('second'));
  const at = clock.metAt ?? clock.dueAt;
  const icon = due.tone === 'late' ? 'warning' : due.tone === 'met' || due.tone === 'missed' ? 'check' : 'clock';
  return (
    <div>
      <dt>{clockNames[name]}</dt>
      <dd className={`due ${due.tone}`} title={`${due.sentence}, ${absoluteText(at)}`}>
        <Icon name={icon} size={13} />
        {due.text}
        {waits && clock.metAt === null ? <span className="dimmed">, waits for the customer</span> : null}
      </dd>
    </div>
  );
}
