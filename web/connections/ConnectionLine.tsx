import { Link } from '@tanstack/react-router';
import type { Connection } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { RichText } from '../i18n/RichText.tsx';
import { cleanText } from '../text/clean.ts';
import { codeWords } from '../text/words.ts';
import { Ago } from '../ui/Ago.tsx';
import { Icon } from '../ui/icons.tsx';
import { NetworkMark } from '../ui/labels.tsx';
import { healthOf } from './health.ts';

const healthIcons = { well: 'check', slow: 'warning', halted: 'warning' } as const;

export function ConnectionLine({ connection }: { readonly connection: Connection }) {
  const t = useText('settings');
  const health = healthOf(connection);
  return (
    <li className={`connection ${health}`}>
      <NetworkMark network={connection.network} named />
      <div className="connection-name">
        <b className="strong">{connection.label}</b>
        <Link to="/connections" search={{ connection: connection.id }} className="dimmed small">
          {connection.id}
        </Link>
      </div>
      <div className="connection-state">
        <span className={`health ${health}`}>
          <Icon name={healthIcons[health]} size={13} />
          {connection.halted ? t('stopped') : codeWords(connection.state)}
        </span>
        {connection.detail === '' ? null : <span className="dimmed">{connection.detail}</span>}
        {connection.lastError === null ? null : (
          <span className={connection.halted ? 'negative' : 'dimmed'}>
            <RichText
              area="settings"
              name={connection.halted ? 'errorIs' : 'lastErrorWas'}
              with={{
                message: <bdi>{cleanText(connection.lastError.message)}</bdi>,
                code: connection.lastError.code,
                when: <Ago at={connection.lastError.at} />,
                dimmed: (inside) => <span className="dimmed">{inside}</span>,
              }}
            />
          </span>
        )}
      </div>
      <dl className="connection-times">
        <div>
          <dt>{t('lastSuccess')}</dt>
          <dd>{connection.lastSuccessAt === null ? t('never') : <Ago at={connection.lastSuccessAt} />}</dd>
        </div>
        <div>
          <dt>{t('lastItem')}</dt>
          <dd>{connection.lastItemAt === null ? t('noneYet') : <Ago at={connection.lastItemAt} />}</dd>
        </div>
      </dl>
    </li>
  );
}
