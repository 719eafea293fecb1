import { useElementSize } from '@mantine/hooks';
import { countText } from '../text/numbers.ts';
import { countAxis } from './scale.ts';

/** One bar: what it is of, and how high it is in all its pieces. */
export interface BarOf {
  readonly id: string;
  readonly tick: string;
  readonly name: string;
  readonly count: number;
}

const left = 38;
const top = 18;
const plot = 150;
const height = top + plot + 24;
const unseenWidth = 420;

/** Counts side by side, each with its number above it. */
export function BarsChart({ name, bars }: { readonly name: string; readonly bars: readonly BarOf[] }) {
  const { ref, width: seen } = useElementSize();
  const width = seen < left * 3 ? unseenWidth : seen;
  const axis = countAxis(Math.max(0, ...bars.map(({ count }) => count)), countText);
  const step = (width - left) / Math.max(1, bars.length);
  const bar = Math.min(44, step * 0.72);
  const y = (count: number): number => top + plot - (count / axis.to) * plot;
  return (
    <div ref={ref} className="chart bars-chart">
      <svg width={width} height={height} role="img" aria-label={name}>
        {axis.lines.map((line) => (
          <g key={line}>
            <line x1={left} x2={width} y1={y(line)} y2={y(line)} className={line === 0 ? 'axis' : 'grid-line'} />
            <text x={left - 6} y={y(line) + 4} textAnchor="end">
              {countText(line)}
            </text>
          </g>
        ))}
        {bars.map(({ id, tick, name: of, count }, index) => {
          const middle = left + (index + 0.5) * step;
          return (
            <g key={id} className="bar">
              <title>{of}</title>
              <rect x={middle - bar / 2} y={y(count)} width={bar} height={Math.max(0, y(0) - y(count))} />
              {count === 0 ? null : (
                <text x={middle} y={y(count) - 5} textAnchor="middle" className="bar-count">
                  {countText(count)}
                </text>
              )}
              <text x={middle} y={height - 6} textAnchor="middle">
                {tick}
              </text>
            </g>
          );
        })}
      </svg>
    </div>
  );
}
