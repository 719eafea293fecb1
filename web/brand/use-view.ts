import type { ByTime, Question } from '../api/analytics.ts';
import type { BrandSearch, Compare, FeedSearch } from '../app/search.ts';
import { useNow } from '../ui/use-now.ts';
import { readersZone } from './bucket-names.ts';
import { usePlace } from './place.ts';
import { spanBefore, spanOfSearch } from './span.ts';
import type { TimeSpan } from './span.ts';

const freshMs = 15_000;
const sharedFreshMs = 60_000;

export interface View {
  readonly search: BrandSearch;
  readonly span: TimeSpan;
  /** What it is compared with; null where the reader wants no comparison. */
  readonly before: TimeSpan | null;
  /** How answers over time are asked for: by hours, or by days of the reader's zone. */
  readonly byTime: ByTime;
  readonly compare: Compare;
  /** What the address asks the server for. */
  readonly question: Question;
  /** How a question is asked: not before the brand is known, and again while the page is open. */
  readonly options: { readonly enabled: boolean; readonly refetchInterval: number };
  /** The filters of the list of mentions that stand for this view. */
  readonly feed: FeedSearch;
  /** Seen by a link, without an account: nothing leads to mentions or cases. */
  readonly shared: boolean;
}

/** What is asked about the brand: the time, what it is compared with, and the filters. */
export function useView(): View {
  const { search: asked, brand, shared } = usePlace();
  const { range, from, to, compare = 'previous', network, topic, lang, table, by, split, measure } = asked;
  const span = spanOfSearch({ range, from, to }, useNow('ten-seconds'));
  const filters = { network, topic, lang };
  return {
    search: { range, from, to, compare, ...filters, table, by, split, measure },
    span,
    before: spanBefore(span, compare),
    byTime: span.bucket === 'hour' ? { bucket: 'hour' } : { bucket: 'day', zone: readersZone },
    compare,
    question: { brand: brand?.id ?? '', from: span.from, to: span.to, ...filters },
    options: { enabled: brand !== undefined, refetchInterval: shared ? sharedFreshMs : freshMs },
    feed: { from: span.from, to: span.to, ...filters },
    shared,
  };
}
