import { Link } from '@tanstack/react-router';
import type { SentimentLabel } from '../api/types.ts';
import { countText, netOf, signedText } from '../text/numbers.ts';
import type { Bucket } from './buckets.ts';
import { bucketName } from './bucket-names.ts';
import type { TimeSpan } from './span.ts';

/** The numbers behind the chart, newest first; silent hours are left out. */
export function SentimentTable({ buckets, span }: { readonly buckets: readonly Bucket[]; readonly span: TimeSpan }) {
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label="Sentiment over time, the numbers">
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{span.bucket === 'hour' ? 'Hour' : 'Day'}</th>
            <th scope="col" className="right">
              Mentions
            </th>
            <th scope="col" className="right">
              Negative
            </th>
            <th scope="col" className="right">
              Neutral
            </th>
            <th scope="col" className="right">
              Positive
            </th>
            <th scope="col" className="right">
              Net
            </th>
          </tr>
        </thead>
        <tbody>
          {buckets
            .filter(({ count }) => count > 0)
            .toReversed()
            .map((bucket) => (
              <tr key={bucket.start}>
                <th scope="row">{bucketName(bucket.start, span.bucket)}</th>
                <td className="right">
                  <Door bucket={bucket} count={bucket.count} />
                </td>
                <td className="right">
                  <Door bucket={bucket} count={bucket.negative} label="negative" />
                </td>
                <td className="right">
                  <Door bucket={bucket} count={bucket.neutral} label="neutral" />
                </td>
                <td className="right">
                  <Door bucket={bucket} count={bucket.positive} label="positive" />
                </td>
                <td className="right number">{signedText(netOf(bucket) ?? 0)}</td>
              </tr>
            ))}
        </tbody>
      </table>
    </div>
  );
}

function Door({ bucket, count, label }: { readonly bucket: Bucket; readonly count: number; readonly label?: SentimentLabel }) {
  if (count === 0) return <span className="number dimmed">0</span>;
  return (
    <Link to="/feed" search={{ sentiment: label, from: bucket.start, to: bucket.end }} className="door number">
      {countText(count)}
    </Link>
  );
}
