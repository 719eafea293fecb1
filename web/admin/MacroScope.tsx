import { useQuery } from '@tanstack/react-query';
import type { MacroToKeep } from '../api/macros.ts';
import { statusQuery } from '../api/session.ts';
import { priorities } from '../app/search.ts';
import { useText } from '../i18n/use-text.ts';
import { priorityNames, statusNames } from '../text/words.ts';
import type { FaultAt } from './errors.ts';
import { AreaField, Group, SelectField, TextField } from './fields.tsx';
import type { Choice } from './fields.tsx';

const statuses = ['open', 'pending', 'solved'] as const;
const filled = (text: string): string | null => (text === '' ? null : text);

/** Topics of one brand, or of all where the macro is for all; each once. */
function useTopics(brand: string | null): readonly Choice[] {
  const { data } = useQuery(statusQuery);
  const brands = (data?.brands ?? []).filter(({ id }) => brand === null || id === brand);
  const names = new Map(brands.flatMap(({ topics }) => topics.map(({ id, name }) => [id, name] as const)));
  return [...names].map(([value, label]) => ({ value, label }));
}

/** Where a macro fits, and what using it does to the case beside its words. */
export function MacroScope(props: {
  readonly macro: MacroToKeep;
  readonly fault: FaultAt;
  readonly onChange: (part: Partial<MacroToKeep>) => void;
}) {
  const { macro, fault, onChange } = props;
  const t = useText('settings');
  const { data } = useQuery(statusQuery);
  const topics = useTopics(macro.brand);
  const { actions } = macro;
  const act = (part: Partial<typeof actions>): void => onChange({ actions: { ...actions, ...part } });
  const stays = { value: '', label: t('unchanged') };
  return (
    <>
      <div className="fields three">
        <SelectField
          label={t('brand')}
          value={macro.brand ?? ''}
          error={fault('brand')}
          options={[
            { value: '', label: t('everyBrand') },
            ...(data?.brands ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(brand) => onChange({ brand: filled(brand) })}
        />
        <TextField
          label={t('language')}
          hint={t('languageHint')}
          value={macro.language ?? ''}
          error={fault('language')}
          onChange={(language) => onChange({ language: filled(language.trim()) })}
        />
        <SelectField
          label={t('topic')}
          hint={t('topicHint')}
          value={macro.topic ?? ''}
          error={fault('topic')}
          options={[{ value: '', label: t('anyTopic') }, ...topics]}
          onChange={(topic) => onChange({ topic: filled(topic) })}
        />
      </div>
      <Group label={t('macroActions')}>
        <div className="fields three">
          <SelectField
            label={t('status')}
            value={actions.status ?? ''}
            error={fault('actions.status')}
            options={[stays, ...statuses.map((one) => ({ value: one, label: statusNames[one] }))]}
            onChange={(status) => act({ status: filled(status) })}
          />
          <SelectField
            label={t('priority')}
            value={actions.priority ?? ''}
            error={fault('actions.priority')}
            options={[stays, ...priorities.map((one) => ({ value: one, label: priorityNames[one] }))]}
            onChange={(priority) => act({ priority: filled(priority) })}
          />
          <SelectField
            label={t('setsTopic')}
            value={actions.topic ?? ''}
            error={fault('actions.topic')}
            options={[stays, ...topics]}
            onChange={(topic) => act({ topic: filled(topic) })}
          />
        </div>
        <AreaField
          label={t('note')}
          hint={t('noteHint')}
          rows={2}
          value={actions.note ?? ''}
          error={fault('actions.note')}
          onChange={(note) => act({ note: filled(note) })}
        />
      </Group>
    </>
  );
}
