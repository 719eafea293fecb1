import type { Reviews, ReviewNetwork } from '../api/analytics.ts';
import { LinesChart, mostLines } from '../chart/LinesChart.tsx';
import type { Axis } from '../chart/scale.ts';
import { useText } from '../i18n/use-text.ts';
import { decimalText } from '../text/numbers.ts';
import { networkName } from '../text/words.ts';
import { bucketName, bucketTick } from './bucket-names.ts';
import { slotsOf } from './buckets.ts';
import type { Slot } from './buckets.ts';
import type { Column } from './DataTable.tsx';
import { MentionsDoor } from './doors.tsx';
import { Numbers } from './Panel.tsx';
import type { Answer } from './Panel.tsx';
import { useView } from './use-view.ts';

const starAxis: Axis = { from: 1, to: 5, lines: [1, 2, 3, 4, 5], text: (value) => `${value} ★` };
const countIn = ({ series }: ReviewNetwork, at: number): number =>
  (series[at]?.counts ?? []).reduce((sum, count) => sum + count, 0);

/** The average of the stars that were given in each hour or on each day, by network. */
export function StarsOverTime({ answer }: { readonly answer: Answer<Reviews> }) {
  const t = useText('brand');
  const { span, feed, shared } = useView();
  const { networks = [], zone } = answer.data ?? {};
  const written = { bucket: span.bucket, zone };
  const slots = slotsOf(networks[0]?.series.map(({ start }) => start) ?? [], span);
  const all = (row: ReviewNetwork): number => slots.reduce((sum, _, at) => sum + countIn(row, at), 0);
  const shown = networks
    .filter((row) => all(row) > 0)
    .toSorted((a, b) => all(b) - all(a))
    .slice(0, mostLines);
  const starsAt = ({ series }: ReviewNetwork, at: number): string => {
    const average = series[at]?.average ?? null;
    return average === null ? '–' : `${decimalText(average, 2)} ★`;
  };
  const columns: Column<Slot>[] = [
    {
      key: 'start',
      head: t(span.bucket),
      words: true,
      cell: ({ start }) => bucketName(start, written),
      value: ({ start }) => start,
    },
    ...shown.flatMap((row): readonly Column<Slot>[] => {
      const place = (slot: Slot): number => slots.indexOf(slot);
      const name = networkName(row.network);
      return [
        {
          key: `${row.network}-stars`,
          head: `${name}, ★`,
          cell: (slot) => starsAt(row, place(slot)),
          value: (slot) => row.series[place(slot)]?.average ?? null,
        },
        {
          key: `${row.network}-count`,
          head: t('reviewsOf', { name }),
          cell: (slot) => (
            <MentionsDoor count={countIn(row, place(slot))} only={{ network: row.network, from: slot.from, to: slot.to }} />
          ),
          value: (slot) => countIn(row, place(slot)),
        },
      ];
    }),
  ];
  return (
    <Numbers
      title={t('starsOverTime')}
      hint={t('starsOverTimeHint')}
      file="stars"
      answer={answer}
      rows={shown.length === 0 ? [] : slots}
      idOf={({ start }) => start}
      columns={columns}
      chart={
        <LinesChart
          name={t('linesName', { title: t('starsOverTime') })}
          axis={starAxis}
          bridged
          ticks={slots.map(({ start }) => bucketTick(start, written))}
          lines={shown.map((row) => ({
            id: row.network,
            name: networkName(row.network),
            values: row.series.map(({ average }) => average),
            pointName: (at) =>
              t('starsPoint', {
                name: networkName(row.network),
                when: bucketName(slots[at]?.start ?? '', written),
                value: starsAt(row, at),
                count: countIn(row, at),
              }),
            door: (at) => {
              const slot = slots[at];
              return shared || slot === undefined || countIn(row, at) === 0
                ? undefined
                : { ...feed, network: row.network, from: slot.from, to: slot.to };
            },
          }))}
        />
      }
      empty={{ title: t('noReviews'), hint: t('noReviewsHint') }}
    />
  );
}
