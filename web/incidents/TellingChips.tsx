import { Link } from '@tanstack/react-router';
import { tellingStates } from '../api/incidents.ts';
import type { Incident, IncidentTelling, TellingFilter } from '../api/incidents.ts';
import { useText } from '../i18n/use-text.ts';

/** How many were told, wait, or are left and why; each narrows the list to those. */
export function TellingChips(props: {
  readonly incident: Incident;
  readonly telling: IncidentTelling;
  readonly filter: TellingFilter;
  readonly onChange: (filter: TellingFilter) => void;
}) {
  const t = useText('incidents');
  const { incident, telling, filter, onChange } = props;
  const { counts, items, looked, complete } = telling;
  const sum = (state: string): number =>
    counts.filter((one) => one.state === state).reduce((total, { count }) => total + count, 0);
  const wanted = counts
    .filter(
      ({ state, reason }) =>
        (filter.state === undefined || filter.state === state) && (filter.reason === undefined || filter.reason === reason),
    )
    .reduce((total, { count }) => total + count, 0);
  const reasons = counts.filter(({ state, reason }) => state === filter.state && reason !== null);
  const chip = (label: string, count: number, to: TellingFilter) => {
    const on = filter.state === to.state && filter.reason === to.reason;
    return (
      <button
        key={`${to.state ?? ''} ${to.reason ?? ''}`}
        type="button"
        className={on ? 'chip on' : 'chip'}
        aria-pressed={on}
        onClick={() => onChange(on ? {} : to)}
      >
        {label} <b>{count}</b>
      </button>
    );
  };
  return (
    <div className="incident-telling no-print">
      <div className="chips" role="group" aria-label={t('tellingTitle')}>
        {chip(t('tellingAll'), looked, {})}
        {tellingStates.map((state) => (sum(state) === 0 ? null : chip(t(`telling-${state}`), sum(state), { state })))}
      </div>
      {filter.state === undefined || (reasons.length < 2 && filter.reason === undefined) ? null : (
        <div className="chips" role="group" aria-label={t(`telling-${filter.state}`)}>
          {reasons.map(({ state, reason, count }) =>
            reason === null ? null : chip(t(`why-${reason}`), count, { state, reason }),
          )}
        </div>
      )}
      <p className="dimmed small">
        {complete ? null : <>{t('tellingFirst', { count: looked })} </>}
        {filter.state !== undefined && items.length < wanted ? <>{t('tellingShown', { count: items.length })} </> : null}
        <Link to="/cases" search={{ incident: incident.id }}>
          {t('tellingCases')}
        </Link>
      </p>
    </div>
  );
}
