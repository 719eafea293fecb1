import { decodeEntities } from './entities.ts';

export { decodeEntities } from './entities.ts';

const CONTENT_NOT_SHOWN = ['script', 'style', 'template', 'noscript'] as const;
const BLOCK =
  /<\/?(?:address|article|aside|blockquote|dd|div|dl|dt|figcaption|figure|footer|h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tr|ul)(?![\w-])[^<>]*>/gi;
const BREAK = /<br(?![\w-])[^<>]*>/gi;
const CELL_END = /<\/t[dh]\s*>/gi;
const TAG = /<[/!?]?[a-z][^<>]*>/gi;
const UNSEEN = /[^\P{Cc}\t\n\r]/gu;
/** Marks where a block begins or ends; a run of them is one line break, so that nested blocks open no gaps. */
const EDGE = '\u001E';

function removeBetween(text: string, open: string, close: string): string {
  const lower = text.toLowerCase();
  if (lower.length !== text.length || !lower.includes(open)) return text;
  const kept: string[] = [];
  let at = 0;
  for (let start = lower.indexOf(open); start !== -1; start = lower.indexOf(open, at)) {
    kept.push(text.slice(at, start));
    const end = lower.indexOf(close, start + open.length);
    if (end === -1) return kept.join('');
    at = end + close.length;
  }
  kept.push(text.slice(at));
  return kept.join('');
}

/** The text as its author wrote it, without what cannot be stored or shown: lone surrogates become U+FFFD, control characters go. */
export function plainText(text: string): string {
  return text.toWellFormed().replace(UNSEEN, '');
}

/**
 * The words of a piece of HTML as a person would read them: tags, scripts, styles and comments gone, references
 * decoded, lines broken where a browser would break them. Takes time linear in the length, whatever the text.
 */
export function htmlToText(html: string): string {
  const shown = CONTENT_NOT_SHOWN.reduce(
    (text, tag) => removeBetween(text, `<${tag}`, `</${tag}>`),
    removeBetween(html, '<!--', '-->'),
  );
  const marked = plainText(shown)
    .replace(/\s+/g, ' ')
    .replace(BREAK, '\n')
    .replace(BLOCK, EDGE)
    .replace(CELL_END, ' ')
    .replace(TAG, '');
  const blocks = marked.split(EDGE).map((block) =>
    block
      .split('\n')
      .map((line) => line.replace(/ {2,}/g, ' ').trim())
      .join('\n')
      .trim(),
  );
  return plainText(decodeEntities(blocks.filter((block) => block !== '').join('\n')))
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Title and body as one text with an empty line between; one of them alone when the other is empty. */
export function joinTitle(title: string | null | undefined, body: string | null | undefined): string {
  const parts = [title ?? '', body ?? ''].map(plainText).filter((part) => part.trim() !== '');
  return parts.join('\n\n');
}

/** The first `limit` UTF-16 units, never cutting a character in two. */
export function clip(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const cut = text.slice(0, limit);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}

/** Whether a text names one of the terms (any text does when there are none) and none of the excluded ones; case does not count. */
export function matchesTerms(
  text: string,
  listenFor: { readonly terms: readonly string[]; readonly exclude: readonly string[] },
): boolean {
  const lower = text.toLowerCase();
  const names = (term: string): boolean => lower.includes(term.toLowerCase());
  return (listenFor.terms.length === 0 || listenFor.terms.some(names)) && !listenFor.exclude.some(names);
}
