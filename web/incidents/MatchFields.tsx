import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import type { IncidentMatch } from '../api/incidents.ts';
import { useBrand } from '../app/use-brand.ts';
import { useText } from '../i18n/use-text.ts';
import { networkIds, networkName } from '../text/words.ts';

const any = '';

/** What is typed about an incident before it is one. */
export interface Draft {
  readonly title: string;
  readonly topic: string | null;
  readonly network: string | null;
  /** One a line. */
  readonly phrases: string;
}
export function draftOf(title: string, { topic, network, phrases }: IncidentMatch): Draft {
  return { title, topic, network, phrases: phrases.join('\n') };
}
export function matchOf({ topic, network, phrases }: Draft): IncidentMatch {
  const lines = phrases.split('\n').map((line) => line.trim());
  return { topic, network, phrases: [...new Set(lines.filter((line) => line !== ''))] };
}
/** One that names nothing would link every case of the brand. */
export function namesSomething({ topic, network, phrases }: IncidentMatch): boolean {
  return topic !== null || network !== null || phrases.length > 0;
}

/** The name of an incident, and which cases belong to it. */
export function MatchFields({ draft, onChange }: { readonly draft: Draft; readonly onChange: (draft: Draft) => void }) {
  const t = useText('incidents');
  const { brand } = useBrand();
  return (
    <>
      <TextInput
        label={t('name')}
        value={draft.title}
        maxLength={200}
        data-autofocus
        onChange={(event) => onChange({ ...draft, title: event.currentTarget.value })}
      />
      <div className="incident-fields">
        <NativeSelect
          label={t('topic')}
          value={draft.topic ?? any}
          data={[
            { value: any, label: t('anyTopic') },
            ...(brand?.topics ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={(event) =>
            onChange({ ...draft, topic: event.currentTarget.value === any ? null : event.currentTarget.value })
          }
        />
        <NativeSelect
          label={t('network')}
          value={draft.network ?? any}
          data={[{ value: any, label: t('anyNetwork') }, ...networkIds.map((id) => ({ value: id, label: networkName(id) }))]}
          onChange={(event) =>
            onChange({ ...draft, network: event.currentTarget.value === any ? null : event.currentTarget.value })
          }
        />
      </div>
      <Textarea
        label={t('phrases')}
        description={t('phrasesHint')}
        value={draft.phrases}
        rows={3}
        onChange={(event) => onChange({ ...draft, phrases: event.currentTarget.value })}
      />
      {namesSomething(matchOf(draft)) ? null : <p className="due soon">{t('nameSomething')}</p>}
    </>
  );
}
