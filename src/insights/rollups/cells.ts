import { FIVES, intents, type Intent, type RollupCell, type RollupSlice, type VoiceCounts } from '../../domain/index.ts';
import type { CountedCase, CountedMention } from '../../ports/rollups.ts';
import { histogramOf, mergeHistograms, NO_TIMES } from './histogram.ts';
import { mergeSketches, NOBODY, sketchOf } from './sketch.ts';

const FIVE_MINUTES_MS = 300_000;
const STARS = 5;
/** Under this stands what names any competitor, among a cell's voices. */
export const ANY_RIVAL = '';

type Place = Pick<RollupCell, 'network' | 'topic' | 'lang'>;
const keyOf = ({ network, topic, lang }: Place): string => JSON.stringify([network, topic, lang]);

export const EMPTY: Omit<RollupCell, keyof Place> = {
  negative: 0,
  neutral: 0,
  positive: 0,
  score: 0,
  intents: {},
  reach: 0,
  authors: NOBODY,
  stars: [],
  fives: [],
  complaintFives: [],
  opened: 0,
  answered: 0,
  solved: 0,
  reopened: 0,
  firstResponse: NO_TIMES,
  resolution: NO_TIMES,
  voices: {},
  countries: {},
};

/** What is told apart in a slice of where something was said. */
const placeIn = (slice: RollupSlice, { network, topic, lang }: Place): Place => ({
  network: slice.includes('n') ? network : null,
  topic: slice.includes('t') ? topic : null,
  lang: slice.includes('l') ? lang : null,
});

function grouped<T extends Place>(items: readonly T[], slice: RollupSlice): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(placeIn(slice, item));
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

function fivesOf(mentions: readonly CountedMention[], start: number): readonly number[] {
  const fives = Array.from({ length: FIVES }, () => 0);
  for (const { postedAt } of mentions) {
    const at = Math.min(FIVES - 1, Math.max(0, Math.floor((Date.parse(postedAt) - start) / FIVE_MINUTES_MS)));
    fives[at] = (fives[at] ?? 0) + 1;
  }
  return fives;
}

function starsOf(mentions: readonly CountedMention[]): readonly number[] {
  const rated = mentions.flatMap(({ rating }) => (rating === null ? [] : [Math.min(STARS, Math.max(1, Math.round(rating)))]));
  return rated.length === 0 ? [] : Array.from({ length: STARS }, (_, at) => rated.filter((stars) => stars === at + 1).length);
}

function intentsOf(mentions: readonly CountedMention[]): RollupCell['intents'] {
  const counts: Partial<Record<CountedMention['intent'], number>> = {};
  for (const { intent } of mentions) counts[intent] = (counts[intent] ?? 0) + 1;
  return counts;
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

const ONE: Readonly<Record<CountedMention['sentiment'], VoiceCounts>> = {
  negative: [1, 0, 0],
  neutral: [0, 1, 0],
  positive: [0, 0, 1],
};
const plusVoice = ([a, b, c]: VoiceCounts = [0, 0, 0], [x, y, z]: VoiceCounts): VoiceCounts => [a + x, b + y, c + z];

function voicesOf(mentions: readonly CountedMention[]): RollupCell['voices'] {
  const counts: Record<string, VoiceCounts> = {};
  for (const { voices, sentiment } of mentions)
    if (voices.length > 0) for (const id of [ANY_RIVAL, ...voices]) counts[id] = plusVoice(counts[id], ONE[sentiment]);
  return counts;
}

function countriesOf(mentions: readonly CountedMention[]): RollupCell['countries'] {
  const counts: Record<string, VoiceCounts> = {};
  for (const { country, sentiment } of mentions)
    if (country !== null) counts[country] = plusVoice(counts[country], ONE[sentiment]);
  return counts;
}

function ofMentions(mentions: readonly CountedMention[], start: number): Omit<RollupCell, keyof Place> {
  const count = (label: CountedMention['sentiment']): number => mentions.filter(({ sentiment }) => sentiment === label).length;
  return {
    ...EMPTY,
    negative: count('negative'),
    neutral: count('neutral'),
    positive: count('positive'),
    score: total(mentions.map(({ score }) => Math.round(score * 1000))),
    intents: intentsOf(mentions),
    reach: total(mentions.map(({ followers }) => followers)),
    authors: sketchOf(mentions.map(({ network, author }) => `${network} ${author}`)),
    stars: starsOf(mentions),
    voices: voicesOf(mentions),
    countries: countriesOf(mentions),
    fives: fivesOf(mentions, start),
    complaintFives: fivesOf(
      mentions.filter(({ intent }) => intent === 'complaint'),
      start,
    ),
  };
}

function ofCases(
  cases: readonly CountedCase[],
): Pick<RollupCell, 'opened' | 'answered' | 'solved' | 'reopened' | 'firstResponse' | 'resolution'> {
  const since = (at: (item: CountedCase) => string | null): readonly number[] =>
    cases.flatMap((item) => {
      const end = at(item);
      return end === null ? [] : [(Date.parse(end) - Date.parse(item.firstMentionAt)) / 1000];
    });
  return {
    opened: cases.length,
    answered: cases.filter(({ answeredAt }) => answeredAt !== null).length,
    solved: cases.filter(({ solvedAt }) => solvedAt !== null).length,
    reopened: cases.filter(({ reopened }) => reopened > 0).length,
    firstResponse: histogramOf(since(({ answeredAt }) => answeredAt)),
    resolution: histogramOf(since(({ solvedAt }) => solvedAt)),
  };
}

const inOrder = (cells: readonly RollupCell[]): readonly RollupCell[] =>
  cells
    .map((cell) => ({ key: keyOf(cell), cell }))
    .toSorted((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ cell }) => cell);

