import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { CasesSearch, FeedSearch } from '../app/search.ts';
import { noTopic } from '../app/use-brand.ts';
import { countText } from '../text/numbers.ts';
import { useView } from './use-view.ts';

/**
 * A number and the mentions behind it, with the filters of the page. The server lists no mentions by "no topic", so such
 * numbers lead nowhere; nor does zero.
 */
export function MentionsDoor(props: { readonly count: number; readonly only?: FeedSearch; readonly children?: ReactNode }) {
  const { feed, shared } = useView();
  const { count, only, children } = props;
  const search = { ...feed, ...only };
  const text = children ?? countText(count);
  if (count === 0 || search.topic === noTopic || shared) return <span className="number">{text}</span>;
  return (
    <Link to="/feed" search={search} className="door number">
      {text}
    </Link>
  );
}

/** A number and the cases behind it, with the filters of the page that cases have. */
export function CasesDoor(props: { readonly count: number; readonly only?: CasesSearch; readonly children?: ReactNode }) {
  const { search, span, shared } = useView();
  const { count, only, children } = props;
  if (shared) return <span className="number">{children ?? countText(count)}</span>;
  return (
    <Link
      to="/cases"
      search={{
        openedFrom: span.from,
        openedTo: span.to,
        order: 'recent',
        network: search.network,
        topic: search.topic,
        language: search.lang,
        ...only,
      }}
      className="door number"
    >
      {children ?? countText(count)}
    </Link>
  );
}
