import { Link } from '@tanstack/react-router';
import type { BoardAgent } from '../api/board.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { agoText, spanText } from '../text/time.ts';
import { Icon } from '../ui/icons.tsx';
import { Empty } from '../ui/states.tsx';
import { useNow } from '../ui/use-now.ts';

/** Raised hands first, then who is there, then the rest, each by name. */
function inOrder(agents: readonly BoardAgent[]): readonly BoardAgent[] {
  const rank = ({ help, presence }: BoardAgent): number =>
    help !== null ? 0 : presence === 'available' ? 1 : presence === 'break' ? 2 : 3;
  return agents.toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}

/** Everybody who works cases: who is there, what they do, how much they have, and who asks for help. */
export function Agents({ agents }: { readonly agents: readonly BoardAgent[] }) {
  const t = useText('board');
  return (
    <section id="agents" aria-labelledby="board-agents">
      <h2 id="board-agents">{t('agents')}</h2>
      {agents.length === 0 ? (
        <Empty icon="layers" title={t('noAgents')}>
          {t('noAgentsHint')}
        </Empty>
      ) : (
        <ul className="plain board-agents">
          {inOrder(agents).map((agent) => (
            <li key={agent.id} className={agent.help === null ? undefined : 'asks'}>
              <AgentLine agent={agent} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function AgentLine({ agent }: { readonly agent: BoardAgent }) {
  const t = useText('board');
  const now = useNow('ten-seconds');
  const { help, lastActivityAt, load, capacity } = agent;
  const since = (at: string): number => now - Date.parse(at);
  return (
    <>
      <span className="agent-name">
        <b className="strong">{agent.name}</b>
        <span className="dimmed small">
          {lastActivityAt === null ? t('neverActive') : t('active', { when: agoText(since(lastActivityAt)) })}
        </span>
      </span>
      <span>
        <Presence agent={agent} />
      </span>
      <Link to="/cases" search={{ owner: agent.id }} className="number">
        {capacity === null
          ? t('loadOpen', { count: load })
          : load >= capacity
            ? t('loadFull', { load: String(load), capacity: String(capacity) })
            : t('loadOf', { load: String(load), capacity: String(capacity) })}
      </Link>
      {help === null ? null : (
        <span className="agent-help">
          <Icon name="up" size={13} /> <b>{t('handUp', { span: spanText(since(help.at)) })}</b> <bdi>{cleanText(help.text)}</bdi>{' '}
          <Link
            to="/cases/$caseId"
            params={{ caseId: help.case }}
            aria-label={t('helpOn', { name: agent.name, number: String(help.number) })}
          >
            {t('help')}
          </Link>
        </span>
      )}
    </>
  );
}

function Presence({ agent }: { readonly agent: BoardAgent }) {
  const t = useText('board');
  const { presence, activity, case: on } = agent;
  if (presence === 'offline') return t('offline');
  if (presence === 'break') return t('break');
  if (activity === 'idle') return t('idle');
  return on === null ? (
    t('ready')
  ) : (
    <Link to="/cases/$caseId" params={{ caseId: on }}>
      {t('onCase')}
    </Link>
  );
}