/**
 * One hour of a brand counted from everything in it, a cell for each network, topic and language that was met, or what of these the
 * slice tells apart. The same things in any order make the same cells. Pure.
 * @param start milliseconds since 1970
 */
export function cellsOf(
  mentions: readonly CountedMention[],
  cases: readonly CountedCase[],
  start: number,
  slice: RollupSlice = 'ntl',
): readonly RollupCell[] {
  const said = grouped(mentions, slice);
  const opened = grouped(cases, slice);
  const keys = [...new Set([...said.keys(), ...opened.keys()])];
  return inOrder(
    keys.flatMap((key) => {
      const [here = [], there = []] = [said.get(key), opened.get(key)];
      const place = here[0] ?? there[0];
      if (!place) return [];
      return [{ ...placeIn(slice, place), ...ofMentions(here, start), ...ofCases(there) }];
    }),
  );
}

/** Adds counts place by place; a shorter list is as if 0 followed. */
function add(sums: number[], counts: readonly number[]): void {
  for (let at = 0; at < counts.length; at += 1) sums[at] = (sums[at] ?? 0) + (counts[at] ?? 0);
}

/** All of these as one cell. */
export function mergeCells(cells: readonly RollupCell[], place: Place): RollupCell {
  const [first] = cells;
  if (first !== undefined && cells.length === 1) return { ...first, ...place };
  const sum = { negative: 0, neutral: 0, positive: 0, score: 0, reach: 0, opened: 0, answered: 0, solved: 0, reopened: 0 };
  const lists: { readonly stars: number[]; readonly fives: number[]; readonly complaintFives: number[] } = {
    stars: [],
    fives: [],
    complaintFives: [],
  };
  const found: Partial<Record<Intent, number>> = {};
  const voices: Record<string, VoiceCounts> = {};
  const countries: Record<string, VoiceCounts> = {};
  for (const cell of cells) {
    for (const [id, counts] of Object.entries(cell.voices)) voices[id] = plusVoice(voices[id], counts);
    for (const [id, counts] of Object.entries(cell.countries)) countries[id] = plusVoice(countries[id], counts);
    sum.negative += cell.negative;
    sum.neutral += cell.neutral;
    sum.positive += cell.positive;
    sum.score += cell.score;
    sum.reach += cell.reach;
    sum.opened += cell.opened;
    sum.answered += cell.answered;
    sum.solved += cell.solved;
    sum.reopened += cell.reopened;
    add(lists.stars, cell.stars);
    add(lists.fives, cell.fives);
    add(lists.complaintFives, cell.complaintFives);
    for (const intent of intents) {
      const count = cell.intents[intent];
      if (count !== undefined) found[intent] = (found[intent] ?? 0) + count;
    }
  }
  return {
    ...place,
    ...sum,
    ...lists,
    intents: found,
    voices,
    countries,
    authors: mergeSketches(cells.map(({ authors }) => authors)),
    firstResponse: mergeHistograms(cells.map(({ firstResponse }) => firstResponse)),
    resolution: mergeHistograms(cells.map(({ resolution }) => resolution)),
  };
}

/** The same cells, told apart by no more than the slice does. */
export function sliced(cells: readonly RollupCell[], slice: RollupSlice): readonly RollupCell[] {
  const groups = new Map<string, { readonly at: Place; readonly cells: RollupCell[] }>();
  for (const cell of cells) {
    const at = placeIn(slice, cell);
    const group = groups.get(keyOf(at));
    if (group) group.cells.push(cell);
    else groups.set(keyOf(at), { at, cells: [cell] });
  }
  return inOrder([...groups.values()].map(({ at, cells: some }) => mergeCells(some, at)));
}

/** A day out of the cells of its hours. The stretches of five minutes are the hours' alone. */
export function dayOf(hours: readonly (readonly RollupCell[])[]): readonly RollupCell[] {
  return sliced(hours.flat(), 'ntl').map((cell) => ({ ...cell, fives: [], complaintFives: [] }));
}
