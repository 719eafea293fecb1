import type { Author } from '../api/types.ts';
import { textOf } from '../i18n/texts.ts';
import { cleanName } from '../text/clean.ts';

/** What stands in place of a name that we don't know. */
export function unknownAuthor(): string {
  return textOf('words')('unknownAuthor');
}

/** What to call somebody: name, else handle, else words that say that we don't know. */
export function authorName(author: Author): string {
  const name = cleanName(author.name);
  if (name !== '') return name;
  const handle = cleanName(author.handle);
  return handle === '' ? unknownAuthor() : `@${handle.replace(/^@/u, '')}`;
}

export function authorHandle(author: Author): string | null {
  const handle = cleanName(author.handle).replace(/^@/u, '');
  return handle === '' || cleanName(author.name) === '' ? null : `@${handle}`;
}

/** Name and handle, each kept in its own direction so that neither can turn the rest of the line around. */
export function AuthorName({ author }: { readonly author: Author }) {
  const handle = authorHandle(author);
  return (
    <>
      <bdi className="who">{authorName(author)}</bdi>
      {handle === null ? null : <bdi className="handle dimmed">{handle}</bdi>}
    </>
  );
}
