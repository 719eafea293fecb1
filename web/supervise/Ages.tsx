import type { AgeBand, Board } from '../api/board.ts';
import { useText } from '../i18n/use-text.ts';
import { countText } from '../text/numbers.ts';
import { spanText } from '../text/time.ts';

/** How long those who wait have waited, late ones counted beside. */
export function Ages({ bands, totals }: { readonly bands: readonly AgeBand[]; readonly totals: Board['totals'] }) {
  const t = useText('board');
  const span = (seconds: number): string => spanText(seconds * 1000);
  const nameOf = ({ from, to }: AgeBand): string =>
    to === null
      ? t('bandFrom', { from: span(from) })
      : from === 0
        ? t('bandUnder', { to: span(to) })
        : t('bandTo', { from: span(from), to: span(to) });
  const most = Math.max(1, ...bands.map(({ count }) => count));
  return (
    <section aria-labelledby="board-ages">
      <h2 id="board-ages">
        {t('ages')}{' '}
        <span className="dimmed small">
          {t('agesHint', { waiting: countText(totals.waiting), breached: countText(totals.breached) })}
        </span>
      </h2>
      <table className="plain-table">
        <thead>
          <tr>
            <th scope="col">{t('age')}</th>
            <th scope="col" className="number">
              {t('cases')}
            </th>
            <th scope="col" className="number">
              {t('late')}
            </th>
          </tr>
        </thead>
        <tbody>
          {bands.map((band) => (
            <tr key={band.from}>
              <th scope="row">{nameOf(band)}</th>
              <td className="number">
                <span className="bar-cell">
                  <svg className="age-bar" width="90" height="10" aria-hidden="true">
                    <rect className="all" width={(90 * band.count) / most} height="10" />
                    <rect className="past" width={(90 * band.breached) / most} height="10" />
                  </svg>
                  {countText(band.count)}
                </span>
              </td>
              <td className={band.breached > 0 ? 'number late' : 'number'}>{countText(band.breached)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
