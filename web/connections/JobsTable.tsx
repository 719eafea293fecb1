import { Link } from '@tanstack/react-router';
import type { JobCounts } from '../api/types.ts';
import { countText } from '../text/numbers.ts';

/** The work between the steps. */
export function JobsTable({ jobs }: { readonly jobs: Readonly<Record<string, JobCounts>> }) {
  const rows = Object.entries(jobs);
  if (rows.length === 0) return null;
  return (
    <section className="block" aria-labelledby="work">
      <div className="block-head">
        <h2 id="work">Work under way</h2>
      </div>
      <div className="table-scroll" tabIndex={0} role="region" aria-label="Work under way, the numbers">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">Step</th>
              <th scope="col" className="right">
                Waiting
              </th>
              <th scope="col" className="right">
                Running
              </th>
              <th scope="col" className="right">
                Later
              </th>
              <th scope="col" className="right">
                Failed
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
