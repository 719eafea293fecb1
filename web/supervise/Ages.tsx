import { useState } from 'react';
import type { AgeBand, Board } from '../api/board.ts';
import { useText } from '../i18n/use-text.ts';
import { countText } from '../text/numbers.ts';
import { Empty } from '../ui/states.tsx';
import { AgeChart } from './AgeChart.tsx';
import { bandName } from './age-bands.ts';

/** How old the backlog is: as a picture, or as the numbers it draws. */
export function Ages({ bands, totals }: { readonly bands: readonly AgeBand[]; readonly totals: Board['totals'] }) {
  const t = useText('board');
  const [table, setTable] = useState(false);
  const waiting = bands.some(({ count }) => count > 0);
  return (
    <section aria-labelledby="ages" className="block">
      <div className="block-head">
        <h2 id="ages">{t('ages')}</h2>
        <span className="grow" />
        {waiting ? (
          <button type="button" className="chip bare" aria-pressed={table} onClick={() => setTable(!table)}>
            {t('asTable')}
          </button>
        ) : null}
        <span className="dimmed full-line">{t('agesHint', { waiting: totals.waiting, breached: totals.breached })}</span>
      </div>
      {!waiting ? (
        <Empty icon="check" title={t('agesEmpty')}>
          {t('agesEmptyHint')}
        </Empty>
      ) : table ? (
        <AgeTable bands={bands} />
      ) : (
        <AgeChart bands={bands} />
      )}
    </section>
  );
}

function AgeTable({ bands }: { readonly bands: readonly AgeBand[] }) {
  const t = useText('board');
  return (
    <table className="table">
      <thead>
        <tr>
          <th scope="col">{t('age')}</th>
          <th scope="col" className="right">
            {t('cases')}
          </th>
          <th scope="col" className="right">
            {t('late')}
          </th>
        </tr>
      </thead>
      <tbody>
        {bands.map((band) => (
          <tr key={band.from}>
            <th scope="row">{bandName(band)}</th>
            <td className="right">{countText(band.count)}</td>
            <td className={band.breached > 0 ? 'right late' : 'right dimmed'}>{countText(band.breached)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
