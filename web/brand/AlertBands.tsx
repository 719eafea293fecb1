import { Link } from '@tanstack/react-router';
import { useText } from '../i18n/use-text.ts';
import { midSentence } from '../text/numbers.ts';
import { clockText, shortText } from '../text/time.ts';
import { alertPlace } from './alert-text.ts';
import type { Band } from './alert-text.ts';
import { usePlace } from './place.ts';
import { useNow } from '../ui/use-now.ts';

const rowHeight = 16;
const mostRows = 3;
/** About as wide as a letter of the labels is. */
const letter = 6.2;

/** How much higher the chart gets for the names of its rises. */
export function bandsRoom(bands: readonly Band[]): number {
  return Math.min(mostRows, bands.length) * rowHeight;
}

/** When what rose beyond chance, behind the chart: a line where it began, its name above, and its length as a band. */
export function AlertBands(props: {
  readonly bands: readonly Band[];
  /** Milliseconds at the left end, and how long a millisecond is. */
  readonly start: number;
  readonly perMs: number;
  readonly box: { readonly left: number; readonly width: number; readonly bottom: number };
}) {
  const t = useText('brand');
  const { topicName } = usePlace();
  const now = useNow('ten-seconds');
  const { bands, start, perMs, box } = props;
  return bands.map(({ alert, from, to }, index) => {
    const x = Math.max(box.left, box.left + (from - start) * perMs);
    const end = Math.min(box.width, box.left + (to - start) * perMs);
    const row = index % mostRows;
    const top = row * rowHeight + 3;
    const short = `${alertPlace(alert, topicName)}, ${clockText(alert.began)}`;
    const fits = x + short.length * letter < box.width;
    const name = t('alertBand', {
      name: short,
      severity: midSentence(t(`severity${alert.severity}`)),
      to: alert.until === null ? t('now') : shortText(alert.until, now),
    });
    const label = (
      <text x={fits ? x + 5 : x - 5} y={top + 9} textAnchor={fits ? 'start' : 'end'} className="alert-name">
        {short}
      </text>
    );
    return (
      <g key={alert.id} className={`alert-band ${alert.severity}`}>
        <title>{name}</title>
        <rect x={x} y={top} width={Math.max(2, end - x)} height={box.bottom - top} />
        <line x1={x} x2={x} y1={top} y2={box.bottom} />
        {alert.incident === null ? (
          <Link to="/feed" search={{ from: alert.began, to: alert.until ?? undefined }} aria-label={name}>
            {label}
          </Link>
        ) : (
          <Link to="/incidents/$incidentId" params={{ incidentId: alert.incident }} aria-label={name}>
            {label}
          </Link>
        )}
      </g>
    );
  });
}
