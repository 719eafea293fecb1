import { useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { statusQuery } from '../api/session.ts';
import { statuses } from '../app/search.ts';
import type { CasesSearch } from '../app/search.ts';
import { useBrand } from '../app/use-brand.ts';
import { statusNames } from '../text/words.ts';
import { FilterMenu, FilterToggle } from '../ui/FilterMenu.tsx';
import { Icon } from '../ui/icons.tsx';

const route = getRouteApi('/cases');

export function CaseFilters() {
  const search = route.useSearch();
  const navigate = useNavigate();
  const { brand } = useBrand();
  const { data: status } = useQuery(statusQuery);
  const set = (change: CasesSearch): void => {
    void navigate({ to: '.', search: (previous) => ({ ...previous, ...change }), replace: true });
  };
  return (
    <header className="pane-head">
      <h1>Cases</h1>
      <div className="chips">
        <FilterMenu
          label="Status"
          value={search.status}
          options={statuses.map((value) => ({ value, label: statusNames[value] }))}
          onChange={(value) => set({ status: statuses.find((one) => one === value) })}
        />
        <FilterMenu
          label="Queue"
          value={search.queue}
          options={(status?.queues ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(queue) => set({ queue })}
        />
        <FilterMenu
          label="Topic"
          value={search.topic}
          options={(brand?.topics ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(topic) => set({ topic })}
        />
        <FilterToggle
          label="Past time"
          on={search.breached === true}
          onChange={(on) => set({ breached: on ? true : undefined })}
        />
        <FilterToggle
          label="Not routed"
          on={search.unrouted === true}
          onChange={(on) => set({ unrouted: on ? true : undefined })}
        />
        {search.owner === undefined ? null : (
          <button type="button" className="chip on" aria-label="Remove filter owner" onClick={() => set({ owner: undefined })}>
            <span className="dimmed">Owner</span> <b className="cut">{search.owner}</b>
            <Icon name="close" size={11} />
          </button>
        )}
      </div>
    </header>
  );
}
