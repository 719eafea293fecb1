import { NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { useText } from '../../i18n/use-text.ts';
import { cleanText } from '../../text/clean.ts';
import { useCaseNames } from '../use-case-names.ts';
import { keptOf, useTold } from './part.ts';
import type { Part } from './part.ts';

export function SplitForm({ one, kept, onChange }: Part) {
  const t = useText('reply');
  const { topics } = useCaseNames(one.brand);
  const before = keptOf(kept, 'split');
  const said = one.mentions.filter(({ own, deletedAt }) => own !== true && deletedAt === null);
  const [wanted, setWanted] = useState<readonly string[]>(before?.mentions ?? []);
  const [topic, setTopic] = useState(before?.topic ?? '');
  const chosen = wanted.filter((id) => said.some((mention) => mention.id === id));
  const fits = chosen.length > 0 && chosen.length < said.length;
  useTold(onChange, fits ? { type: 'split', mentions: chosen, topic: topic === '' ? null : topic } : null);
  return (
    <>
      <fieldset className="check-lines">
        <legend>{t('splitWhich')}</legend>
        <p className="dimmed small">{t('splitHint')}</p>
        <div>
          {said.map((mention) => (
            <label key={mention.id} className="check-line">
              <input
                type="checkbox"
                checked={chosen.includes(mention.id)}
                onChange={(event) => {
                  const { checked } = event.currentTarget;
                  setWanted((all) => (checked ? [...all, mention.id] : all.filter((id) => id !== mention.id)));
                }}
              />
              <bdi dir="auto">{cleanText(mention.text).slice(0, 90)}</bdi>
            </label>
          ))}
        </div>
      </fieldset>
      <NativeSelect
        label={t('topicOfNew')}
        value={topic}
        onChange={(event) => setTopic(event.currentTarget.value)}
        data={[
          { value: '', label: t('sameTopic') },
          ...topics.filter(({ id }) => id !== one.topic).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </>
  );
}
