import type { UseQueryResult } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Overview } from '../api/analytics.ts';
import { useText } from '../i18n/use-text.ts';
import { countText, netOf, signedText } from '../text/numbers.ts';
import { clockText, spanText } from '../text/time.ts';
import { Icon } from '../ui/icons.tsx';
import { NotLoaded } from '../ui/NotLoaded.tsx';
import { ChangeText } from './ChangeText.tsx';
import { MentionsDoor } from './doors.tsx';
import { useView } from './use-view.ts';

/** The five numbers to glance at, each against the time before, each a door to what it counts. */
export function Tiles({ answer }: { readonly answer: UseQueryResult<Overview> }) {
  const t = useText('brand');
  const { compare, before, search, shared } = useView();
  const { data } = answer;
  if (data === undefined && answer.isError)
    return <NotLoaded what={t('failed', { what: t('title') })} error={answer.error} onRetry={() => void answer.refetch()} />;
  const { now, then, open } = data ?? {};
  const net = now === undefined ? null : netOf(now);
  const netThen = then === null || then === undefined ? null : netOf(then);
  const was = (value: ReactNode): ReactNode =>
    then === null || before === null ? null : (
      <>
        {t(compare === 'week' ? 'lastWeek' : 'beforeThat')}{' '}
        <MentionsDoor count={then?.count ?? 0} only={{ from: before.from, to: before.to }}>
          {value}
        </MentionsDoor>
      </>
    );
  const first = now?.firstResponse ?? null;
  return (
    <ul className="tiles brand-tiles" aria-busy={data === undefined}>
      <Tile
        label={t('netSentiment')}
        beside={net === null ? null : <ChangeText now={net} then={netThen} unit="points" good="up" />}
        below={was(netThen === null ? '–' : signedText(netThen))}
      >
        <MentionsDoor count={now?.count ?? 0} only={{ sentiment: (net ?? 0) < 0 ? 'negative' : 'positive' }}>
          {net === null ? '–' : signedText(net)}
        </MentionsDoor>
      </Tile>
      <Tile
        label={t('mentions')}
        beside={now === undefined ? null : <ChangeText now={now.count} then={then?.count} />}
        below={
          now === undefined ? (
            t('counting')
          ) : (
            <>
              <MentionsDoor count={now.complaints} only={{ intent: 'complaint' }} /> {t('complaintsOf')},{' '}
              {t('byAuthors', { count: now.authors })}
            </>
          )
        }
      >
        <MentionsDoor count={now?.count ?? 0}>{now === undefined ? '–' : countText(now.count)}</MentionsDoor>
      </Tile>
      <Tile
        label={t('openCases')}
        below={
          open === undefined ? (
            t('counting')
          ) : (
            <>
              <Unless shared={shared} text={countText(open.waiting)}>
                <Link to="/cases" search={{ unowned: true }} className="door number">
                  {countText(open.waiting)}
                </Link>
              </Unless>{' '}
              {t('waiting')}, {t('withAgents', { count: open.withAgents })},{' '}
              <Unless shared={shared} text={countText(open.breached)}>
                <Link to="/cases" search={{ breached: true }} className={open.breached > 0 ? 'door number late' : 'door number'}>
                  {countText(open.breached)}
                </Link>
              </Unless>{' '}
              {t('pastTarget')}
            </>
          )
        }
      >
        <Unless shared={shared} text={open === undefined ? '–' : countText(open.cases)}>
          <Link to="/cases" search={{}}>
            {open === undefined ? '–' : countText(open.cases)}
          </Link>
        </Unless>
      </Tile>
      <Tile
        label={t('firstResponse')}
        beside={
          first === null ? null : <ChangeText now={first.median} then={then?.firstResponse?.median} unit="seconds" good="down" />
        }
        below={first === null ? t('noAnswerYet') : t('nineInTen', { span: spanText(first.p90 * 1000) })}
      >
        <Unless shared={shared} text={first === null ? '–' : spanText(first.median * 1000)}>
          <Link to="/brand/care" search={search}>
            {first === null ? '–' : spanText(first.median * 1000)}
          </Link>
        </Unless>
      </Tile>
      <Tile
        label={t('orphans')}
        late={(data?.orphans ?? 0) > 0}
        beside={
          data !== undefined && data.orphans === 0 ? (
            <span className="change better">
              <Icon name="check" size={12} /> {t('everythingOwned')}
            </span>
          ) : null
        }
        below={data === undefined ? t('counting') : t('checkedAt', { time: clockText(data.at) })}
      >
        <Unless shared={shared} text={data === undefined ? '–' : countText(data.orphans)}>
          <Link to="/orphans">{data === undefined ? '–' : countText(data.orphans)}</Link>
        </Unless>
      </Tile>
    </ul>
  );
}

/** A number that leads to what it counts, unless the page was shared: then the number alone. */
function Unless(props: { readonly shared: boolean; readonly text: string; readonly children: ReactNode }) {
  return props.shared ? props.text : props.children;
}

function Tile(props: {
  readonly label: string;
  readonly late?: boolean;
  readonly beside?: ReactNode;
  readonly below: ReactNode;
  readonly children: ReactNode;
}) {
  const { label, late = false, beside, below, children } = props;
  return (
    <li className="tile">
      <span className="dimmed">{label}</span>
      <span className="tile-line">
        <span className={late ? 'tile-number late' : 'tile-number'}>
          {late ? <Icon name="warning" size={18} /> : null}
          {children}
        </span>
        {beside}
      </span>
      <span className="dimmed small">{below}</span>
    </li>
  );
}
