import type { Severity } from '../api/alerts.ts';

const bars: Readonly<Record<Severity, number>> = { low: 1, medium: 2, high: 3 };

/** One, two or three bars of three; the word stands beside it. */
export function SeverityMark({ severity }: { readonly severity: Severity }) {
  return (
    <svg width="14" height="12" viewBox="0 0 14 12" aria-hidden="true" className="severity-mark">
      {[0, 1, 2].map((index) => (
        <rect
          key={index}
          x={index * 5 + 0.5}
          y={8 - index * 4 + 0.5}
          width="3"
          height={index * 4 + 3}
          className={index < bars[severity] ? 'filled' : undefined}
        />
      ))}
    </svg>
  );
}
