import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Board } from '../api/board.ts';
import { useText } from '../i18n/use-text.ts';
import { countText } from '../text/numbers.ts';
import { spanText } from '../text/time.ts';
import { Icon } from '../ui/icons.tsx';
import { useNow } from '../ui/use-now.ts';

/** The five numbers to glance at; each leads to what it counts. */
export function Totals({ board }: { readonly board: Board }) {
  const t = useText('board');
  const now = useNow('ten-seconds');
  const { totals, agents } = board;
  const since = (at: string): string => spanText(now - Date.parse(at));
  const left = totals.nextBreach === null ? null : Date.parse(totals.nextBreach) - now;
  const asked = agents.flatMap(({ help }) => (help === null ? [] : [help.at])).toSorted()[0];
  return (
    <ul className="tiles sup-totals" aria-label={t('totals')}>
      <Total
        label={t('waiting')}
        below={totals.oldestAt === null ? t('nobodyWaits') : t('oldest', { span: since(totals.oldestAt) })}
      >
        <Link to="/cases" search={{ status: 'open', unowned: true, order: 'pressing' }}>
          {countText(totals.waiting)}
        </Link>
      </Total>
      <Total
        label={t('pastTarget')}
        late={totals.breached > 0}
        below={left === null ? t('noneNext') : left <= 0 ? t('nextNow') : t('nextIn', { span: spanText(left) })}
      >
        <Link to="/cases" search={{ status: 'open', breached: true, order: 'pressing' }}>
          {countText(totals.breached)}
        </Link>
      </Total>
      <Total label={t('handsUp')} below={asked === undefined ? t('noHands') : t('longest', { span: since(asked) })}>
        <Link to="/cases" search={{ help: true }}>
          {countText(totals.help)}
        </Link>
      </Total>
      <Total label={t('withAgents')} below={t('ofPlaces', { count: totals.places })}>
        <Link to="/board" hash="agents">
          {countText(totals.withAgents)}
        </Link>
      </Total>
      <Total
        label={t('noOwner')}
        late={totals.unowned > 0}
        below={
          totals.unowned > 0 ? (
            t('toBeSettled')
          ) : (
            <>
              <Icon name="check" size={12} /> {t('asItShould')}
            </>
          )
        }
      >
        <Link to="/orphans">{countText(totals.unowned)}</Link>
      </Total>
    </ul>
  );
}

function Total(props: {
  readonly label: string;
  readonly below: ReactNode;
  readonly late?: boolean;
  readonly children: ReactNode;
}) {
  const { label, below, late = false, children } = props;
  return (
    <li className="tile">
      <span className="dimmed">{label}</span>
      <span className={late ? 'tile-number late' : 'tile-number'}>
        {late ? <Icon name="warning" size={16} /> : null}
        {children}
      </span>
      <span className="dimmed small">{below}</span>
    </li>
  );
}
