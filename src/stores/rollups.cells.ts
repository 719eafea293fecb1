import { Packr } from 'msgpackr';
import {
  intents,
  rollupDetails,
  type Histogram,
  type Intent,
  type RollupCell,
  type RollupDetail,
  type VoiceCounts,
} from '../domain/index.ts';

/** How the driver gives bytes back. */
export type StoredBytes = Uint8Array | { readonly buffer: Uint8Array };

/** The cells of a bucket: what is counted in each, and beside it, in the same order, what few ask for. */
export type StoredCells = { readonly counts: StoredBytes } & { readonly [detail in RollupDetail]?: StoredBytes };

/** Which cells and which of their parts are wanted. */
export interface Wanted {
  readonly details: readonly RollupDetail[];
  readonly network?: string | undefined;
  readonly topic?: string | undefined;
  readonly lang?: string | undefined;
}

/** MessagePack of plain lists: a number in most cells is one byte, where a field of BSON is eight and its name. */
const packr = new Packr({ useRecords: false, mapsAsObjects: true });
export const pack = (value: unknown): Buffer => packr.pack(value);
export function unpack<T>(bytes: StoredBytes): T {
  return packr.unpack(bytes instanceof Uint8Array ? bytes : bytes.buffer) as T;
}

const STARS = 5;
/** Place, sentiments, sum of scores, reach, four of cases, intents, stars. */
const WIDTH = 3 + 3 + 2 + 4 + intents.length + STARS;
const INTENTS_AT = 12;
const STARS_AT = INTENTS_AT + intents.length;

/** Names by number, and the numbers of all cells one after the other. */
interface Counts {
  readonly names: readonly (string | null)[];
  readonly numbers: readonly number[];
}
type Times = readonly (readonly [firstResponse: Histogram, resolution: Histogram])[];
type Voices = readonly (readonly (readonly [id: string, counts: VoiceCounts])[])[];
type Fives = readonly (readonly [all: readonly number[], complaints: readonly number[]])[];

const NOTHING: readonly number[] = [];

/** How many there are, and then which are not 0: place, count. */
const sparse = (counts: readonly number[]): readonly number[] => [
  counts.length,
  ...counts.flatMap((count, at) => (count === 0 ? [] : [at, count])),
];
function full(stored: readonly number[] | undefined): readonly number[] {
  if (stored === undefined) return NOTHING;
  const counts = Array.from({ length: stored[0] ?? 0 }, () => 0);
  for (let at = 1; at < stored.length; at += 2) counts[stored[at] ?? 0] = stored[at + 1] ?? 0;
  return counts;
}

export function toStoredCells(cells: readonly RollupCell[]): StoredCells {
  const known = new Map<string | null, number>();
  const numberOf = (name: string | null): number => {
    const number = known.get(name) ?? known.size;
    known.set(name, number);
    return number;
  };
  const numbers = cells.flatMap((cell) => [
    ...[cell.network, cell.topic, cell.lang].map(numberOf),
    cell.negative,
    cell.neutral,
    cell.positive,
    cell.score,
    cell.reach,
    cell.opened,
    cell.answered,
    cell.solved,
    cell.reopened,
    ...intents.map((intent) => cell.intents[intent] ?? 0),
    ...Array.from({ length: STARS }, (_, at) => cell.stars[at] ?? 0),
  ]);
  const counts: Counts = { names: [...known.keys()], numbers };
  const times: Times = cells.map(({ firstResponse, resolution }) => [firstResponse, resolution]);
  const fives: Fives = cells.map((cell) => [sparse(cell.fives), sparse(cell.complaintFives)]);
  return {
    counts: pack([counts.names, counts.numbers]),
    ...(cells.some(({ authors }) => authors.length > 0) ? { authors: pack(cells.map(({ authors }) => authors)) } : {}),
    ...(times.some((both) => both.some((some) => some.length > 0)) ? { times: pack(times) } : {}),
    ...(cells.some((cell) => cell.fives.length > 0) ? { fives: pack(fives) } : {}),
    ...(cells.some(({ voices }) => Object.keys(voices).length > 0)
      ? { voices: pack(cells.map(({ voices }) => Object.entries(voices))) }
      : {}),
    ...(cells.some(({ countries }) => Object.keys(countries).length > 0)
      ? { countries: pack(cells.map(({ countries }) => Object.entries(countries))) }
      : {}),
  };
}

