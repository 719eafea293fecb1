import { Link } from '@tanstack/react-router';
import type { BoardAgent } from '../api/board.ts';
import { useText } from '../i18n/use-text.ts';

const side = 8;
const step = 11;
/** More places than this would not fit: the words say the numbers. */
const mostDrawn = 8;

/** What somebody holds of what they can: a square for each place, and the numbers as a way to those cases. */
export function LoadMeter({ agent }: { readonly agent: BoardAgent }) {
  const t = useText('board');
  const { id, name, load, capacity } = agent;
  const numbers = { load: String(load), capacity: String(capacity) };
  const words = capacity === null ? t('loadOpen', { count: load }) : t(load >= capacity ? 'loadFull' : 'loadOf', numbers);
  const squares = capacity === null ? 0 : Math.max(capacity, load);
  return (
    <span className="two-lines agent-load">
      {capacity === null || squares > mostDrawn ? null : (
        <svg className="load-meter" width={squares * step} height={side + 2} aria-hidden="true">
          {Array.from({ length: squares }, (_, index) => (
            <rect
              key={index}
              x={index * step + 0.5}
              y="0.5"
              width={side}
              height={side}
              className={index >= load ? 'place' : index >= capacity ? 'beyond' : 'taken'}
            />
          ))}
        </svg>
      )}
      <Link to="/cases" search={{ owner: id }} className="door small" aria-label={t('loadLink', { name, load: words })}>
        {words}
      </Link>
    </span>
  );
}
