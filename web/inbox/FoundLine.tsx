import type { Found } from '../api/inbox.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanName, cleanText } from '../text/clean.ts';
import { statusNames } from '../text/words.ts';
import { Ago } from '../ui/Ago.tsx';
import { Icon } from '../ui/icons.tsx';
import { NetworkMark } from '../ui/labels.tsx';

/** One thing that was found: what it is, some of its words, and how old it is. */
export function FoundLine({ found }: { readonly found: Found }) {
  const t = useText('words');
  const { kind, network, number, status, at } = found;
  const title = cleanName(found.title);
  const excerpt = cleanText(found.excerpt).replace(/\s+/gu, ' ');
  return (
    <>
      <span className="find-mark">
        {network === null ? (
          <Icon name={kind === 'customer' ? 'people' : 'cases'} size={15} />
        ) : (
          <NetworkMark network={network} />
        )}
      </span>
      <span className="find-words">
        <span className="spread">
          <bdi className="strong cut">{title || (kind === 'case' && number !== null ? `C-${number}` : t('unknownAuthor'))}</bdi>
          <span className="dimmed small nowrap">
            <Ago at={at} />
          </span>
        </span>
        <span className="find-more dimmed small">
          <bdi className="cut">{excerpt}</bdi>
          {number === null ? null : (
            <span className="nowrap">
              C-{number}
              {status === null ? null : ` · ${statusNames[status]}`}
            </span>
          )}
        </span>
      </span>
    </>
  );
}
