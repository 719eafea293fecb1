import { NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../../api/session.ts';
import { reportRanges } from '../../app/search.ts';
import type { ReportsSearch } from '../../app/search.ts';
import { useText } from '../../i18n/use-text.ts';
import { dayOf } from '../days.ts';

const weekMs = 7 * 86_400_000;

/** What the report is about; it stands in the address. */
export function ReportFilters(props: { readonly search: ReportsSearch; readonly onChange: (change: ReportsSearch) => void }) {
  const t = useText('reports');
  const { search, onChange } = props;
  const { data: status } = useQuery(statusQuery);
  const { from, to, range = '7d' } = search;
  const own = from !== undefined && to !== undefined;
  return (
    <div className="sup-filters">
      <div className="seg" role="group" aria-label={t('range')}>
        {reportRanges.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={!own && one === range}
            onClick={() => onChange({ range: one === '7d' ? undefined : one, from: undefined, to: undefined })}
          >
            {t(`last${one}`)}
          </button>
        ))}
        <button
          type="button"
          aria-pressed={own}
          onClick={() => onChange({ from: dayOf(Date.now() - weekMs), to: dayOf(Date.now()), range: undefined })}
        >
          {t('ownDays')}
        </button>
      </div>
      {own ? (
        <>
          <TextInput
            label={t('from')}
            type="date"
            value={from}
            onChange={(event) => onChange({ from: event.currentTarget.value || from })}
          />
          <TextInput
            label={t('to')}
            type="date"
            value={to}
            onChange={(event) => onChange({ to: event.currentTarget.value || to })}
          />
        </>
      ) : null}
      <NativeSelect
        label={t('queue')}
        value={search.queue ?? ''}
        onChange={(event) => onChange({ queue: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('allQueues') },
          ...(status?.queues ?? []).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <NativeSelect
        label={t('hours')}
        value={search.hours ?? 'calendar'}
        onChange={(event) => onChange({ hours: event.currentTarget.value === 'business' ? 'business' : undefined })}
        data={(['calendar', 'business'] as const).map((value) => ({ value, label: t(value) }))}
      />
      <NativeSelect
        label={t('since')}
        value={search.since ?? 'receipt'}
        onChange={(event) => onChange({ since: event.currentTarget.value === 'post' ? 'post' : undefined })}
        data={(['receipt', 'post'] as const).map((value) => ({ value, label: t(value) }))}
      />
    </div>
  );
}