const NO_INTENTS: RollupCell['intents'] = {};

function intentsAt(numbers: readonly number[], from: number): RollupCell['intents'] {
  let counts: Partial<Record<Intent, number>> | undefined;
  for (let at = 0; at < intents.length; at += 1) {
    const [intent, count] = [intents[at], numbers[from + at] ?? 0];
    if (count === 0 || intent === undefined) continue;
    counts ??= {};
    counts[intent] = count;
  }
  return counts ?? NO_INTENTS;
}

function starsAt(numbers: readonly number[], from: number): readonly number[] {
  for (let at = from; at < from + STARS; at += 1) if ((numbers[at] ?? 0) > 0) return numbers.slice(from, from + STARS);
  return NOTHING;
}

const NONE_NAMED: RollupCell['voices'] = {};
const namedOf = (stored: Voices[number] | undefined): RollupCell['voices'] =>
  stored === undefined || stored.length === 0 ? NONE_NAMED : Object.fromEntries(stored);
const NO_BYTES = new Uint8Array(0);
/** The same bytes where they lie, not as a Buffer. */
const viewOf = (bytes: Uint8Array = NO_BYTES): Uint8Array =>
  bytes.length === 0 ? NO_BYTES : new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.length);

/** The cells that are wanted, without the details that are not. */
export function toCells(stored: StoredCells, wanted: Wanted): readonly RollupCell[] {
  const [names, numbers] = unpack<readonly [Counts['names'], Counts['numbers']]>(stored.counts);
  const details = <T>(name: RollupDetail): T | null => {
    const bytes = stored[name];
    return wanted.details.includes(name) && bytes !== undefined ? unpack<T>(bytes) : null;
  };
  const [authors, times] = [details<readonly Uint8Array[]>('authors'), details<Times>('times')];
  const [fives, voices, countries] = [details<Fives>('fives'), details<Voices>('voices'), details<Voices>('countries')];
  const only = [wanted.network, wanted.topic, wanted.lang].map((name) => (name === undefined ? null : names.indexOf(name)));
  const cells: RollupCell[] = [];
  let first = 0;
  const number = (place: number): number => numbers[first + place] ?? 0;
  const name = (place: number): string | null => names[number(place)] ?? null;
  for (let from = 0, at = 0; from < numbers.length; from += WIDTH, at += 1) {
    if (only.some((name, place) => name !== null && numbers[from + place] !== name)) continue;
    first = from;
    cells.push({
      network: name(0),
      topic: name(1),
      lang: name(2),
      negative: number(3),
      neutral: number(4),
      positive: number(5),
      score: number(6),
      intents: intentsAt(numbers, from + INTENTS_AT),
      reach: number(7),
      authors: viewOf(authors?.[at]),
      stars: starsAt(numbers, from + STARS_AT),
      fives: full(fives?.[at]?.[0]),
      complaintFives: full(fives?.[at]?.[1]),
      opened: number(8),
      answered: number(9),
      solved: number(10),
      reopened: number(11),
      firstResponse: viewOf(times?.[at]?.[0]),
      resolution: viewOf(times?.[at]?.[1]),
      voices: namedOf(voices?.[at]),
      countries: namedOf(countries?.[at]),
    });
  }
  return cells;
}

/** The fields of a document that hold what is asked for. */
export const cellFields = (details: readonly RollupDetail[]): Readonly<Record<string, 1>> => ({
  counts: 1,
  ...Object.fromEntries(rollupDetails.filter((detail) => details.includes(detail)).map((detail) => [detail, 1 as const])),
});
