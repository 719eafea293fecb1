import type { DigestLanguage } from '../../domain/index.ts';
import type { DigestFacts } from './facts.ts';
import { formatIn } from './format.ts';
import { digestWords, fillWords } from './words.ts';

/** Whether a change is good news. */
export type Tone = 'better' | 'worse' | 'neither';

export interface FigureRow {
  readonly label: string;
  readonly value: string;
  readonly before: string;
  readonly change: string;
  readonly tone: Tone;
}

export interface ChartColumn {
  readonly label: string;
  readonly negative: number;
  readonly neutral: number;
  readonly positive: number;
  readonly total: number;
}

export interface TopicRow {
  readonly name: string;
  readonly link: string;
  readonly count: number;
  readonly countText: string;
  readonly before: string;
  readonly change: string;
  readonly net: string;
}

export interface PhraseRow {
  readonly phrase: string;
  readonly link: string;
  readonly count: string;
  readonly usual: string;
}

/** What a digest says, in words: both the HTML and the plain text are made from it, so that they say the same. */
export interface DigestContent {
  readonly language: DigestLanguage;
  readonly subject: string;
  readonly title: string;
  readonly about: string;
  readonly period: string;
  readonly compared: string;
  readonly link: { readonly text: string; readonly href: string };
  readonly figures: { readonly title: string; readonly hint: string; readonly rows: readonly FigureRow[] };
  readonly chart: { readonly title: string; readonly summary: string; readonly columns: readonly ChartColumn[] };
  readonly topics: { readonly title: string; readonly empty: string; readonly rows: readonly TopicRow[] };
  readonly phrases: {
    readonly title: string;
    readonly hint: string;
    readonly empty: string;
    readonly rows: readonly PhraseRow[];
  };
  readonly standing: {
    readonly title: string;
    readonly rows: readonly {
      readonly label: string;
      readonly value: string;
      readonly link: string;
      readonly alarming: boolean;
    }[];
  };
  readonly more: readonly { readonly text: string; readonly href: string }[];
  readonly why: string;
  /** Switches this digest off without signing in; null for one that nobody has. */
  readonly stop: { readonly text: string; readonly href: string } | null;
}

const toneOf = (now: number | null, then: number | null, good: 'more' | 'less'): Tone => {
  if (now === null || then === null || now === then) return 'neither';
  return now > then === (good === 'more') ? 'better' : 'worse';
};

function figureRows(facts: DigestFacts, language: DigestLanguage): readonly FigureRow[] {
  const { now, before } = facts;
  const words = digestWords[language];
  const format = formatIn(language, facts.timeZone);
  const counted = (label: string, key: 'count' | 'complaints' | 'casesOpened' | 'casesSolved', tone: Tone): FigureRow => ({
    label,
    value: format.count(now[key]),
    before: format.count(before[key]),
    change: format.moved(now[key], before[key]),
    tone,
  });
  const timed = (label: string, key: 'firstResponse' | 'resolution'): FigureRow => ({
    label,
    value: format.length(now[key]),
    before: format.length(before[key]),
    change: format.movedLength(now[key], before[key]),
    tone: toneOf(now[key], before[key], 'less'),
  });
  return [
    {
      label: words.net,
      value: format.points(now.net),
      before: format.points(before.net),
      change: format.movedPoints(now.net, before.net),
      tone: toneOf(now.net, before.net, 'more'),
    },
    counted(words.mentions, 'count', 'neither'),
    counted(words.complaints, 'complaints', toneOf(now.complaints, before.complaints, 'less')),
    counted(words.casesOpened, 'casesOpened', 'neither'),
    counted(words.casesSolved, 'casesSolved', 'neither'),
    timed(words.firstResponse, 'firstResponse'),
    timed(words.resolution, 'resolution'),
  ];
}

export interface WordingOptions {
  readonly language: DigestLanguage;
  /** Where Earshot is reached, without a slash at the end. */
  readonly publicUrl: string;
  /** Where whoever gets this digest switches it off; null for a preview. */
  readonly stopUrl: string | null;
}

