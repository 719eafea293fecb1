import { linePath } from './line.ts';

/** A part of a whole, beside its number. */
export function ShareBar(props: { readonly part: number; readonly own?: boolean; readonly width?: number }) {
  const { part, own = false, width = 90 } = props;
  return (
    <svg width={width} height="10" aria-hidden="true" className={own ? 'share-bar own' : 'share-bar'}>
      <rect width={Math.max(0, Math.min(1, part)) * width} height="10" />
    </svg>
  );
}

/** Net sentiment to the left or the right of nothing; in points, -100 to 100. */
export function NetBar({ net }: { readonly net: number }) {
  const half = 48;
  const length = (Math.min(100, Math.abs(net)) / 100) * half;
  return (
    <svg width={half * 2} height="12" aria-hidden="true" className="net-bar">
      <line x1={half} x2={half} y1="0" y2="12" />
      <rect x={net < 0 ? half - length : half} y="2" width={length} height="8" className={net < 0 ? 'negative' : 'positive'} />
    </svg>
  );
}

/** How a count went, on its own scale; the newest point is marked. */
export function Sparkline({ series }: { readonly series: readonly number[] }) {
  const box = { width: 120, height: 22 };
  const { points, last } = linePath(series, box);
  return (
    <svg width={box.width} height={box.height} aria-hidden="true" className="brand-spark">
      <polyline points={points} />
      {last === undefined ? null : <circle cx={last.x} cy={last.y} r="2" />}
    </svg>
  );
}
