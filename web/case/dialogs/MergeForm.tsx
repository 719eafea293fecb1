import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { cleanText } from '../../text/clean.ts';
import { keptOf, useTold } from './part.ts';
import type { Part } from './part.ts';

export function MergeForm({ one, kept, onChange }: Part) {
  const t = useText('reply');
  const others = one.otherCases.filter(({ status, mergedInto }) => status !== 'closed' && (mergedInto ?? null) === null);
  const [wanted, setWanted] = useState(keptOf(kept, 'merge')?.into ?? '');
  const chosen = others.find(({ id }) => id === wanted) ?? others[0];
  useTold(onChange, chosen === undefined ? null : { type: 'merge', into: chosen.id });
  if (chosen === undefined) return <p>{t('mergeNone')}</p>;
  return (
    <>
      <NativeSelect
        label={t('mergeInto')}
        value={chosen.id}
        data-autofocus
        onChange={(event) => setWanted(event.currentTarget.value)}
        data={others.map(({ id, number, subject }) => ({ value: id, label: `C-${number} ${cleanText(subject).slice(0, 60)}` }))}
      />
      <p className="dimmed small">{t('mergeHint')}</p>
    </>
  );
}
