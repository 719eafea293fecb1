import type { DigestLanguage } from '../../domain/index.ts';

const en = {
  daily: 'Daily digest',
  weekly: 'Weekly digest',
  allBrands: 'all brands',
  figures: 'Figures',
  measure: 'Measure',
  value: 'Now',
  before: 'Before',
  change: 'Change',
  net: 'Net sentiment',
  netHint: 'share positive minus share negative, in points',
  mentions: 'Mentions',
  complaints: 'Complaints',
  casesOpened: 'Cases opened',
  casesSolved: 'of these solved',
  firstResponse: 'Median first response',
  resolution: 'Median resolution',
  points: 'points',
  unchanged: 'unchanged',
  noneBefore: 'none before',
  none: 'none',
  chartDay: 'Mentions in each hour',
  chartWeek: 'Mentions on each day',
  negative: 'Negative',
  neutral: 'Neutral',
  positive: 'Positive',
  nothingSaid: 'Nothing was said in this time.',
  most: 'Most: {{when}}, {{count}}',
  topics: 'Topics that changed most',
  topic: 'Topic',
  noTopic: 'No topic',
  noTopicMoved: 'No topic changed.',
  phrases: 'What people talk about',
  phrasesHint: 'Said far more than in the four weeks before, and named by no topic.',
  phrase: 'Phrase',
  usual: 'Usual',
  noPhrase: 'Nothing is said more than usual that no topic names.',
  standing: 'As it stands now',
  openCases: 'Open cases',
  waiting: 'waiting for somebody',
  breached: 'past their target',
  orphans: 'Orphan touch-points',
  alerts: 'Spikes that last',
  incidents: 'Open incidents',
  proposed: 'Proposed incidents',
  openPage: 'Open the overview',
  careLink: 'How cases were answered',
  topicsLink: 'All topics',
  why: 'You get this because you asked Earshot for it. To change or stop it, open Earshot and look for your digests.',
  stop: 'Switch this digest off',
  comparedDay: 'beside the day before',
  comparedWeek: 'beside the seven days before',
};

export type DigestWords = Readonly<Record<keyof typeof en, string>>;

const de: DigestWords = {
  daily: 'Tagesbericht',
  weekly: 'Wochenbericht',
  allBrands: 'alle Marken',
  figures: 'Zahlen',
  measure: 'Größe',
  value: 'Jetzt',
  before: 'Davor',
  change: 'Änderung',
  net: 'Netto-Stimmung',
  netHint: 'Anteil positiv minus Anteil negativ, in Punkten',
  mentions: 'Erwähnungen',
  complaints: 'Beschwerden',
  casesOpened: 'Eröffnete Fälle',
  casesSolved: 'davon gelöst',
  firstResponse: 'Erste Antwort (Median)',
  resolution: 'Lösung (Median)',
  points: 'Punkte',
  unchanged: 'unverändert',
  noneBefore: 'davor keine',
  none: 'keine',
  chartDay: 'Erwähnungen je Stunde',
  chartWeek: 'Erwähnungen je Tag',
  negative: 'Negativ',
  neutral: 'Neutral',
  positive: 'Positiv',
  nothingSaid: 'In dieser Zeit wurde nichts gesagt.',
  most: 'Die meisten: {{when}}, {{count}}',
  topics: 'Themen mit der größten Änderung',
  topic: 'Thema',
  noTopic: 'Kein Thema',
  noTopicMoved: 'Kein Thema hat sich geändert.',
  phrases: 'Worüber geredet wird',
  phrasesHint: 'Viel öfter gesagt als in den vier Wochen davor, und von keinem Thema benannt.',
  phrase: 'Wendung',
  usual: 'Üblich',
  noPhrase: 'Nichts wird öfter als üblich gesagt, das kein Thema benennt.',
  standing: 'So steht es jetzt',
  openCases: 'Offene Fälle',
  waiting: 'warten auf jemanden',
  breached: 'über der Frist',
  orphans: 'Verwaiste Kontakte',
  alerts: 'Ausschläge, die andauern',
  incidents: 'Offene Vorfälle',
  proposed: 'Vorgeschlagene Vorfälle',
  openPage: 'Überblick öffnen',
  careLink: 'Wie Fälle beantwortet wurden',
  topicsLink: 'Alle Themen',
  why: 'Sie bekommen diesen Bericht, weil Sie ihn in Earshot bestellt haben. Um ihn zu ändern oder abzustellen, öffnen Sie Earshot und dort Ihre Berichte.',
  stop: 'Diesen Bericht abschalten',
  comparedDay: 'neben dem Tag davor',
  comparedWeek: 'neben den sieben Tagen davor',
};

