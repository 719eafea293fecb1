import { useQuery } from '@tanstack/react-query';
import { linkedTo, matchesOf } from '../api/customers.ts';
import type { Match } from '../api/customers.ts';
import { mayWork } from '../api/session.ts';
import type { Identity } from '../api/types.ts';
import { useMe } from '../app/use-me.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanName, cleanText } from '../text/clean.ts';
import { NetworkMark } from '../ui/labels.tsx';
import { NotLoaded } from '../ui/NotLoaded.tsx';
import { MatchResult } from './MatchResult.tsx';
import { useMatchDecision } from './use-match-decision.ts';
import type { MatchDeciding } from './use-match-decision.ts';

/** Accounts that may be the same person, each with its evidence; nothing is taken for granted, everything can be undone. */
export function Matches({ customer, caseId }: { readonly customer: string; readonly caseId: string }) {
  const t = useText('reply');
  const works = mayWork(useMe());
  const matches = useQuery({
    queryKey: ['matches', customer],
    queryFn: ({ signal }) => matchesOf(customer, signal),
    staleTime: 60_000,
    retry: false,
    enabled: works,
  });
  const linked = useQuery({
    queryKey: ['linked', customer],
    queryFn: ({ signal }) => linkedTo(customer, signal),
    staleTime: 60_000,
    retry: false,
  });
  const deciding = useMatchDecision(customer, caseId);
  const others = (linked.data ?? []).filter(({ id }) => id !== customer);
  return (
    <div className="matches">
      {linked.isError ? (
        <NotLoaded what={t('linkedNotLoaded')} error={linked.error} onRetry={() => void linked.refetch()} />
      ) : null}
      {others.map(({ id, name, identities }) => (
        <div key={id} className="match">
          <Account name={name} identities={identities} />
          <span className="dimmed small">{t('linked')}</span>
          {works ? (
            <button
              type="button"
              className="link-button small"
              onClick={() => deciding.decide({ what: 'part', other: id, called: calledOf(name, identities) })}
            >
              {t('unlink')}
            </button>
          ) : null}
        </div>
      ))}
      {matches.isError ? (
        <NotLoaded what={t('matchesNotLoaded')} error={matches.error} onRetry={() => void matches.refetch()} />
      ) : null}
      {(matches.data ?? []).length === 0 ? null : <h3 className="small dimmed">{t('matches')}</h3>}
      {(matches.data ?? []).map((match) => (
        <Suggested key={match.customer} match={match} deciding={deciding} works={works} />
      ))}
      <MatchResult deciding={deciding} />
    </div>
  );
}

function Suggested(props: { readonly match: Match; readonly deciding: MatchDeciding; readonly works: boolean }) {
  const t = useText('reply');
  const { match, deciding, works } = props;
  const { customer: other, name, identities, evidence } = match;
  const called = calledOf(name, identities);
  return (
    <div className="match suggested">
      <Account name={name} identities={identities} />
      <p className="dimmed small">{evidence.map(({ text }) => cleanText(text)).join(', ')}</p>
      {works ? (
        <span className="match-do">
          <button type="button" className="link-button small" onClick={() => deciding.decide({ what: 'link', other, called })}>
            {t('confirmMatch')}
            <span className="vh"> ({called})</span>
          </button>
          <button type="button" className="link-button small" onClick={() => deciding.decide({ what: 'decline', other, called })}>
            {t('declineMatch')}
            <span className="vh"> ({called})</span>
          </button>
        </span>
      ) : null}
    </div>
  );
}

function calledOf(name: string | null, identities: readonly Identity[]): string {
  const handle = cleanName(identities[0]?.handle ?? null).replace(/^@/u, '');
  return handle === '' ? cleanName(name) : `@${handle}`;
}

function Account({ name, identities }: { readonly name: string | null; readonly identities: readonly Identity[] }) {
  const first = identities[0];
  return (
    <span className="match-name">
      {first === undefined ? null : <NetworkMark network={first.network} />}
      <bdi className="cut">{calledOf(name, identities)}</bdi>
    </span>
  );
}
