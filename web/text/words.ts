import { codes } from '../i18n/en/codes.ts';
import { perLanguage } from '../i18n/per-language.ts';
import { language, textOf } from '../i18n/texts.ts';
import type { CaseStatus, Identity, Intent, Priority, SentimentLabel } from '../api/types.ts';

const t = textOf('words');
const tCode = textOf('codes');

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
  email: {
    get name() {
      return t('email');
    },
    mark: 'EM',
  },
  chat: {
    get name() {
      return t('chat');
    },
    mark: 'CH',
  },
  voice: {
    get name() {
      return t('voice');
    },
    mark: 'VO',
  },
  custom: {
    get name() {
      return t('custom');
    },
    mark: 'CU',
  },
};

export const networkIds = Object.keys(networks);
export function networkName(id: string): string {
  return networks[id]?.name ?? id;
}
export function networkMark(id: string): string {
  return networks[id]?.mark ?? id.slice(0, 2).toUpperCase();
}

export const sentimentNames: Readonly<Record<SentimentLabel, string>> = {
  get negative() {
    return t('negative');
  },
  get neutral() {
    return t('neutral');
  },
  get positive() {
    return t('positive');
  },
};
export const sentimentSigns: Readonly<Record<SentimentLabel, string>> = { negative: '−', neutral: '○', positive: '+' };
export const intentNames: Readonly<Record<Intent, string>> = {
  get complaint() {
    return t('complaint');
  },
  get question() {
    return t('question');
  },
  get request() {
    return t('request');
  },
  get praise() {
    return t('praise');
  },
  get spam() {
    return t('spam');
  },
  get other() {
    return t('otherIntent');
  },
};
export const statusNames: Readonly<Record<CaseStatus, string>> = {
  get open() {
    return t('open');
  },
  get pending() {
    return t('pending');
  },
  get solved() {
    return t('solved');
  },
  get closed() {
    return t('closed');
  },
};
export const priorityNames: Readonly<Record<Priority, string>> = {
  get low() {
    return t('low');
  },
  get normal() {
    return t('normal');
  },
  get high() {
    return t('high');
  },
  get urgent() {
    return t('urgent');
  },
};
export const evidenceNames: Readonly<Record<Identity['evidence'], string>> = {
  get verified() {
    return t('verified');
  },
  get 'customer-confirmed'() {
    return t('customerConfirmed');
  },
  get 'agent-confirmed'() {
    return t('agentConfirmed');
  },
  get suggested() {
    return t('suggested');
  },
  get 'first-contact'() {
    return t('firstContact');
  },
};

function isKnownCode(code: string): code is keyof typeof codes {
  return Object.hasOwn(codes, code);
}

/** `safety-risk` or `ownPost` as words: "Safety risk"; of codes that are known, in the reader's language. */
export function codeWords(code: string): string {
  if (isKnownCode(code)) return tCode(code);
  const words = code
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .replace(/[-_.]+/gu, ' ')
    .toLowerCase()
    .trim();
  return words === '' ? code : words.charAt(0).toUpperCase() + words.slice(1);
}

const languageNames = perLanguage((locale) => new Intl.DisplayNames([locale], { type: 'language', fallback: 'code' }));

function nameOf(lang: string): string {
  try {
    return languageNames().of(lang) ?? lang;
  } catch {
    return lang;
  }
}

/** The language's name; null for the reader's own and for what could not be told, which need no badge. */
export function languageName(lang: string | null): string | null {
  if (lang === null || lang === '' || lang === 'und' || lang.split('-')[0] === language()) return null;
  return nameOf(lang);
}

/** The language's name, whatever it is; words that say so where it could not be told. */
export function languageWords(lang: string): string {
  if (lang === '' || lang === 'und') return t('languageUnknown');
  return nameOf(lang.split('-')[0] === language() ? language() : lang);
}

/** Stands for mentions of which no country is known, where they are asked for. */
export const unknownCountry = 'unknown';
const countryNames = perLanguage((locale) => new Intl.DisplayNames([locale], { type: 'region', fallback: 'code' }));

/** The country's name in the reader's language; words that say so where it is not known. */
export function countryWords(country: string): string {
  if (country === unknownCountry) return t('countryUnknown');
  try {
    return countryNames().of(country) ?? country;
  } catch {
    return country;
  }
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
