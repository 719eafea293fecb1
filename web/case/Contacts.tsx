import { Link } from '@tanstack/react-router';
import type { Mention } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { Ago } from '../ui/Ago.tsx';
import { NetworkMark } from '../ui/labels.tsx';

const shown = 6;

/** What the same person said elsewhere, newest first. */
export function Contacts({ mentions }: { readonly mentions: readonly Mention[] }) {
  const t = useText('reply');
  return (
    <section className="facts">
      <h2>
        {t('otherContacts')} <span className="dimmed number">{mentions.length}</span>
      </h2>
      {mentions.length === 0 ? <p className="dimmed">{t('noContacts')}</p> : null}
      <ul className="plain contacts">
        {mentions.slice(0, shown).map((mention) => (
          <li key={mention.id}>
            <NetworkMark network={mention.network} />
            <Link to="/feed" search={{ mention: mention.id }} className="cut">
              <bdi dir="auto">{cleanText(mention.text).replaceAll(/\s+/gu, ' ').slice(0, 80)}</bdi>
            </Link>
            <span className="dimmed small nowrap">
              <Ago at={mention.postedAt} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
