import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { authorsQuery } from '../api/analytics.ts';
import type { Author } from '../api/analytics.ts';
import { authorOrders } from '../app/search.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { countText, signedText } from '../text/numbers.ts';
import { networkName } from '../text/words.ts';
import { Ago } from '../ui/Ago.tsx';
import type { Column } from './DataTable.tsx';
import { Numbers } from './Panel.tsx';
import { usePlace } from './place.ts';
import { useView } from './use-view.ts';

const limit = 50;

/** Who is heard by many, and who complains most. */
export function AuthorsPage() {
  const t = useText('brand');
  const { question, options, search, shared } = useView();
  const { set } = usePlace();
  const { by: order = 'influence' } = search;
  const answer = useQuery({ ...authorsQuery({ ...question, order, limit }), ...options });
  const columns: Column<Author>[] = [
    {
      key: 'author',
      head: t('author'),
      words: true,
      cell: (row) => <bdi>{nameOf(row)}</bdi>,
      value: nameOf,
    },
    {
      key: 'network',
      head: t('network'),
      words: true,
      cell: ({ network }) => networkName(network),
      value: ({ network }) => networkName(network),
    },
    {
      key: 'followers',
      head: t('followers'),
      cell: ({ followers }) => (followers === null ? '–' : countText(followers)),
      value: ({ followers }) => followers,
    },
    { key: 'mentions', head: t('mentions'), cell: ({ mentions }) => countText(mentions), value: ({ mentions }) => mentions },
    {
      key: 'complaints',
      head: t('complaints'),
      cell: ({ complaints }) => countText(complaints),
      value: ({ complaints }) => complaints,
    },
    { key: 'net', head: t('net'), cell: ({ net }) => signedText(net * 100), value: ({ net }) => Math.round(net * 100) },
    { key: 'last', head: t('lastHeard'), words: true, cell: ({ lastAt }) => <Ago at={lastAt} />, value: ({ lastAt }) => lastAt },
    {
      key: 'cases',
      head: t('cases'),
      words: true,
      cell: ({ customer }) =>
        customer === null || shared ? (
          '–'
        ) : (
          <Link to="/cases" search={{ customer }} className="door">
            {t('show')}
          </Link>
        ),
    },
  ];
  return (
    <>
      <div className="seg brand-order" role="group" aria-label={t('order')}>
        {authorOrders.map((one) => (
          <button key={one} type="button" aria-pressed={one === order} onClick={() => set({ by: one })}>
            {t(`by${one}`)}
          </button>
        ))}
      </div>
      <Numbers
        title={t(order === 'influence' ? 'mostHeard' : 'mostComplaints')}
        hint={t('atMost', { count: limit })}
        file="authors"
        answer={answer}
        rows={answer.data?.items ?? []}
        idOf={(row) => `${row.network} ${row.externalId}`}
        columns={columns}
        empty={{ title: t('noAuthors'), hint: t('nothingSaidHint') }}
      />
    </>
  );

  function nameOf({ name, handle, externalId }: Author): string {
    return cleanText(name ?? handle ?? externalId);
  }
}
