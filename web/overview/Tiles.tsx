import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { statusQuery } from '../api/session.ts';
import type { Range } from '../app/search.ts';
import { useText } from '../i18n/use-text.ts';
import { countText, netOf, shareText, signedText } from '../text/numbers.ts';
import { Icon } from '../ui/icons.tsx';
import type { Bucket } from './buckets.ts';
import type { TimeSpan } from './span.ts';

/** The five numbers to glance at; each is a door to what it counts. */
export function Tiles({
  buckets,
  span,
  range,
}: {
  readonly buckets: readonly Bucket[] | undefined;
  readonly span: TimeSpan;
  readonly range: Range;
}) {
  const t = useText('brand');
  const { data: status } = useQuery(statusQuery);
  const totals = status?.totals;
  const sum = (part: 'negative' | 'positive' | 'count'): number => (buckets ?? []).reduce((total, one) => total + one[part], 0);
  const said = { negative: sum('negative'), positive: sum('positive'), count: sum('count') };
  const net = netOf(said);
  const time = { from: span.from };
  const waiting = totals === undefined;
  return (
    <ul className="tiles">
      <Tile
        label={t('netSentiment')}
        below={
          buckets === undefined
            ? t('counting')
            : t('shares', { negative: shareText(said.negative, said.count), positive: shareText(said.positive, said.count) })
        }
      >
        <Link to="/feed" search={{ ...time, sentiment: (net ?? 0) < 0 ? 'negative' : 'positive' }}>
          {buckets === undefined || net === null ? '–' : signedText(net)}
        </Link>
      </Tile>
      <Tile label={t('mentions')} below={t(`inLast${range}`)}>
        <Link to="/feed" search={time}>
          {buckets === undefined ? '–' : countText(said.count)}
        </Link>
      </Tile>
      <Tile
        label={t('openCases')}
        below={
          <Link to="/cases" search={{ status: 'pending' }}>
            {waiting ? t('counting') : t('waitForCustomer', { count: totals.pendingCases })}
          </Link>
        }
      >
        <Link to="/cases" search={{ status: 'open' }}>
          {waiting ? '–' : countText(totals.openCases)}
        </Link>
      </Tile>
      <Tile
        label={t('pastTheirTime')}
        late={(totals?.breached ?? 0) > 0}
        below={waiting ? t('counting') : t(totals.breached > 0 ? 'clockRanOut' : 'clocksKept')}
      >
        <Link to="/cases" search={{ breached: true }}>
          {waiting ? '–' : countText(totals.breached)}
        </Link>
      </Tile>
      <Tile
        label={t('orphans')}
        late={(totals?.orphans ?? 0) > 0}
        below={
          waiting ? (
            t('counting')
          ) : totals.orphans > 0 ? (
            t('waitWithoutOwner')
          ) : (
            <span className="positive">
              <Icon name="check" size={12} /> {t('everythingOwned')}
            </span>
          )
        }
      >
        <Link to="/orphans">{waiting ? '–' : countText(totals.orphans)}</Link>
      </Tile>
    </ul>
  );
}

function Tile(props: {
  readonly label: string;
  readonly late?: boolean;
  readonly below: ReactNode;
  readonly children: ReactNode;
}) {
  const { label, late = false, below, children } = props;
  return (
    <li className="tile">
      <span className="dimmed">{label}</span>
      <span className={late ? 'tile-number late' : 'tile-number'}>
        {late ? <Icon name="warning" size={18} /> : null}
        {children}
      </span>
      <span className="dimmed small">{below}</span>
    </li>
  );
}
