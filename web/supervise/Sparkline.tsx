import type { BoardQueue } from '../api/board.ts';
import { useText } from '../i18n/use-text.ts';
import { linePoints, rateText, smooth, sum } from './numbers.ts';

const width = 116;
const height = 28;

/** What arrived (solid) and what was answered (dashed) in four hours; the stretch that runs is left out, as it is not over. */
export function Sparkline({ queue }: { readonly queue: BoardQueue }) {
  const t = useText('board');
  const arrivals = smooth(queue.arrivals.slice(0, -1));
  const answers = smooth(queue.answers.slice(0, -1));
  const box = { width, height, most: Math.max(...arrivals, ...answers, 1) };
  const name = t('sparkline', {
    queue: queue.name,
    arrivals: sum(queue.arrivals),
    answers: sum(queue.answers),
    inRate: rateText(queue.arrivalRate),
    outRate: rateText(queue.serviceRate),
  });
  return (
    <svg className="sparkline" width={width} height={height} viewBox={`0 0 ${width} ${height}`} role="img" aria-label={name}>
      <polyline className="answered" points={linePoints(answers, box)} />
      <polyline className="arrived" points={linePoints(arrivals, box)} />
    </svg>
  );
}
