import { Textarea } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { keptOf, useTold } from './part.ts';
import type { Part } from './part.ts';

export function HelpForm({ kept, onChange }: Part) {
  const t = useText('reply');
  const [text, setText] = useState(keptOf(kept, 'help')?.text ?? '');
  useTold(onChange, text.trim() === '' ? null : { type: 'help', text: text.trim() });
  return (
    <Textarea
      label={t('helpText')}
      value={text}
      maxLength={500}
      data-autofocus
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}
