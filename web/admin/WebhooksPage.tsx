import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { deliveriesKey, deliveriesQuery, deliveryOutcomes, replayDelivery } from '../api/deliveries.ts';
import type { DeliveryOutcome } from '../api/deliveries.ts';
import { ReplayButton } from '../connections/ReplayButton.tsx';
import { useText } from '../i18n/use-text.ts';
import { codeWords } from '../text/words.ts';
import { Ago } from '../ui/Ago.tsx';
import { FilterMenu } from '../ui/FilterMenu.tsx';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { AdminPage } from './AdminPage.tsx';
import { useAdministers } from './use-settings.ts';
import { ShowMore } from '../ui/ShowMore.tsx';

const route = getRouteApi('/settings/webhooks');

/** What became of each event on its way to the routing service. */
export function WebhooksPage() {
  const t = useText('settings');
  const { outcome, case: ofCase } = route.useSearch();
  const navigate = useNavigate();
  const mayReplay = useAdministers();
  const list = useInfiniteQuery(deliveriesQuery({ outcome, case: ofCase }));
  const deliveries = list.data?.pages.flatMap(({ items }) => items) ?? [];
  const outcomeName = (one: DeliveryOutcome): string => t(`outcome-${one}`);
  return (
    <AdminPage title={t('webhooks')} hint={t('webhooksHint')}>
      <div className="chips">
        <FilterMenu
          label={t('result')}
          value={outcome}
          options={deliveryOutcomes.map((one) => ({ value: one, label: outcomeName(one) }))}
          onChange={(value) =>
            void navigate({
              to: '/settings/webhooks',
              search: { case: ofCase, outcome: deliveryOutcomes.find((one) => one === value) },
            })
          }
        />
        {ofCase === undefined ? null : (
          <Link to="/settings/webhooks" search={{ outcome }} className="chip on" aria-label={t('removeCaseFilter')}>
            <span className="dimmed">{t('case')}</span> <b>{ofCase}</b> ×
          </Link>
        )}
      </div>
      {list.isPending ? <Loading what={t('loadingDeliveries')} rows={5} height={48} /> : null}
      {list.isError && deliveries.length === 0 ? (
        <Failed what={t('deliveriesFailed')} error={list.error} onRetry={() => void list.refetch()} />
      ) : null}
      {list.data !== undefined && deliveries.length === 0 ? (
        <Empty icon="layers" title={t('noDeliveries')}>
          {t('noDeliveriesHint')}
        </Empty>
      ) : null}
      <ul className="plain shelf">
        {deliveries.map((one) => (
          <li key={one.id}>
            <div className="shelf-main">
              <div>
                <b className={one.outcome === 'delivered' ? 'positive' : 'late'}>{outcomeName(one.outcome)}</b>{' '}
                <span>{codeWords(one.type)}</span>{' '}
                <span className="dimmed">{[one.status, one.error].filter((part) => part !== null).join(' ')}</span>
              </div>
              <div className="dimmed small">
                <Link to="/settings/webhooks" search={{ outcome, case: one.case }}>
                  {one.case}
                </Link>{' '}
                · {t('sequenceAttempt', { sequence: one.sequence, attempt: one.attempt })} · {one.ms} ms · <Ago at={one.at} />
              </div>
            </div>
            {mayReplay ? (
              <ReplayButton what={`${one.case} ${one.sequence}`} replay={() => replayDelivery(one.id)} reload={deliveriesKey} />
            ) : null}
          </li>
        ))}
      </ul>
      <ShowMore list={list} />
    </AdminPage>
  );
}
