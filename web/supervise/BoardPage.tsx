import { useQuery } from '@tanstack/react-query';
import { boardQuery } from '../api/board.ts';
import { ApiError } from '../api/problem.ts';
import { useBrand } from '../app/use-brand.ts';
import { useText } from '../i18n/use-text.ts';
import { clockText } from '../text/time.ts';
import { Icon } from '../ui/icons.tsx';
import { Failed, Loading } from '../ui/states.tsx';
import { useTitle } from '../ui/use-title.ts';
import { Agents } from './Agents.tsx';
import { Ages } from './Ages.tsx';
import { Breaches } from './Breaches.tsx';
import { NotForYou } from './NotForYou.tsx';
import { PressingCall } from './PressingCall.tsx';
import { Queues } from './Queues.tsx';
import { SuperviseNav } from './SuperviseNav.tsx';
import { Totals } from './Totals.tsx';

/** How everything stands, read anew every ten seconds in place: nothing that is looked at moves away for a grey row. */
export function BoardPage() {
  const t = useText('board');
  const { brand } = useBrand();
  const board = useQuery({ ...boardQuery(brand?.id), enabled: brand !== undefined });
  const { data } = board;
  const refused = board.error instanceof ApiError && board.error.problem.status === 403;
  useTitle(t('title'));
  return (
    <main id="main" className="page supervise">
      <header className="page-head">
        <h1>{t('title')}</h1>
        {data === undefined ? null : <span className="dimmed">{t('asOf', { time: clockText(data.at) })}</span>}
        <span className="grow" />
        <SuperviseNav />
      </header>
      {data === undefined && board.isPending ? <Loading what={t('loading')} rows={9} height={44} /> : null}
      {refused ? (
        <NotForYou title={t('notAllowed')} action={t('toDesk')}>
          {t('notAllowedHint')}
        </NotForYou>
      ) : null}
      {board.isError && data === undefined && !refused ? (
        <Failed what={t('failed')} error={board.error} onRetry={() => void board.refetch()} />
      ) : null}
      {data === undefined || refused ? null : (
        <>
          {board.isError ? (
            <p role="alert" className="sup-note">
              <Icon name="warning" size={14} /> {t('stale', { time: clockText(data.at) })}
            </p>
          ) : null}
          {data.bounded ? <p className="sup-note">{t('bounded')}</p> : null}
          <Totals board={data} />
          <PressingCall queues={data.queues} />
          <div className="board-columns">
            <div className="board-main">
              <Queues queues={data.queues} />
              <div className="board-pair">
                <Ages bands={data.ages} totals={data.totals} />
                <Breaches board={data} />
              </div>
            </div>
            <Agents agents={data.agents} />
          </div>
        </>
      )}
    </main>
  );
}
