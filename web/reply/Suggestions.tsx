import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { suggestionsFor } from '../api/replies.ts';
import type { Suggestion } from '../api/replies.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { NotLoaded } from '../ui/NotLoaded.tsx';

const shown = 3;

/** Answers that helped before, each with where it comes from; Alt and a number puts one in. */
export function Suggestions(props: { readonly caseId: string; readonly onInsert: (text: string, source: string) => void }) {
  const t = useText('reply');
  const { caseId, onInsert } = props;
  const { data, isError, error, refetch } = useQuery({
    queryKey: ['suggestions', caseId],
    queryFn: ({ signal }) => suggestionsFor(caseId, signal),
    staleTime: 60_000,
    retry: false,
  });
  const items = data?.items.slice(0, shown) ?? [];
  const frozenBy = data?.frozenBy ?? null;
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (!event.altKey || event.ctrlKey || event.metaKey) return;
      const chosen = items[Number(event.code.replace('Digit', '')) - 1];
      if (chosen === undefined) return;
      event.preventDefault();
      onInsert(chosen.text, chosen.id);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  });
  if (isError) return <NotLoaded what={t('suggestionsNotLoaded')} error={error} onRetry={() => void refetch()} />;
  if (frozenBy !== null)
    return (
      <p className="dimmed small">
        {t('frozen')}{' '}
        <Link to="/incidents/$incidentId" params={{ incidentId: frozenBy }}>
          {t('frozenIncident')}
        </Link>
      </p>
    );
  if (items.length === 0) return null;
  return (
    <ul className="plain suggestions" aria-label={t('suggestions')}>
      {items.map((item, index) => (
        <li key={item.id}>
          <kbd>{t('insertKey', { number: String(index + 1) })}</kbd>
          <bdi className="cut">{cleanText(item.text)}</bdi>
          <span className="dimmed small nowrap">
            <From item={item} />
          </span>
          <button type="button" className="link-button" onClick={() => onInsert(item.text, item.id)}>
            {t('insert')}
          </button>
        </li>
      ))}
    </ul>
  );
}

function From({ item }: { readonly item: Suggestion }) {
  const t = useText('reply');
  const from =
    item.caseNumber === undefined || item.caseNumber === null
      ? t('fromMacro')
      : t('fromCase', { number: String(item.caseNumber) });
  return (
    <>
      {from}, {t('usedTimes', { count: item.uses })}
    </>
  );
}
