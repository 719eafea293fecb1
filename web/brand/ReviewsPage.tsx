import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { reviewsQuery } from '../api/analytics.ts';
import type { RecoveredReview, ReviewNetwork } from '../api/analytics.ts';
import { useText } from '../i18n/use-text.ts';
import { countText, decimalText, signedText } from '../text/numbers.ts';
import { networkName } from '../text/words.ts';
import { Ago } from '../ui/Ago.tsx';
import type { Column } from './DataTable.tsx';
import { MentionsDoor } from './doors.tsx';
import { Numbers } from './Panel.tsx';
import { Sparkline } from './bars.tsx';
import { StarsOverTime } from './StarsOverTime.tsx';
import { useView } from './use-view.ts';

const stars = [1, 2, 3, 4, 5] as const;
const given = ({ series }: ReviewNetwork, star: number): number =>
  series.reduce((sum, { counts }) => sum + (counts[star - 1] ?? 0), 0);
const all = (row: ReviewNetwork): number => stars.reduce<number>((sum, star) => sum + given(row, star), 0);

/** Stars by network, and reviews that were changed or withdrawn after the case behind them was solved. */
export function ReviewsPage() {
  const t = useText('brand');
  const { question, compare, options, byTime, shared } = useView();
  const answer = useQuery({ ...reviewsQuery({ ...question, compare, ...byTime }), ...options });
  const columns: Column<ReviewNetwork>[] = [
    {
      key: 'network',
      head: t('network'),
      words: true,
      cell: ({ network }) => networkName(network),
      value: ({ network }) => networkName(network),
    },
    {
      key: 'reviews',
      head: t('reviews'),
      cell: (row) => <MentionsDoor count={all(row)} only={{ network: row.network }} />,
      value: all,
    },
    {
      key: 'average',
      head: t('average'),
      cell: ({ average }) => (average === null ? '–' : `${decimalText(average, 2)} ★`),
      value: ({ average }) => average,
    },
    {
      key: 'change',
      head: t('change'),
      cell: ({ average, before }) => (average === null || before === null ? '–' : signedText(average - before, 2)),
      value: ({ average, before }) => (average === null || before === null ? null : Number((average - before).toFixed(2))),
    },
    ...stars.toReversed().map((star): Column<ReviewNetwork> => ({
      key: String(star),
      head: `${star} ★`,
      cell: (row) => countText(given(row, star)),
      value: (row) => given(row, star),
    })),
    {
      key: 'series',
      head: t('averageOverTime'),
      wide: true,
      cell: ({ series }) => <Sparkline series={series.flatMap(({ average }) => (average === null ? [] : [average]))} />,
    },
  ];
  const changed: Column<RecoveredReview>[] = [
    {
      key: 'review',
      head: t('review'),
      words: true,
      cell: ({ mention }) =>
        shared ? (
          '–'
        ) : (
          <Link to="/feed" search={{ mention }} className="door">
            {t('show')}
          </Link>
        ),
      value: ({ mention }) => mention,
    },
    { key: 'from', head: t('starsBefore'), cell: ({ from }) => `${from} ★`, value: ({ from }) => from },
    {
      key: 'to',
      head: t('starsAfter'),
      cell: ({ to }) => (to === null ? t('withdrawn') : `${to} ★`),
      value: ({ to }) => to ?? t('withdrawn'),
    },
    { key: 'at', head: t('changedAt'), words: true, cell: ({ at }) => <Ago at={at} />, value: ({ at }) => at },
    {
      key: 'case',
      head: t('case'),
      words: true,
      cell: ({ case: caseId }) =>
        caseId === null || shared ? (
          '–'
        ) : (
          <Link to="/cases/$caseId" params={{ caseId }} className="door">
            {t('show')}
          </Link>
        ),
      value: ({ case: caseId }) => caseId,
    },
  ];
  const recovered = answer.data?.recovered;
  return (
    <>
      <StarsOverTime answer={answer} />
      <Numbers
        title={t('starsByNetwork')}
        file="reviews"
        answer={answer}
        rows={answer.data?.networks ?? []}
        idOf={({ network }) => network}
        columns={columns}
        empty={{ title: t('noReviews'), hint: t('noReviewsHint') }}
      />
      {recovered === undefined ? null : (
        <Numbers
          title={t('recovered')}
          hint={t('recoveredOf', { solved: recovered.solved, raised: recovered.raised, withdrawn: recovered.withdrawn })}
          file="recovered-reviews"
          answer={answer}
          rows={recovered.items}
          idOf={({ mention, at }) => `${mention} ${at}`}
          columns={changed}
          empty={{ title: t('noneRecovered'), hint: t('noneRecoveredHint') }}
        />
      )}
    </>
  );
}
