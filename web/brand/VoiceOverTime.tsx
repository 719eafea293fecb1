import { useQuery } from '@tanstack/react-query';
import { voiceQuery } from '../api/analytics.ts';
import type { Voice } from '../api/analytics.ts';
import { LinesChart, mostLines } from '../chart/LinesChart.tsx';
import { countAxis } from '../chart/scale.ts';
import { useText } from '../i18n/use-text.ts';
import { countText } from '../text/numbers.ts';
import { bucketName, bucketTick } from './bucket-names.ts';
import { slotsOf } from './buckets.ts';
import type { Slot } from './buckets.ts';
import type { Column } from './DataTable.tsx';
import { MentionsDoor } from './doors.tsx';
import { Numbers } from './Panel.tsx';
import { useView } from './use-view.ts';

/** How often the brand and each competitor were named, over time. */
export function VoiceOverTime() {
  const t = useText('brand');
  const { question, options, byTime, span, feed, shared } = useView();
  const answer = useQuery({ ...voiceQuery({ ...question, ...byTime }), ...options });
  const { shares = [], starts = [], zone } = answer.data ?? {};
  const written = { bucket: span.bucket, zone };
  const slots = slotsOf(starts, span);
  // The brand itself, and those who are named most.
  const voices = shares
    .filter(({ own, count }) => own || count > 0)
    .toSorted((a, b) => Number(b.own) - Number(a.own) || b.count - a.count)
    .slice(0, mostLines);
  const countOf = ({ series = [] }: Voice, at: number): number => series[at] ?? 0;
  const highest = Math.max(0, ...voices.flatMap(({ series = [] }) => series));
  const columns: Column<Slot>[] = [
    {
      key: 'start',
      head: t(span.bucket),
      words: true,
      cell: ({ start }) => bucketName(start, written),
      value: ({ start }) => start,
    },
    ...voices.map((voice): Column<Slot> => {
      const at = (slot: Slot): number => countOf(voice, slots.indexOf(slot));
      return {
        key: voice.id,
        head: voice.name,
        cell: (slot) => <MentionsDoor count={at(slot)} only={{ voice: voice.id, from: slot.from, to: slot.to }} />,
        value: at,
      };
    }),
  ];
  return (
    <Numbers
      title={t('voiceOverTime')}
      hint={t(span.bucket === 'hour' ? 'perHour' : 'perDay')}
      file="voice-over-time"
      answer={answer}
      rows={highest === 0 ? [] : slots}
      idOf={({ start }) => start}
      columns={columns}
      chart={
        <LinesChart
          name={t('linesName', { title: t('voiceOverTime') })}
          axis={countAxis(highest, countText)}
          ticks={slots.map(({ start }) => bucketTick(start, written))}
          lines={voices.map((voice) => ({
            id: voice.id,
            name: voice.name,
            own: voice.own,
            values: slots.map((_, at) => countOf(voice, at)),
            pointName: (at) =>
              t('pointOf', {
                name: voice.name,
                when: bucketName(slots[at]?.start ?? '', written),
                value: countText(countOf(voice, at)),
              }),
            door: (at) => {
              const slot = slots[at];
              return shared || slot === undefined || countOf(voice, at) === 0
                ? undefined
                : { ...feed, voice: voice.id, from: slot.from, to: slot.to };
            },
          }))}
        />
      }
      empty={{ title: t('noVoice'), hint: t('noVoiceHint') }}
    />
  );
}
