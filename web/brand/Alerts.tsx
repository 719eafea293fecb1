import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { alertsQuery } from '../api/analytics.ts';
import type { Alert } from '../api/analytics.ts';
import { useBrand } from '../app/use-brand.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { countText, decimalText } from '../text/numbers.ts';
import { networkName } from '../text/words.ts';
import { Ago } from '../ui/Ago.tsx';
import { Icon } from '../ui/icons.tsx';
import { Awaited, Panel } from './Panel.tsx';
import { useView } from './use-view.ts';

/** What is said so much more than usual that it is hardly chance. */
export function Alerts() {
  const t = useText('brand');
  const { question, options } = useView();
  const answer = useQuery({ ...alertsQuery({ brand: question.brand, state: 'open' }), ...options });
  return (
    <Panel title={t('alerts')}>
      <Awaited answer={answer} what={t('alerts')} rows={3}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="dimmed quiet-note">
              <Icon name="check" size={12} /> {t('noAlerts')}
            </p>
          ) : (
            <ul className="plain alerts">
              {items.map((alert) => (
                <AlertCard key={alert.id} alert={alert} />
              ))}
            </ul>
          )
        }
      </Awaited>
    </Panel>
  );
}

function AlertCard({ alert }: { readonly alert: Alert }) {
  const t = useText('brand');
  const { topicName } = useBrand();
  const place = { topic: alert.topic ?? undefined, network: alert.network ?? undefined };
  const about = [
    ...(alert.topic === null ? [] : [topicName(alert.topic)]),
    ...(alert.network === null ? [] : [networkName(alert.network)]),
  ];
  return (
    <li className={`brand-alert ${alert.severity}`}>
      <p className="severity">
        <Icon name="warning" size={12} /> {t(`severity${alert.severity}`)}
      </p>
      <h3>{about.length === 0 ? t('allMentions') : about.join(', ')}</h3>
      <dl>
        <dt>{t('began')}</dt>
        <dd>
          <Ago at={alert.began} />
        </dd>
        <dt>{t('likelihood')}</dt>
        <dd>
          {t('notChance', { percent: decimalText(alert.likelihood * 100, 1) })}{' '}
          <Link
            to="/feed"
            search={{ ...place, from: alert.began, to: alert.until ?? undefined }}
            className="door number"
            aria-label={t('mentionsSince', { count: alert.count })}
          >
            {countText(alert.count)}
          </Link>
          {', '}
          {t('expected', { number: decimalText(alert.expected, 0) })}
        </dd>
        {alert.whatDiffers.length === 0 ? null : <dt>{t('whatDiffers')}</dt>}
        {alert.whatDiffers.map(({ kind, text, count, usual }) => (
          <dd key={`${kind} ${text}`}>
            {t(`differs${kind}`)} “<bdi>{cleanText(kind === 'network' ? networkName(text) : text)}</bdi>”:{' '}
            <span className="number">{decimalText(count, 0)}</span>
            <span className="dimmed">, {t('usually', { number: decimalText(usual, 0) })}</span>
          </dd>
        ))}
      </dl>
    </li>
  );
}
