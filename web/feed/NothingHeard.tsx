import { Link } from '@tanstack/react-router';
import type { MentionFilter } from '../api/mentions.ts';
import { Empty } from '../ui/states.tsx';

export function NothingHeard({ filter }: { readonly filter: MentionFilter }) {
  const { brand: _, ...rest } = filter;
  const filtered = Object.values(rest).some((value) => value !== undefined);
  if (filtered) {
    return (
      <Empty icon="search" title="No mention matches these filters" action={<Link to="/feed">Clear the filters</Link>}>
        New ones that match appear here as they come in.
      </Empty>
    );
  }
  return (
    <Empty icon="ear" title="Nothing heard yet" action={<Link to="/connections">Look at the connections</Link>}>
      What people say about the brand appears here within seconds of a connection hearing it.
    </Empty>
  );
}
