import { reportCounts, reportSpans } from '../../api/reports.ts';
import { useText } from '../../i18n/use-text.ts';

/** What each column means, in the reader's language. */
export function Definitions() {
  const t = useText('reports');
  return (
    <details className="definitions">
      <summary>{t('definitions')}</summary>
      <p className="dimmed">{t('aboutRange')}</p>
      <dl>
        {[...reportCounts, ...reportSpans].map((name) => (
          <div key={name} className="definition">
            <dt>{t(name)}</dt>
            <dd>{t(`means-${name}`)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
