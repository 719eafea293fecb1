import { Link } from '@tanstack/react-router';
import type { PreviewGroup } from '../api/settings.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { countText } from '../text/numbers.ts';
import { NetworkMark } from '../ui/labels.tsx';

/** What a change would do to last week's mentions: counts, and some of them to read. */
export function PreviewGroups(props: {
  readonly groups: readonly { readonly name: string; readonly group: PreviewGroup }[];
  readonly seen: { readonly scanned: number; readonly days: number; readonly truncated: boolean };
  readonly note?: string;
}) {
  const { groups, seen, note } = props;
  const t = useText('settings');
  return (
    <div className="preview" role="status">
      <p className="dimmed">
        {t(seen.truncated ? 'previewOfNewest' : 'previewOf', { count: seen.scanned, days: seen.days })} {note}
      </p>
      <ul className="plain preview-groups">
        {groups.map(({ name, group }) => (
          <li key={name}>
            <p>
              <b className="strong">{countText(group.count)}</b> {name}
            </p>
            {group.examples.length === 0 ? null : (
              <details>
                <summary>{t('examples')}</summary>
                <ul className="plain">
                  {group.examples.map((example) => (
                    <li key={example.id}>
                      <NetworkMark network={example.network} />{' '}
                      <Link to="/feed" search={{ mention: example.id }}>
                        <bdi>{cleanText(example.text)}</bdi>
                      </Link>
                      {example.from === example.to ? null : (
                        <span className="dimmed small">
                          {' '}
                          {example.from} → {example.to}
                        </span>
                      )}
                    </li>
                  ))}
                </ul>
              </details>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
