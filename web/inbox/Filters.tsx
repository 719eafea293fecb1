import { useQuery } from '@tanstack/react-query';
import { useId } from 'react';
import { incidentQuery } from '../api/incidents.ts';
import type { CasesSearch } from '../app/search.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanName, cleanText } from '../text/clean.ts';
import { absoluteText } from '../text/time.ts';
import { FilterMenu, FilterToggle } from '../ui/FilterMenu.tsx';
import { Icon } from '../ui/icons.tsx';
import { filtersOn, type Narrowing } from './filter.ts';
import { useFilters, type FilterOffer } from './use-filters.ts';

/** Always in sight; the others where they are set, or when asked for. */
const always: readonly Narrowing[] = ['status', 'breached'];

/** The filters of the list; what is set stands in the address. */
export function Filters(props: {
  readonly search: CasesSearch;
  readonly open: boolean;
  readonly onOpen: (open: boolean) => void;
  readonly onChange: (change: CasesSearch) => void;
}) {
  const { search, open, onOpen, onChange } = props;
  const t = useText('inbox');
  const id = useId();
  const on = filtersOn(search);
  const offers = useFilters(search);
  const shown = offers.filter(({ kind, name }) => on.includes(name) || always.includes(name) || (open && kind !== 'given'));
  return (
    <div className={open ? 'chips inbox-filters open' : 'chips inbox-filters'} id={id}>
      {shown.map((offer) => (
        <Filter key={offer.name} offer={offer} search={search} onChange={onChange} />
      ))}
      <button type="button" className="chip" aria-expanded={open} aria-controls={id} onClick={() => onOpen(!open)}>
        {on.length === 0 ? t('filters') : t('filtersOn', { count: on.length })}
        <kbd aria-hidden="true">f</kbd>
      </button>
    </div>
  );
}

function Given({ name, value }: { readonly name: Narrowing; readonly value: string }) {
  switch (name) {
    case 'customer':
      return null;
    case 'incident':
      return <IncidentTitle id={value} />;
    default:
      return <b className="cut">{givenText(name, value)}</b>;
  }
}

function IncidentTitle({ id }: { readonly id: string }) {
  const { data } = useQuery(incidentQuery(id));
  return data === undefined ? null : (
    <b className="cut">
      <bdi>{cleanText(data.incident.title)}</bdi>
    </b>
  );
}

/** A value that no list offers, as it is read. */
const givenText = (name: Narrowing, value: string): string =>
  name === 'openedFrom' || name === 'openedTo' ? absoluteText(value) : cleanName(value);

function Filter(props: {
  readonly offer: FilterOffer;
  readonly search: CasesSearch;
  readonly onChange: (change: CasesSearch) => void;
}) {
  const { offer, search, onChange } = props;
  const t = useText('inbox');
  const value = search[offer.name];
  switch (offer.kind) {
    case 'choice':
      return (
        <FilterMenu
          label={offer.label}
          value={typeof value === 'string' ? value : undefined}
          options={offer.options}
          onChange={(next) => onChange(offer.change(next))}
        />
      );
    case 'flag':
      return (
        <FilterToggle
          label={offer.label}
          on={value === true}
          onChange={(next) => onChange(offer.change(next ? true : undefined))}
        />
      );
    case 'given':
      return (
        <button
          type="button"
          className="chip on"
          aria-label={t('removeFilter', { name: offer.label })}
          onClick={() => onChange(offer.change())}
        >
          <span className="dimmed">{offer.label}</span>
          <Given name={offer.name} value={String(value ?? '')} />
          <Icon name="close" size={11} />
        </button>
      );
  }
}
