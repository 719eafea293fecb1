/**
 * Characters that turn the direction of everything after them (Trojan-source style), invisible controls, and the tag
 * block. Joiners and the plain direction marks stay: scripts and emoji need them.
 */
const directionTricks = /[\u202A-\u202E\u2066-\u2069]/gu;
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\uFEFF\uFFF9-\uFFFB]|[\u{E0000}-\u{E007F}]/gu;
/** More than four marks on one letter draw over the neighbouring lines. */
const stackedMarks = /(\p{M}{4})\p{M}+/gu;
const longestName = 80;

/** An author's text as it may be shown: line breaks and tabs kept, tricks taken out. Never HTML. */
export function cleanText(text: string): string {
  return text.replace(directionTricks, '').replace(controls, '').replace(stackedMarks, '$1').toWellFormed();
}

/** A name or handle on one line; empty when nothing visible is left. */
export function cleanName(name: string | null | undefined): string {
  const line = cleanText(name ?? '')
    .replace(/[\s\u00AD\u034F\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u2028\u2029\u2060-\u2064\u3164\uFFA0]+/gu, ' ')
    .trim();
  const letters = Array.from(line);
  return letters.length > longestName ? `${letters.slice(0, longestName - 1).join('')}…` : line;
}

/** A web address that may stand behind a link, with its host as a browser would really call it (xn-- for look-alikes). */
export function safeLink(url: string | null): { readonly href: string; readonly host: string } | null {
  if (url === null) return null;
  try {
    const parsed = new URL(url);
    if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return null;
    return { href: parsed.href, host: parsed.host };
  } catch {
    return null;
  }
}
