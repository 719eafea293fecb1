import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { alertsQuery } from '../api/alerts.ts';
import { useText } from '../i18n/use-text.ts';
import { clockText } from '../text/time.ts';
import { Icon } from '../ui/icons.tsx';
import { AlertCard } from './AlertCard.tsx';
import { mostPressing } from './alert-text.ts';
import { Awaited, Panel } from './Panel.tsx';
import { useView } from './use-view.ts';

/** What is said so much more than usual that it is hardly chance. */
export function Alerts() {
  const t = useText('brand');
  const { question, options } = useView();
  const answer = useQuery({ ...alertsQuery({ brand: question.brand, state: 'open' }), ...options });
  return (
    <Panel
      title={t('alerts')}
      hint={t('alertsHint')}
      tools={
        <Link to="/incidents" className="chip bare">
          {t('incidents')}
        </Link>
      }
    >
      <Awaited answer={answer} what={t('alerts')} rows={3}>
        {({ items, watchedAt }) =>
          items.length === 0 ? (
            <p className="dimmed quiet-note">
              {watchedAt === null ? (
                t('notWatched')
              ) : (
                <>
                  <Icon name="check" size={12} /> {t('noAlerts', { time: clockText(watchedAt) })}
                </>
              )}
            </p>
          ) : (
            <ul className="plain alerts">
              {mostPressing(items).map((alert) => (
                <AlertCard key={alert.id} alert={alert} />
              ))}
            </ul>
          )
        }
      </Awaited>
    </Panel>
  );
}
