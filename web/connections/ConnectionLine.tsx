import { Link } from '@tanstack/react-router';
import type { Connection } from '../api/types.ts';
import { codeWords } from '../text/words.ts';
import { Ago } from '../ui/Ago.tsx';
import { Icon } from '../ui/icons.tsx';
import { NetworkMark } from '../ui/labels.tsx';
import { healthOf } from './health.ts';

const healthIcons = { well: 'check', slow: 'warning', halted: 'warning' } as const;

export function ConnectionLine({ connection }: { readonly connection: Connection }) {
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
          {connection.halted ? 'Stopped, needs you' : codeWords(connection.state)}
        </span>
        {connection.detail === '' ? null : <span className="dimmed">{connection.detail}</span>}
        {connection.lastError === null ? null : (
          <span className={connection.halted ? 'negative' : 'dimmed'}>
            {connection.halted ? '' : 'Last error: '}
            {connection.lastError.message} <span className="dimmed">({connection.lastError.code}, </span>
            <Ago at={connection.lastError.at} />
            <span className="dimmed">)</span>
          </span>
        )}
      </div>
      <dl className="connection-times">
        <div>
          <dt>Last success</dt>
          <dd>{connection.lastSuccessAt === null ? 'never' : <Ago at={connection.lastSuccessAt} />}</dd>
        </div>
        <div>
          <dt>Last item</dt>
          <dd>{connection.lastItemAt === null ? 'none yet' : <Ago at={connection.lastItemAt} />}</dd>
        </div>
      </dl>
    </li>
  );
}
