import type { Counts } from '../api/analytics.ts';
import { sentiments } from '../app/search.ts';
import type { FeedSearch } from '../app/search.ts';
import { textOf } from '../i18n/texts.ts';
import { netOf, shareText, signedText } from '../text/numbers.ts';
import { NetBar, ShareBar } from './bars.tsx';
import { ChangeText } from './ChangeText.tsx';
import type { Column } from './DataTable.tsx';
import { MentionsDoor } from './doors.tsx';

/** A country or a language, and what was said there or in it. */
export interface PlaceRow extends Counts {
  readonly id: string;
  /** How many it were in the time before; null where none was asked for. */
  readonly before: number | null;
}

const t = textOf('brand');

/** What is told of each country, and of each language: how much of all, with what feeling, and how that changed. */
export function placeColumns(props: {
  readonly head: string;
  readonly rows: readonly PlaceRow[];
  readonly nameOf: (id: string) => string;
  /** What the mentions behind a row are found by. */
  readonly only: (id: string) => FeedSearch;
}): readonly Column<PlaceRow>[] {
  const { head, rows, nameOf, only } = props;
  const all = rows.reduce((sum, { count }) => sum + count, 0);
  const most = Math.max(1, ...rows.map(({ count }) => count));
  return [
    { key: 'name', head, words: true, cell: ({ id }) => nameOf(id), value: ({ id }) => nameOf(id) },
    {
      key: 'bar',
      head: t('shareBar'),
      headHidden: true,
      wide: true,
      cell: ({ count }) => <ShareBar part={count / most} />,
    },
    {
      key: 'count',
      head: t('mentions'),
      cell: ({ id, count }) => <MentionsDoor count={count} only={only(id)} />,
      value: ({ count }) => count,
    },
    {
      key: 'share',
      head: t('share'),
      cell: ({ count }) => shareText(count, all),
      value: ({ count }) => Number((count / all).toFixed(4)),
    },
    ...sentiments.map((label): Column<PlaceRow> => ({
      key: label,
      head: t(label),
      cell: (row) => <MentionsDoor count={row[label]} only={{ ...only(row.id), sentiment: label }} />,
      value: (row) => row[label],
    })),
    {
      key: 'before',
      head: t('change'),
      cell: ({ count, before }) => <ChangeText now={count} then={before} />,
      value: ({ before }) => before,
    },
    { key: 'net', head: t('net'), cell: (row) => signedText(netOf(row) ?? 0), value: (row) => Math.round(netOf(row) ?? 0) },
    { key: 'net-bar', head: t('netBar'), headHidden: true, wide: true, cell: (row) => <NetBar net={netOf(row) ?? 0} /> },
  ];
}
