/**
 * Characters that turn the direction of everything after them (Trojan-source style), controls, the tag block, and what draws
 * nothing and only hides or splits words. Joiners and the plain direction marks stay: scripts and emoji need them.
 */
const directionTricks = /[\u202A-\u202E\u2066-\u2069]/gu;
const controls = /[\u0000-\u0008\u000B\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu;
const drawNothing = /[\u00AD\u034F\u180E\u200B\u2060-\u2065\u206A-\u206F]/gu;
/** Line ends as other systems write them. */
const lineEnds = /\r\n?|[\u000C\u0085\u2028\u2029]/gu;
/** Selectors choose one form of the character before them: a second one, or one that Han writing alone knows, hides data. */
const spareSelectors = /(?<=[\uFE00-\uFE0F])[\uFE00-\uFE0F]+|(?<!\p{Script=Han})[\u{E0100}-\u{E01EF}]+/gu;
const spareJoiners = /(?<=[\u200C\u200D])[\u200C\u200D]+/gu;
/** More than four marks on one letter draw over the neighbouring lines. */
const stackedMarks = /(\p{M}{4})\p{M}+/gu;
/** A joiner that joins nothing. */
const looseJoiners = /(?<![\p{L}\p{M}\p{Emoji}])[\u200C\u200D]+|[\u200C\u200D]+(?![\p{L}\p{Emoji}])/gu;
const blanks = /[\s\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200E\u200F\u2800\u3164\uFFA0]+/gu;
const longestName = 80;

/** An author's text as it may be shown: line breaks and tabs kept, tricks taken out. Never HTML. */
export function cleanText(text: string): string {
  return text
    .replace(lineEnds, '\n')
    .replace(directionTricks, '')
    .replace(controls, '')
    .replace(drawNothing, '')
    .replace(spareSelectors, '')
    .replace(spareJoiners, '')
    .replace(stackedMarks, '$1')
    .toWellFormed();
}

/** A name or handle on one line; empty when nothing visible is left. */
export function cleanName(name: string | null | undefined): string {
  const line = cleanText(name ?? '')
    .replace(blanks, ' ')
    .replace(looseJoiners, '')
    .trim();
  const letters = Array.from(line);
  return letters.length > longestName ? `${letters.slice(0, longestName - 1).join('')}…` : line;
}

/**
 * A web address that may stand behind a link, with its host as a browser would really call it (xn-- for look-alikes), and without
 * the name and password that could stand before the host to look like one.
 */
export function safeLink(url: string | null): { readonly href: string; readonly host: string } | null {
  if (url === null) return null;
  try {
    const parsed = new URL(url);
    if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null;
    parsed.username = '';
    parsed.password = '';
    return { href: parsed.href, host: parsed.host };
  } catch {
    return null;
  }
}
