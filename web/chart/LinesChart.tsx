import { Link } from '@tanstack/react-router';
import { useElementSize } from '@mantine/hooks';
import type { FeedSearch } from '../app/search.ts';
import { brokenLine, placesOf, spread, tickEvery } from './scale.ts';
import type { Axis } from './scale.ts';

/** More lines than these cannot be told apart. */
export const mostLines = 6;

/** One line: a value for each bucket, null where there is none. */
export interface Line {
  readonly id: string;
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** What a point says when it is looked at. */
  readonly pointName: (index: number) => string;
  /** The mentions behind a point; undefined where it leads nowhere. */
  readonly door?: (index: number) => FeedSearch | undefined;
  /** The brand's own among others. */
  readonly own?: boolean;
}

const left = 38;
const top = 12;
const plot = 200;
const foot = 24;
const height = top + plot + foot;
const tickRoom = 56;
const labelRoom = 150;
const labelGap = 15;
/** Below this the names stand under the chart, not at the ends of the lines. */
const narrow = 520;
const shortened = 19;
/** While only the table is seen the chart has no width, but paper shows both. */
const unseenWidth = 640;

interface Shown {
  /** Says the essential in words, for those who don't see it. */
  readonly name: string;
  readonly lines: readonly Line[];
  readonly axis: Axis;
  /** What stands below each bucket. */
  readonly ticks: readonly string[];
  /** Whether lines go on over places without a value, where a break would leave only dots. */
  readonly bridged?: boolean;
}

/**
 * Lines over time. They differ by colour, by stroke and by the mark of their points, and each has its name at its end. Points
 * lead to the mentions behind them.
 */
export function LinesChart(props: Shown) {
  const { ref, width: seen } = useElementSize();
  const width = seen < left * 3 ? unseenWidth : seen;
  const named = width >= narrow;
  const { lines } = props;
  return (
    <div ref={ref} className="chart lines-chart">
      <Drawing {...props} width={width} named={named} />
      {named ? null : (
        <ul className="legend" aria-hidden="true">
          {lines.map(({ id, name }, index) => (
            <li key={id}>
              <svg width="22" height="10" className={`line line-${index + 1}`}>
                <path d="M0,5L22,5" />
              </svg>
              <bdi>{name}</bdi>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Drawing({
  name,
  lines,
  axis,
  ticks,
  bridged = false,
  width,
  named,
}: Shown & { readonly width: number; readonly named: boolean }) {
  const right = named ? width - labelRoom : width - 6;
  const { step, middle } = placesOf(ticks.length, { left, width: right });
  const y = (value: number): number => top + plot - ((value - axis.from) / (axis.to - axis.from)) * plot;
  const every = tickEvery(step, tickRoom);
  const ends = lines.map(({ values }) => {
    const last = values.findLastIndex((value) => value !== null);
    return last < 0 ? null : { x: middle(last), y: y(values[last] ?? axis.from) };
  });
  const labels = spread(
    ends.map((end) => end?.y ?? top + plot),
    { gap: labelGap, top: top + 4, bottom: top + plot },
  );
  return (
    <svg width={width} height={height} role="group" aria-label={name}>
      {axis.lines.map((line) => (
        <g key={line} aria-hidden="true">
          <line x1={left} x2={right} y1={y(line)} y2={y(line)} className={line === 0 ? 'axis' : 'grid-line'} />
          <text x={left - 6} y={y(line) + 4} textAnchor="end">
            {axis.text(line)}
          </text>
        </g>
      ))}
      {ticks.map((tick, index) =>
        index % every === 0 ? (
          <text key={index} x={middle(index)} y={height - 6} textAnchor="middle" aria-hidden="true">
            {tick}
          </text>
        ) : null,
      )}
      {lines.map((line, index) => (
        <g key={line.id} className={`line line-${index + 1}${line.own === true ? ' own' : ''}`}>
          <path d={brokenLine(line.values, { at: middle, y, bridged })} />
          <Points line={line} mark={index} at={middle} y={y} />
          {named && ends[index] ? (
            <g aria-hidden="true">
              <Mark kind={index} x={right + 12} y={labels[index] ?? 0} />
              <text x={right + 20} y={(labels[index] ?? 0) + 4} className="line-name">
                {line.name.length > shortened ? `${line.name.slice(0, shortened - 1)}…` : line.name}
              </text>
            </g>
          ) : null}
        </g>
      ))}
    </svg>
  );
}

function Points(props: {
  readonly line: Line;
  readonly mark: number;
  readonly at: (index: number) => number;
  readonly y: (value: number) => number;
}) {
  const { line, mark, at, y } = props;
  return line.values.map((value, index) => {
    if (value === null) return null;
    const name = line.pointName(index);
    const search = line.door?.(index);
    const point = (
      <>
        <title>{name}</title>
        <Mark kind={mark} x={at(index)} y={y(value)} />
      </>
    );
    return search === undefined ? (
      <g key={index} className="line-point">
        {point}
      </g>
    ) : (
      <Link key={index} to="/feed" search={search} aria-label={name} className="line-point">
        {point}
      </Link>
    );
  });
}

/** Each line has a mark of its own shape, and around it room to point at. */
function Mark({ kind, x, y }: { readonly kind: number; readonly x: number; readonly y: number }) {
  const r = 2.7;
  const shape = (() => {
    switch (kind % 3) {
      case 0:
        return <circle cx={x} cy={y} r={r} className="line-mark" />;
      case 1:
        return <rect x={x - r} y={y - r} width={2 * r} height={2 * r} className="line-mark" />;
      default:
        return <path d={`M${x},${y - r - 1}L${x + r + 1},${y + r}L${x - r - 1},${y + r}Z`} className="line-mark" />;
    }
  })();
  return (
    <>
      <circle cx={x} cy={y} r="8" className="line-reach" />
      {shape}
    </>
  );
}
