import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { sentimentQuery } from '../api/analytics.ts';
import type { SentimentBucket } from '../api/types.ts';
import type { FeedSearch, Split } from '../app/search.ts';
import { noTopic } from '../app/use-brand.ts';
import { LinesChart, mostLines } from '../chart/LinesChart.tsx';
import type { Line } from '../chart/LinesChart.tsx';
import { countAxis } from '../chart/scale.ts';
import type { Axis } from '../chart/scale.ts';
import { useText } from '../i18n/use-text.ts';
import { countText, netOf, signedText } from '../text/numbers.ts';
import { networkName } from '../text/words.ts';
import { bucketName, bucketTick } from './bucket-names.ts';
import { bucketsOf } from './buckets.ts';
import type { Bucket } from './buckets.ts';
import type { Column } from './DataTable.tsx';
import { MentionsDoor } from './doors.tsx';
import { Numbers } from './Panel.tsx';
import { usePlace } from './place.ts';
import { useView } from './use-view.ts';

/** One network or topic; the last may be all the others together, which lead nowhere. */
interface Part {
  readonly id: string;
  readonly name: string;
  readonly only: FeedSearch | undefined;
  readonly buckets: readonly Bucket[];
}

const netAxis: Axis = { from: -100, to: 100, lines: [-100, -50, 0, 50, 100], text: (value) => signedText(value) };

/** Mentions or net sentiment over time, a line for each network or topic: the busiest, and the others together. */
export function LinesOverTime(props: {
  readonly split: Split;
  readonly net: boolean;
  readonly title: string;
  readonly choices?: ReactNode;
}) {
  const { split, net, title, choices } = props;
  const t = useText('brand');
  const { question, options, span, byTime, feed, shared } = useView();
  const { topicName } = usePlace();
  const answer = useQuery({ ...sentimentQuery({ ...question, ...byTime, by: split }), ...options });
  const known = answer.data?.buckets ?? [];
  const written = { bucket: span.bucket, zone: answer.data?.zone };
  const parts = partsOf(known);
  const slots = bucketsOf(known, span);
  const valueOf = (bucket: Bucket | undefined): number | null =>
    bucket === undefined ? null : net ? rounded(netOf(bucket)) : bucket.count;
  const shownValue = (value: number | null): string => (value === null ? '–' : net ? signedText(value) : countText(value));
  const lines = parts.map(({ id, name, only, buckets }): Line => ({
    id,
    name,
    values: buckets.map(valueOf),
    pointName: (at) =>
      t('pointOf', {
        name,
        when: bucketName(slots[at]?.start ?? '', written),
        value: shownValue(valueOf(buckets[at])),
      }),
    door: (at) => {
      const bucket = buckets[at];
      return shared || only === undefined || bucket === undefined || bucket.count === 0
        ? undefined
        : { ...feed, ...only, from: bucket.from, to: bucket.to };
    },
  }));
  const columns: Column<Bucket>[] = [
    {
      key: 'start',
      head: t(span.bucket),
      words: true,
      cell: ({ start }) => bucketName(start, written),
      value: ({ start }) => start,
    },
    ...parts.map(({ id, name, only, buckets }): Column<Bucket> => {
      const at = (slot: Bucket): Bucket | undefined => buckets.find(({ start }) => start === slot.start);
      return {
        key: id,
        head: name,
        cell: (slot) => {
          const bucket = at(slot);
          const text = shownValue(valueOf(bucket));
          return only === undefined ? (
            <span className="number">{text}</span>
          ) : (
            <MentionsDoor count={bucket?.count ?? 0} only={{ ...only, from: slot.from, to: slot.to }}>
              {text}
            </MentionsDoor>
          );
        },
        value: (slot) => valueOf(at(slot)),
      };
    }),
  ];
  const highest = Math.max(0, ...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return (
    <Numbers
      title={title}
      hint={t(net ? 'netOverTime' : span.bucket === 'hour' ? 'perHour' : 'perDay')}
      choices={choices}
      file={`sentiment-by-${split}`}
      answer={answer}
      rows={parts.length === 0 ? [] : slots}
      idOf={({ start }) => start}
      columns={columns}
      chart={
        <LinesChart
          name={t('linesName', { title })}
          lines={lines}
          axis={net ? netAxis : countAxis(highest, countText)}
          ticks={slots.map(({ start }) => bucketTick(start, written))}
        />
      }
      empty={{ title: t('nothingSaid'), hint: t('nothingSaidHint') }}
    />
  );

  function partsOf(buckets: readonly SentimentBucket[]): readonly Part[] {
    const counts = new Map<string, number>();
    for (const { key, count } of buckets) if (key !== null && key !== undefined) counts.set(key, (counts.get(key) ?? 0) + count);
    const busy = [...counts].filter(([, count]) => count > 0).toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
    const few = busy.slice(0, busy.length > mostLines ? mostLines - 1 : mostLines).map(([id]) => id);
    const starts = buckets.map((one) => ({ ...one, negative: 0, neutral: 0, positive: 0, count: 0 }));
    const filled = (some: readonly SentimentBucket[]): readonly Bucket[] => bucketsOf([...starts, ...some], span);
    const named = few.map((id): Part => ({
      id,
      name: split === 'network' ? networkName(id) : topicName(id),
      only: id === noTopic ? undefined : split === 'network' ? { network: id } : { topic: id },
      buckets: filled(buckets.filter(({ key }) => key === id)),
    }));
    if (busy.length <= few.length) return named;
    const others = buckets.filter(({ key }) => key !== null && key !== undefined && !few.includes(key));
    const rest: Part = {
      id: 'rest',
      name: t('othersTogether', { count: busy.length - few.length }),
      only: undefined,
      buckets: filled(others),
    };
    return [...named, rest];
  }
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value));
