import { useText } from '../i18n/use-text.ts';
import { filterThread, threadFilters } from './thread-filter.ts';
import type { ThreadFilter } from './thread-filter.ts';
import type { ThreadEntry } from './thread-order.ts';

const names = { all: 'filterAll', customer: 'filterCustomer', ours: 'filterOurs', notes: 'filterNotes' } as const;

/** Whose words are shown, with how many there are of each. */
export function ThreadFilters(props: {
  readonly entries: readonly ThreadEntry[];
  readonly value: ThreadFilter;
  readonly onChange: (value: ThreadFilter) => void;
}) {
  const t = useText('reply');
  const { entries, value, onChange } = props;
  return (
    <div className="chips thread-filters" role="group" aria-label={t('filterThread')}>
      {threadFilters.map((filter) => (
        <button
          key={filter}
          type="button"
          className={filter === value ? 'chip on' : 'chip'}
          aria-pressed={filter === value}
          onClick={() => onChange(filter)}
        >
          {t(names[filter])} <span className="dimmed number">{filterThread(entries, filter).length}</span>
        </button>
      ))}
    </div>
  );
}
