import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { link, linkedTo, matchesOf, unlink } from '../api/customers.ts';
import { keys } from '../api/keys.ts';
import { explain } from '../api/problem.ts';
import { mayWork } from '../api/session.ts';
import type { Identity } from '../api/types.ts';
import { useMe } from '../app/use-me.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanName, cleanText } from '../text/clean.ts';
import { NetworkMark } from '../ui/labels.tsx';

/** Accounts that may be the same person, each with its evidence; nothing is taken for granted, everything can be undone. */
export function Matches({ customer, caseId }: { readonly customer: string; readonly caseId: string }) {
  const t = useText('reply');
  const works = mayWork(useMe());
  const client = useQueryClient();
  const { data: matches = [] } = useQuery({
    queryKey: ['matches', customer],
    queryFn: ({ signal }) => matchesOf(customer, signal),
    staleTime: 60_000,
    retry: false,
  });
  const { data: linked = [] } = useQuery({
    queryKey: ['linked', customer],
    queryFn: ({ signal }) => linkedTo(customer, signal),
    staleTime: 60_000,
    retry: false,
  });
  const decision = useMutation({
    mutationFn: ({ other, same }: { readonly other: string; readonly same: boolean }) =>
      same ? link(customer, other) : unlink(customer, other),
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ['matches', customer] });
      await client.invalidateQueries({ queryKey: ['linked', customer] });
      await client.invalidateQueries({ queryKey: keys.case(caseId) });
    },
  });
  const others = linked.filter(({ id }) => id !== customer);
  return (
    <>
      {others.map(({ id, name, identities }) => (
        <div key={id} className="match">
          <Account name={name} identities={identities} />
          <span className="dimmed small">{t('linked')}</span>
          {works ? (
            <button type="button" className="link-button small" onClick={() => decision.mutate({ other: id, same: false })}>
              {t('unlink')}
            </button>
          ) : null}
        </div>
      ))}
      {matches.length === 0 ? null : <h3 className="small dimmed">{t('matches')}</h3>}
      {matches.map(({ customer: other, name, identities, evidence }) => (
        <div key={other} className="match">
          <Account name={name} identities={identities} />
          <span className="dimmed small">{evidence.map(({ text }) => cleanText(text)).join(', ')}</span>
          {works ? (
            <button type="button" className="link-button small" onClick={() => decision.mutate({ other, same: true })}>
              {t('confirmMatch')}
            </button>
          ) : null}
        </div>
      ))}
      {decision.isError ? (
        <p className="due late small" role="alert">
          {t('linkFailed', { why: explain(decision.error) })}
        </p>
      ) : null}
    </>
  );
}

function Account({ name, identities }: { readonly name: string | null; readonly identities: readonly Identity[] }) {
  const first = identities[0];
  const handle = cleanName(first?.handle ?? null).replace(/^@/u, '');
  return (
    <span className="match-name">
      {first === undefined ? null : <NetworkMark network={first.network} />}
      <bdi className="cut">{handle === '' ? cleanName(name) : `@${handle}`}</bdi>
    </span>
  );
}
