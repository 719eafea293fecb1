import type { Care, CareBucket } from '../api/analytics.ts';
import { LinesChart } from '../chart/LinesChart.tsx';
import { countAxis } from '../chart/scale.ts';
import { useText } from '../i18n/use-text.ts';
import { countText } from '../text/numbers.ts';
import { spanText } from '../text/time.ts';
import { bucketName, bucketTick } from './bucket-names.ts';
import { slotsOf } from './buckets.ts';
import type { Slot } from './buckets.ts';
import type { Column } from './DataTable.tsx';
import { CasesDoor } from './doors.tsx';
import { Numbers } from './Panel.tsx';
import type { Answer } from './Panel.tsx';
import { useView } from './use-view.ts';

const counts = [
  { key: 'opened', text: 'casesOpened' },
  { key: 'answered', text: 'answered' },
  { key: 'solved', text: 'solved' },
] as const;
const times = [
  { key: 'firstResponse', text: 'firstResponse' },
  { key: 'resolution', text: 'resolution' },
] as const;

type Row = Slot & CareBucket;

/** Cases by when they were opened, and what became of them. */
export function CareOverTime({ answer }: { readonly answer: Answer<Care> }) {
  const t = useText('brand');
  const { span } = useView();
  const { series = [], zone } = answer.data ?? {};
  const written = { bucket: span.bucket, zone };
  const slots = slotsOf(
    series.map(({ start }) => start),
    span,
  );
  const rows = series.flatMap((one, at): readonly Row[] => {
    const slot = slots[at];
    return slot === undefined ? [] : [{ ...one, ...slot }];
  });
  const highest = Math.max(0, ...rows.map(({ opened }) => opened));
  const columns: Column<Row>[] = [
    {
      key: 'start',
      head: t(span.bucket),
      words: true,
      cell: ({ start }) => bucketName(start, written),
      value: ({ start }) => start,
    },
    ...counts.map(({ key, text }): Column<Row> => ({
      key,
      head: t(text),
      cell: (row) =>
        key === 'opened' ? (
          <CasesDoor count={row.opened} only={{ openedFrom: row.from, openedTo: row.to }} />
        ) : (
          countText(row[key])
        ),
      value: (row) => row[key],
    })),
    ...times.map(({ key, text }): Column<Row> => ({
      key,
      head: t(text),
      cell: (row) => {
        const seconds = row[key];
        return seconds === null ? '–' : spanText(seconds * 1000);
      },
      value: (row) => row[key],
    })),
  ];
  return (
    <Numbers
      title={t('careOverTime')}
      hint={t('careOverTimeHint')}
      file="care-over-time"
      answer={answer}
      rows={highest === 0 ? [] : rows}
      idOf={({ start }) => start}
      columns={columns}
      chart={
        <LinesChart
          name={t('linesName', { title: t('careOverTime') })}
          axis={countAxis(highest, countText)}
          ticks={rows.map(({ start }) => bucketTick(start, written))}
          lines={counts.map(({ key, text }) => ({
            id: key,
            name: t(text),
            values: rows.map((row) => row[key]),
            pointName: (at) =>
              t('pointOf', {
                name: t(text),
                when: bucketName(rows[at]?.start ?? '', written),
                value: countText(rows[at]?.[key] ?? 0),
              }),
          }))}
        />
      }
      empty={{ title: t('noCases'), hint: t('noCasesHint') }}
    />
  );
}
