import type { CaseStatus, Identity, Intent, Priority, SentimentLabel } from '../api/types.ts';

/** How each network is written, and the two letters of its mark. */
const networks: Readonly<Record<string, { readonly name: string; readonly mark: string }>> = {
  x: { name: 'X', mark: 'X' },
  facebook: { name: 'Facebook', mark: 'FB' },
  instagram: { name: 'Instagram', mark: 'IG' },
  trustpilot: { name: 'Trustpilot', mark: 'TP' },
  hellopeter: { name: 'HelloPeter', mark: 'HP' },
  'google-business': { name: 'Google Business', mark: 'GB' },
  'google-play': { name: 'Google Play', mark: 'GP' },
  'app-store': { name: 'App Store', mark: 'AS' },
  bluesky: { name: 'Bluesky', mark: 'BS' },
  mastodon: { name: 'Mastodon', mark: 'MD' },
  reddit: { name: 'Reddit', mark: 'RD' },
  youtube: { name: 'YouTube', mark: 'YT' },
  rss: { name: 'RSS', mark: 'RS' },
  email: { name: 'E-mail', mark: 'EM' },
  chat: { name: 'Chat', mark: 'CH' },
  voice: { name: 'Voice', mark: 'VO' },
  custom: { name: 'Custom', mark: 'CU' },
};

export const networkIds = Object.keys(networks);
export function networkName(id: string): string {
  return networks[id]?.name ?? id;
}
export function networkMark(id: string): string {
  return networks[id]?.mark ?? id.slice(0, 2).toUpperCase();
}

export const sentimentNames: Readonly<Record<SentimentLabel, string>> = {
  negative: 'Negative',
  neutral: 'Neutral',
  positive: 'Positive',
};
export const sentimentSigns: Readonly<Record<SentimentLabel, string>> = { negative: '−', neutral: '○', positive: '+' };
export const intentNames: Readonly<Record<Intent, string>> = {
  complaint: 'Complaint',
  question: 'Question',
  request: 'Request',
  praise: 'Praise',
  spam: 'Spam',
  other: 'Other',
};
export const statusNames: Readonly<Record<CaseStatus, string>> = {
  open: 'Open',
  pending: 'Pending',
  solved: 'Solved',
  closed: 'Closed',
};
export const priorityNames: Readonly<Record<Priority, string>> = { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' };
export const evidenceNames: Readonly<Record<Identity['evidence'], string>> = {
  verified: 'Verified',
  'customer-confirmed': 'Customer confirmed',
  'agent-confirmed': 'Agent confirmed',
  suggested: 'Suggested',
  'first-contact': 'First contact',
};

/** `safety-risk` or `ownPost` as words: "Safety risk". */
export function codeWords(code: string): string {
  const words = code
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .replace(/[-_.]+/gu, ' ')
    .toLowerCase()
    .trim();
  return words === '' ? code : words.charAt(0).toUpperCase() + words.slice(1);
}

const languageNames = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'code' });

/** The language's English name; null for English and for what could not be told, which need no badge. */
export function languageName(lang: string | null): string | null {
  if (lang === null || lang === '' || lang === 'und' || lang === 'en' || lang.startsWith('en-')) return null;
  try {
    return languageNames.of(lang) ?? lang;
  } catch {
    return lang;
  }
}

/** The language's English name, whatever it is; words that say so where it could not be told. */
export function languageWords(lang: string): string {
  if (lang === '' || lang === 'und') return 'Could not be told';
  return languageName(lang) ?? 'English';
}

/** Letters for a round mark: "Lerato Molefe" is LM. */
export function initials(name: string): string {
  const words = name
    .replace(/[^\p{L}\p{N}\s]/gu, '')
    .split(/\s+/u)
    .filter(Boolean);
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].flatMap((word) =>
    word === undefined ? [] : [Array.from(word)[0] ?? ''],
  );
  return letters.join('').toUpperCase() || '?';
}
