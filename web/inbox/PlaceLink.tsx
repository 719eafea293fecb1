import { Link, useParams } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Icon } from '../ui/icons.tsx';
import type { IconName } from '../ui/icons.tsx';
import { countWords } from './count-text.ts';
import { placeSearch, type Place } from './places.ts';

/** Leads to a place. A case that is open stays open: its answer may be half written. */
export function PlaceLink(props: {
  readonly place: Place;
  readonly icon: IconName;
  readonly name: string;
  readonly count: number | undefined;
  readonly current: boolean;
  readonly children?: ReactNode;
}) {
  const { place, icon, name, count, current, children } = props;
  const { caseId } = useParams({ strict: false });
  const words = count === undefined ? undefined : countWords(count);
  const inside = (
    <>
      <Icon name={icon} size={14} />
      <bdi className="cut">{name}</bdi>
      {children}
      {words === undefined ? null : (
        <span className="rail-count number" title={words.words}>
          <span aria-hidden="true">{words.short}</span>
          <span className="vh">{words.words}</span>
        </span>
      )}
    </>
  );
  const facts = { className: current ? 'rail-link on' : 'rail-link', 'aria-current': current ? ('page' as const) : undefined };
  const search = placeSearch(place);
  return caseId === undefined ? (
    <Link to="/cases" search={search} activeOptions={{ exact: true, includeSearch: true }} activeProps={{}} {...facts}>
      {inside}
    </Link>
  ) : (
    <Link
      to="/cases/$caseId"
      params={{ caseId }}
      search={search}
      activeOptions={{ exact: true, includeSearch: true }}
      activeProps={{}}
      {...facts}
    >
      {inside}
    </Link>
  );
}
