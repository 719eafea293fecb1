import { Link } from '@tanstack/react-router';
import { useElementSize } from '@mantine/hooks';
import type { Compare } from '../app/search.ts';
import { sentiments } from '../app/search.ts';
import { useText } from '../i18n/use-text.ts';
import { axisOf, placesOf, tickEvery } from '../chart/scale.ts';
import { countText, netOf, signedText } from '../text/numbers.ts';
import { sentimentNames } from '../text/words.ts';
import { AlertBands, bandsRoom } from './AlertBands.tsx';
import type { Band } from './alert-text.ts';
import { bucketName, bucketTick } from './bucket-names.ts';
import type { Buckets } from './bucket-names.ts';
import type { Bucket } from './buckets.ts';
import { stepPath } from './line.ts';
import type { TimeSpan } from './span.ts';
import { useView } from './use-view.ts';

const left = 34;
/** While only the table is seen the chart has no width, but paper shows both. */
const unseenWidth = 640;
const netAt = 24;
const netHeight = 70;
const barsAt = 134;
const barsHeight = 180;

interface Shown {
  readonly buckets: readonly Bucket[];
  readonly before: readonly Bucket[];
  /** Rises beyond chance. */
  readonly bands: readonly Band[];
  readonly span: TimeSpan;
  readonly written: Buckets;
  readonly compare: Compare;
}

/**
 * Net sentiment as a line of steps above stacked bars, negative at the bottom so that its growth can be compared; the time
 * before is dashed in both. Each piece of a bar is a door to its mentions; neutral has an outline and the pieces gaps, so
 * that they differ without colour.
 */
export function SentimentChart(props: Shown) {
  const t = useText('brand');
  const { ref, width } = useElementSize();
  const { before, compare } = props;
  return (
    <div ref={ref} className="chart brand-chart">
      <Drawing {...props} width={width < left * 3 ? unseenWidth : width} />
      <ul className="legend" aria-hidden="true">
        {sentiments.toReversed().map((label) => (
          <li key={label}>
            <i className={`swatch ${label}`} />
            {sentimentNames[label]}
          </li>
        ))}
        {before.length === 0 ? null : (
          <li>
            <i className="swatch dashed" />
            {t(compare === 'week' ? 'lastWeek' : 'beforeThat')}
          </li>
        )}
      </ul>
    </div>
  );
}

function Drawing({ buckets, before, bands, span, written, width }: Shown & { readonly width: number }) {
  const t = useText('brand');
  const room = bandsRoom(bands);
  const netTop = netAt + room;
  const barsTop = barsAt + room;
  const height = barsTop + barsHeight + 24;
  const highest = Math.max(...buckets.map(({ count }) => count), ...before.map(({ count }) => count));
  const most = Math.max(...buckets.map(({ count }) => count));
  const peak = buckets.findIndex(({ count }) => count === most);
  const axis = axisOf(highest);
  const { step } = placesOf(buckets.length, { left, width: width - 4 });
  const bar = Math.max(1, Math.min(36, step * 0.74));
  const every = tickEvery(step, 52);
  const y = (count: number): number => barsTop + barsHeight - (count / axis.top) * barsHeight;
  const netY = (net: number): number => netTop + ((100 - net) / 200) * netHeight;
  const place = { left, step };
  const nets = (all: readonly Bucket[]): (number | null)[] =>
    all.map((one) => {
      const net = netOf(one);
      return net === null ? null : netY(net);
    });
  return (
    <svg width={width} height={height} role="group" aria-label={t('chartName')}>
      <AlertBands
        bands={bands}
        start={Date.parse(buckets[0]?.start ?? span.from)}
        perMs={
          (step * buckets.length) /
          Math.max(1, Date.parse(buckets.at(-1)?.end ?? span.to) - Date.parse(buckets[0]?.start ?? span.from))
        }
        box={{ left, width, bottom: barsTop + barsHeight }}
      />
      <text x={left} y={12 + room} className="chart-name">
        {t('netOverTime')}
      </text>
      {[100, 0, -100].map((net) => (
        <g key={net} aria-hidden="true">
          <line x1={left} x2={width} y1={netY(net)} y2={netY(net)} className={net === 0 ? 'axis' : 'grid-line'} />
          <text x={left - 6} y={netY(net) + 4} textAnchor="end">
            {signedText(net)}
          </text>
        </g>
      ))}
      <path d={stepPath(nets(before), place)} className="before-line" />
      <path d={stepPath(nets(buckets), place)} className="net-line" />
      <text x={left} y={barsTop - 18} className="chart-name">
        {t(span.bucket === 'hour' ? 'perHour' : 'perDay')}
      </text>
      {axis.lines.map((line) => (
        <g key={line} aria-hidden="true">
          <line x1={left} x2={width} y1={y(line)} y2={y(line)} className={line === 0 ? 'axis' : 'grid-line'} />
          <text x={left - 6} y={y(line) + 4} textAnchor="end">
            {countText(line)}
          </text>
        </g>
      ))}
      {buckets.map((bucket, index) => {
        const x = left + index * step + (step - bar) / 2;
        return (
          <g key={bucket.start}>
            <Pieces bucket={bucket} written={written} x={x} width={bar} y={y} />
            {index % every === 0 ? (
              <text x={x + bar / 2} y={height - 6} textAnchor="middle" aria-hidden="true">
                {bucketTick(bucket.start, written)}
              </text>
            ) : null}
          </g>
        );
      })}
      <path
        d={stepPath(
          before.map(({ count }) => y(count)),
          place,
        )}
        className="before-line strong"
      />
      {most === 0 ? null : (
        <text x={left + peak * step + step / 2} y={y(most) - 5} textAnchor="middle" className="peak" aria-hidden="true">
          {countText(most)}
        </text>
      )}
    </svg>
  );
}

function Pieces(props: {
  readonly bucket: Bucket;
  readonly written: Buckets;
  readonly x: number;
  readonly width: number;
  readonly y: (count: number) => number;
}) {
  const t = useText('brand');
  const { feed, shared } = useView();
  const { bucket, written, x, width, y } = props;
  let below = 0;
  return sentiments.map((label) => {
    const count = bucket[label];
    const from = below;
    below += count;
    if (count === 0) return null;
    const pieceTop = y(below);
    const gap = from === 0 ? 0 : 1.5;
    const name = t(`${label}At`, { when: bucketName(bucket.start, written), count });
    const piece = (
      <>
        <title>{name}</title>
        <rect x={x} y={pieceTop} width={width} height={Math.max(1, y(from) - pieceTop - gap)} />
      </>
    );
    if (shared) {
      return (
        <g key={label} className={`piece ${label}`}>
          {piece}
        </g>
      );
    }
    return (
      <Link
        key={label}
        to="/feed"
        search={{ ...feed, sentiment: label, from: bucket.from, to: bucket.to }}
        aria-label={name}
        className={`piece ${label}`}
      >
        {piece}
      </Link>
    );
  });
}
