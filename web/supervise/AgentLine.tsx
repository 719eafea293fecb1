import { Link } from '@tanstack/react-router';
import type { BoardAgent } from '../api/board.ts';
import { RichText } from '../i18n/RichText.tsx';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { relativeText, spanText } from '../text/time.ts';
import { Icon } from '../ui/icons.tsx';
import type { IconName } from '../ui/icons.tsx';
import { useNow } from '../ui/use-now.ts';
import { agentState } from './agent-state.ts';
import type { AgentState } from './agent-state.ts';
import { LoadMeter } from './LoadMeter.tsx';

const icons: Readonly<Record<AgentState, { readonly name: IconName; readonly tone: string }>> = {
  onCase: { name: 'cases', tone: 'there' },
  ready: { name: 'check', tone: 'there' },
  idle: { name: 'warning', tone: 'quiet' },
  break: { name: 'pause', tone: 'away' },
  offline: { name: 'close', tone: 'away' },
};

/** One agent on the board. */
export function AgentLine({ agent }: { readonly agent: BoardAgent }) {
  const t = useText('board');
  const now = useNow('ten-seconds');
  const { name, help, lastActivityAt } = agent;
  const state = agentState(agent);
  return (
    <>
      <span className="two-lines">
        <bdi className="sup-strong">{name}</bdi>
        <span className="dimmed small">
          {lastActivityAt === null ? t('neverActive') : t('active', { when: relativeText(Date.parse(lastActivityAt), now) })}
        </span>
      </span>
      <span className="two-lines agent-state">
        <span className="agent-presence">
          <StateIcon state={state} /> {t(state)}
        </span>
        <span className="small">
          <Doing agent={agent} />
        </span>
      </span>
      <LoadMeter agent={agent} />
      {help === null ? null : (
        <span className="agent-help">
          <Icon name="up" size={13} />
          <b>{t('handUp', { span: spanText(now - Date.parse(help.at)) })}</b>
          <bdi dir="auto">{cleanText(help.text)}</bdi>
          <Link
            to="/cases/$caseId"
            params={{ caseId: help.case }}
            className="button"
            aria-label={t('helpOn', { name, number: String(help.number) })}
          >
            {t('help')}
          </Link>
        </span>
      )}
    </>
  );
}

function StateIcon({ state }: { readonly state: AgentState }) {
  const { name, tone } = icons[state];
  return (
    <span className={`state-mark ${tone}`}>
      <Icon name={name} size={13} />
    </span>
  );
}

/** The case in front of somebody, where there is one. */
function Doing({ agent }: { readonly agent: BoardAgent }) {
  const { case: on, typingOn } = agent;
  const shown = typingOn ?? on;
  if (shown === null) return null;
  return (
    <RichText
      area="board"
      name={typingOn === null ? 'looking' : 'typing'}
      with={{
        link: (inside) => (
          <Link to="/cases/$caseId" params={{ caseId: shown }} className="door">
            {inside}
          </Link>
        ),
      }}
    />
  );
}
