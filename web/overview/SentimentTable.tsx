import { Link } from '@tanstack/react-router';
import type { SentimentLabel } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { countText, netOf, signedText } from '../text/numbers.ts';
import type { Bucket } from './buckets.ts';
import { bucketName } from './bucket-names.ts';
import type { TimeSpan } from './span.ts';

/** The numbers behind the chart, newest first; silent hours are left out. */
export function SentimentTable({ buckets, span }: { readonly buckets: readonly Bucket[]; readonly span: TimeSpan }) {
  const t = useText('brand');
  return (
    <div className="table-scroll" tabIndex={0} role="region" aria-label={t('sentimentNumbers')}>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t(span.bucket)}</th>
            <th scope="col" className="right">
              {t('mentions')}
            </th>
            <th scope="col" className="right">
              {t('negative')}
            </th>
            <th scope="col" className="right">
              {t('neutral')}
            </th>
            <th scope="col" className="right">
              {t('positive')}
            </th>
            <th scope="col" className="right">
              {t('net')}
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
