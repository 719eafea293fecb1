import { Link } from '@tanstack/react-router';
import type { JobCounts } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { countText } from '../text/numbers.ts';

/** The work between the steps. */
export function JobsTable({ jobs }: { readonly jobs: Readonly<Record<string, JobCounts>> }) {
  const t = useText('settings');
  const rows = Object.entries(jobs);
  if (rows.length === 0) return null;
  return (
    <section className="block" aria-labelledby="work">
      <div className="block-head">
        <h2 id="work">{t('work')}</h2>
      </div>
      <div className="table-scroll" tabIndex={0} role="region" aria-label={t('workNumbers')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('step')}</th>
              <th scope="col" className="right">
                {t('waiting')}
              </th>
              <th scope="col" className="right">
                {t('running')}
              </th>
              <th scope="col" className="right">
                {t('later')}
              </th>
              <th scope="col" className="right">
                {t('failed')}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(([name, counts]) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                <td className="right number">{countText(counts.waiting)}</td>
                <td className="right number">{countText(counts.active)}</td>
                <td className="right number">{countText(counts.delayed)}</td>
                <td className="right number">
                  {counts.failed === 0 ? (
                    <span className="dimmed">0</span>
                  ) : (
                    <Link to="/connections" search={{ tab: 'dead-letters' }} className="door late">
                      {countText(counts.failed)}
                    </Link>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
