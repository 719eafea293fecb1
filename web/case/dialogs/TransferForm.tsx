import { NativeSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { statusQuery } from '../../api/session.ts';
import { useText } from '../../i18n/use-text.ts';
import { keptOf, useTold } from './part.ts';
import type { Part } from './part.ts';

export function TransferForm({ one, kept, onChange }: Part) {
  const t = useText('reply');
  const { data: status } = useQuery(statusQuery);
  const before = keptOf(kept, 'transfer');
  const [kind, setKind] = useState<'queue' | 'agent'>(before?.to.kind ?? 'queue');
  const [chosen, setChosen] = useState(before?.to.id ?? '');
  const [reason, setReason] = useState(before?.reason ?? '');
  const people = (status?.agents ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const queues = (status?.queues ?? []).filter(({ id }) => id !== one.queue).map(({ id, name }) => ({ value: id, label: name }));
  const data = kind === 'queue' ? queues : people;
  const id = data.some(({ value }) => value === chosen) ? chosen : (data[0]?.value ?? '');
  useTold(
    onChange,
    id === '' ? null : { type: 'transfer', to: { kind, id }, reason: reason.trim() === '' ? null : reason.trim() },
  );
  return (
    <>
      <div className="seg" role="group" aria-label={t('whom')}>
        {(['queue', 'agent'] as const).map((way) => (
          <button key={way} type="button" aria-pressed={kind === way} onClick={() => setKind(way)}>
            {way === 'queue' ? t('toQueue') : t('toAgent')}
          </button>
        ))}
      </div>
      {data.length === 0 ? (
        <p className="dimmed">{kind === 'queue' ? t('noOtherQueue') : t('noAgents')}</p>
      ) : (
        <NativeSelect
          label={t('whom')}
          value={id}
          data-autofocus
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={data}
        />
      )}
      <Textarea label={t('reason')} value={reason} maxLength={500} onChange={(event) => setReason(event.currentTarget.value)} />
    </>
  );
}