export const digestWords: Readonly<Record<DigestLanguage, DigestWords>> = { en, de };

const alertsEn = {
  opened: 'New',
  grew: 'Worse',
  ended: 'Over',
  low: 'low',
  medium: 'medium',
  high: 'high',
  complaints: 'complaints',
  mentions: 'mentions',
  about: ' about {{topic}}',
  on: ' on {{network}}',
  noTopic: 'what fits no topic',
  subject: '{{brand}}: more {{what}}{{about}}{{on}} than usual',
  many: '{{count}} alerts of mentions',
  counts: '{{count}} {{what}} since {{began}}, where {{usual}} are usual.',
  overSince: 'Over since {{until}}.',
  phrases: 'Often said: {{list}}',
  countries: 'More than usual from: {{list}}',
  open: 'Look at {{brand}}',
  more: 'And {{count}} more.',
  times: 'Times are those of {{zone}}.',
  seen: 'Whoever marks an alert as seen ends messages about it.',
};

export type AlertWords = Readonly<Record<keyof typeof alertsEn, string>>;

const alertsDe: AlertWords = {
  opened: 'Neu',
  grew: 'Schlimmer',
  ended: 'Vorbei',
  low: 'gering',
  medium: 'mittel',
  high: 'hoch',
  complaints: 'Beschwerden',
  mentions: 'Erwähnungen',
  about: ' zu {{topic}}',
  on: ' auf {{network}}',
  noTopic: 'dem, was zu keinem Thema passt',
  subject: '{{brand}}: mehr {{what}}{{about}}{{on}} als üblich',
  many: '{{count}} Ausschläge bei Erwähnungen',
  counts: '{{count}} {{what}} seit {{began}}, üblich sind {{usual}}.',
  overSince: 'Vorbei seit {{until}}.',
  phrases: 'Oft gesagt: {{list}}',
  countries: 'Mehr als üblich aus: {{list}}',
  open: '{{brand}} ansehen',
  more: 'Und {{count}} weitere.',
  times: 'Zeiten sind die von {{zone}}.',
  seen: 'Wer einen Ausschlag als gesehen kennzeichnet, beendet die Nachrichten darüber.',
};

/** Words of letters about rises. */
export const alertWords: Readonly<Record<DigestLanguage, AlertWords>> = { en: alertsEn, de: alertsDe };

const stopEn = {
  title: 'Switch this digest off',
  ask: 'This digest will not come any more. Your others stay as they are.',
  button: 'Switch it off',
  done: 'The digest is switched off. One that is on its way already may still arrive.',
  again: 'Choose digests again in Earshot',
  unknown: 'This link is not valid. The digest is gone, or the link was cut short: sign in to see your digests.',
};

export type StopWords = Readonly<Record<keyof typeof stopEn, string>>;

const stopDe: StopWords = {
  title: 'Diesen Bericht abschalten',
  ask: 'Dieser Bericht kommt dann nicht mehr. Ihre anderen bleiben, wie sie sind.',
  button: 'Abschalten',
  done: 'Der Bericht ist abgeschaltet. Einer, der schon unterwegs ist, kann noch ankommen.',
  again: 'Berichte in Earshot neu wählen',
  unknown:
    'Dieser Link gilt nicht. Den Bericht gibt es nicht mehr, oder der Link ist abgeschnitten: Melden Sie sich an, um Ihre Berichte zu sehen.',
};

/** Words of the page that switches a digest off. */
export const stopWords: Readonly<Record<DigestLanguage, StopWords>> = { en: stopEn, de: stopDe };

/** Words with what they leave open put in. */
export function fillWords(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/gu, (_, name: string) => String(values[name] ?? ''));
}