/** Puts facts into words. */
export function digestContent(facts: DigestFacts, { language, publicUrl, stopUrl }: WordingOptions): DigestContent {
  const words = digestWords[language];
  const format = formatIn(language, facts.timeZone);
  const { span, brand, open, incidents } = facts;
  const about = brand?.name ?? words.allBrands;
  const period = format.days(span.firstDay, span.lastDay);
  const title = facts.every === 'day' ? words.daily : words.weekly;
  const pageOf = (path: string, more: Readonly<Record<string, string>> = {}): string => {
    const query = new URLSearchParams({ ...(brand ? { brand: brand.id } : {}), ...more });
    return `${publicUrl}${path}${query.size === 0 ? '' : `?${query.toString()}`}`;
  };
  const days = { from: span.firstDay, to: span.lastDay };
  const columns = facts.columns.map(({ start, negative, neutral, positive }) => ({
    label: facts.every === 'day' ? format.hour(start) : format.weekday(start),
    negative,
    neutral,
    positive,
    total: negative + neutral + positive,
  }));
  const most = columns.reduce<ChartColumn | null>((top, one) => (one.total > (top?.total ?? 0) ? one : top), null);
  const standing = (label: string, count: number, { link, alarming }: { readonly link: string; readonly alarming: boolean }) => ({
    label,
    value: format.count(count),
    link,
    alarming: alarming && count > 0,
  });
  return {
    language,
    subject: `${title}: ${about}, ${period}`,
    title,
    about,
    period,
    compared: facts.every === 'day' ? words.comparedDay : words.comparedWeek,
    link: { text: words.openPage, href: pageOf('/brand', days) },
    figures: { title: words.figures, hint: `${words.net}: ${words.netHint}`, rows: figureRows(facts, language) },
    chart: {
      title: facts.every === 'day' ? words.chartDay : words.chartWeek,
      summary: most === null ? words.nothingSaid : fillWords(words.most, { when: most.label, count: format.count(most.total) }),
      columns: most === null ? [] : columns,
    },
    topics: {
      title: words.topics,
      empty: words.noTopicMoved,
      rows: facts.topics.map(({ id, name, count, before, net }) => ({
        name: name ?? words.noTopic,
        link: pageOf('/brand', { ...days, topic: id }),
        count,
        countText: format.count(count),
        before: format.count(before),
        change: format.moved(count, before),
        net: format.points(net),
      })),
    },
    phrases: {
      title: words.phrases,
      hint: words.phrasesHint,
      empty: words.noPhrase,
      rows: facts.phrases.map(({ text, count, usual, since }) => ({
        phrase: text,
        link: pageOf('/feed', { q: text, from: since, to: span.to }),
        count: format.count(count),
        usual: format.about(usual),
      })),
    },
    standing: {
      title: words.standing,
      rows: [
        standing(words.openCases, open.cases, { link: pageOf('/cases'), alarming: false }),
        standing(words.waiting, open.waiting, { link: pageOf('/cases', { unowned: 'true' }), alarming: false }),
        standing(words.breached, open.breached, { link: pageOf('/cases', { breached: 'true' }), alarming: true }),
        standing(words.orphans, facts.orphans, { link: pageOf('/orphans'), alarming: true }),
        standing(words.alerts, facts.alerts, { link: pageOf('/brand'), alarming: true }),
        standing(words.incidents, incidents.open, { link: pageOf('/brand'), alarming: true }),
        standing(words.proposed, incidents.proposed, { link: pageOf('/brand'), alarming: true }),
      ],
    },
    more: [
      { text: words.topicsLink, href: pageOf('/brand/topics', days) },
      { text: words.careLink, href: pageOf('/brand/care', days) },
    ],
    why: words.why,
    stop: stopUrl === null ? null : { text: words.stop, href: stopUrl },
  };
}
