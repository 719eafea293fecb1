import type { BoardAgent } from '../api/board.ts';
import { useText } from '../i18n/use-text.ts';
import { Empty } from '../ui/states.tsx';
import { AgentLine } from './AgentLine.tsx';
import { callingFirst, countStates } from './agent-state.ts';
import type { AgentState } from './agent-state.ts';

const countTexts = {
  onCase: 'countOnCase',
  ready: 'countReady',
  idle: 'countIdle',
  break: 'countBreak',
  offline: 'countOffline',
} as const satisfies Readonly<Record<AgentState, string>>;

/** Everybody who works cases: who is there, what they do, how much they hold, and who asks for help. */
export function Agents({ agents }: { readonly agents: readonly BoardAgent[] }) {
  const t = useText('board');
  return (
    <section id="agents" aria-labelledby="agents-head" className="block">
      <div className="block-head">
        <h2 id="agents-head">{t('agents')}</h2>
        <span className="agent-counts">
          {countStates(agents)
            .map(({ state, count }) => t(countTexts[state], { count }))
            .join(', ')}
        </span>
      </div>
      {agents.length === 0 ? (
        <Empty icon="people" title={t('noAgents')}>
          {t('noAgentsHint')}
        </Empty>
      ) : (
        <ul className="board-agents">
          {callingFirst(agents).map((agent) => (
            <li key={agent.id} className={agent.help === null ? undefined : 'asks'}>
              <AgentLine agent={agent} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
