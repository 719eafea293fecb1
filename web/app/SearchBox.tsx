import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../ui/icons.tsx';

const typingPauseMs = 350;

/** Filters the feed by a part of the text. The address is the truth; typing waits for a pause. */
export function SearchBox({ name = 'top' }: { readonly name?: 'top' | 'page' }) {
  const t = useText('app');
  const navigate = useNavigate();
  const { q } = useSearch({ strict: false });
  const wanted = q ?? '';
  const [text, setText] = useState(wanted);
  const [shown, setShown] = useState(wanted);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  if (shown !== wanted) {
    setShown(wanted);
    setText(wanted);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  const search = (next: string): void => {
    clearTimeout(timer.current);
    const words = next.trim();
    setShown(words);
    void navigate({
      to: '/feed',
      search: (previous) => ({ ...previous, q: words === '' ? undefined : words, mention: undefined }),
      replace: true,
    });
  };
  return (
    <form
      role="search"
      className={`search in-${name}`}
      onSubmit={(event) => {
        event.preventDefault();
        search(text);
      }}
    >
      <Icon name="search" />
      <input
        type="search"
        data-search
        aria-label={t('searchMentions')}
        placeholder={t('searchMentions')}
        maxLength={200}
        value={text}
        onChange={(event) => {
          const next = event.currentTarget.value;
          setText(next);
          clearTimeout(timer.current);
          timer.current = setTimeout(() => search(next), typingPauseMs);
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      <kbd aria-hidden="true">/</kbd>
    </form>
  );
}
