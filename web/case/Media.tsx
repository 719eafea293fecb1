import type { Mention } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { safeLink } from '../text/clean.ts';
import { codeWords } from '../text/words.ts';
import { Icon } from '../ui/icons.tsx';

/** Pictures and files of the author's: named by kind and host, and never loaded, because looking would tell their host who looks. */
export function Media({ mention }: { readonly mention: Mention }) {
  const t = useText('reply');
  const all = mention.deletedAt === null ? (mention.media ?? []) : [];
  if (all.length === 0) return null;
  return (
    <ul className="plain media-links small" aria-label={t('attached')}>
      {all.map(({ type, url }, index) => {
        const link = safeLink(url);
        return (
          <li key={`${url} ${String(index)}`}>
            {link === null ? (
              <span className="dimmed">
                {codeWords(type)}: {t('noAddress')}
              </span>
            ) : (
              <a
                href={link.href}
                target="_blank"
                rel="noopener noreferrer nofollow"
                title={t('opensNew', { address: link.href })}
              >
                <Icon name="open" size={12} /> {codeWords(type)} <bdi className="dimmed">{link.host}</bdi>
              </a>
            )}
          </li>
        );
      })}
    </ul>
  );
}
