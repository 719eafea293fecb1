import { Link } from '@tanstack/react-router';
import { useElementSize } from '@mantine/hooks';
import type { SentimentLabel } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { countText } from '../text/numbers.ts';
import { sentimentNames } from '../text/words.ts';
import { axisOf } from './buckets.ts';
import type { Bucket } from './buckets.ts';
import { bucketName, bucketTick } from './bucket-names.ts';
import type { TimeSpan } from './span.ts';

const height = 230;
const left = 34;
const bottom = 22;
const top = 18;
const order: readonly SentimentLabel[] = ['negative', 'neutral', 'positive'];

/**
 * Stacked bars, negative at the bottom so that its growth can be compared. Each piece is a door to its mentions; neutral
 * has an outline and the pieces gaps, so that they differ without colour.
 */
export function SentimentChart({ buckets, span }: { readonly buckets: readonly Bucket[]; readonly span: TimeSpan }) {
  const t = useText('brand');
  const { ref, width } = useElementSize();
  const highest = Math.max(...buckets.map(({ count }) => count));
  const axis = axisOf(highest);
  const plot = height - top - bottom;
  const y = (count: number): number => top + plot - (count / axis.top) * plot;
  const step = Math.max(0, width - left - 4) / Math.max(1, buckets.length);
  const bar = Math.max(2, Math.min(36, step * 0.74));
  const tickEvery = Math.max(1, Math.ceil(46 / Math.max(step, 1)));
  return (
    <div ref={ref} className="chart">
      {width === 0 ? null : (
        <svg width={width} height={height} role="group" aria-label={t('chartName')}>
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
                <BarPieces bucket={bucket} span={span} x={x} width={bar} y={y} />
                {bucket.count > 0 && bucket.count === highest ? (
                  <text x={x + bar / 2} y={y(bucket.count) - 5} textAnchor="middle" className="peak" aria-hidden="true">
                    {countText(bucket.count)}
                  </text>
                ) : null}
                {index % tickEvery === 0 ? (
                  <text x={x + bar / 2} y={height - 6} textAnchor="middle" aria-hidden="true">
                    {bucketTick(bucket.start, span.bucket)}
                  </text>
                ) : null}
              </g>
            );
          })}
        </svg>
      )}
      <ul className="legend" aria-hidden="true">
        {order.toReversed().map((label) => (
          <li key={label}>
            <i className={`swatch ${label}`} />
            {sentimentNames[label]}
          </li>
        ))}
      </ul>
    </div>
  );
}

function BarPieces(props: {
  readonly bucket: Bucket;
  readonly span: TimeSpan;
  readonly x: number;
  readonly width: number;
  readonly y: (count: number) => number;
}) {
  const t = useText('brand');
  const { bucket, span, x, width, y } = props;
  let below = 0;
  return order.map((label) => {
    const count = bucket[label];
    const from = below;
    below += count;
    if (count === 0) return null;
    const pieceTop = y(below);
    const gap = from === 0 ? 0 : 1.5;
    const pieceHeight = Math.max(1, y(from) - pieceTop - gap);
    const name = t(`${label}At`, { when: bucketName(bucket.start, span.bucket), count });
    return (
      <Link
        key={label}
        to="/feed"
        search={{ sentiment: label, from: bucket.start, to: bucket.end }}
        aria-label={name}
        className={`piece ${label}`}
      >
        <title>{name}</title>
        <rect x={x} y={pieceTop} width={width} height={pieceHeight} />
      </Link>
    );
  });
}
