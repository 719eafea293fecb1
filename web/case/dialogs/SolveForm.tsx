import { NativeSelect, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { keptOf, useTold } from './part.ts';
import type { Part } from './part.ts';

export function SolveForm({ one, kept, onChange }: Part) {
  const t = useText('reply');
  const codes = one.resolutions ?? [];
  const before = keptOf(kept, 'status');
  const [code, setCode] = useState(before?.code ?? codes[0]?.id ?? '');
  const [text, setText] = useState(before?.resolution ?? '');
  const resolution = text.trim() === '' ? null : text.trim();
  useTold(onChange, { type: 'status', status: 'solved', resolution, ...(code === '' ? {} : { code }) });
  return (
    <>
      {codes.length === 0 ? null : (
        <NativeSelect
          label={t('resolution')}
          value={code}
          data-autofocus
          onChange={(event) => setCode(event.currentTarget.value)}
          data={codes.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Textarea
        {...(codes.length === 0 ? { 'data-autofocus': true } : {})}
        label={t('settled')}
        description={t('settledHint')}
        value={text}
        minRows={3}
        maxLength={500}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <p className="dimmed small">{t('solveHint')}</p>
    </>
  );
}
