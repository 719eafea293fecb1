import { Link } from '@tanstack/react-router';
import type { Incident } from '../api/incidents.ts';
import { useBrand } from '../app/use-brand.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { countText } from '../text/numbers.ts';
import { relativeText, shortText } from '../text/time.ts';
import { useNow } from '../ui/use-now.ts';
import { matchText } from './match-text.ts';
import { StateTag } from './StateTag.tsx';

/** One incident in the list. */
export function IncidentRow({ incident }: { readonly incident: Incident }) {
  const t = useText('incidents');
  const now = useNow('ten-seconds');
  const { topicName } = useBrand();
  const { id, title, state, began, match, counts, statement } = incident;
  const numbers = [
    { text: t('linked'), value: counts.linked },
    { text: t('openCases'), value: counts.open },
    { text: t('told'), value: counts.told },
    { text: t('solved'), value: counts.solved },
  ];
  return (
    <div className="incident-row">
      <div className="incident-what">
        <span className="incident-name">
          <StateTag state={state} />
          <Link to="/incidents/$incidentId" params={{ incidentId: id }} className="strong">
            <bdi>{cleanText(title)}</bdi>
          </Link>
        </span>
        <span className="dimmed small">
          {t('beganAt', { at: shortText(began, now), ago: relativeText(Date.parse(began), now) })}
          {', '}
          <bdi>{matchText(match, topicName)}</bdi>
          {state === 'open' ? `, ${t(statementState(statement))}` : null}
        </span>
      </div>
      {state === 'proposed' || state === 'declined' ? null : (
        <dl className="incident-numbers">
          {numbers.map(({ text, value }) => (
            <div key={text}>
              <dt>{text}</dt>
              <dd>{countText(value)}</dd>
            </div>
          ))}
        </dl>
      )}
    </div>
  );
}

function statementState(statement: Incident['statement']): 'noStatement' | 'statementWaits' | 'statementReady' {
  if (statement === null) return 'noStatement';
  return statement.approvedAt === null ? 'statementWaits' : 'statementReady';
}
