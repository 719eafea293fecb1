import type { AuthorRow, RollupCell } from '../domain/index.ts';

/** How the driver gives bytes back. */
interface StoredBytes {
  readonly buffer: Uint8Array;
}
type Place = 'network' | 'topic' | 'lang';
/** A cell without what is nothing in it: most cells have little. */
export type StoredCell = Pick<RollupCell, Place> &
  Partial<Omit<RollupCell, Place | 'authors'>> & { readonly authors?: Uint8Array | StoredBytes };

const NOTHING: Omit<RollupCell, Place> = {
  negative: 0,
  neutral: 0,
  positive: 0,
  score: 0,
  intents: {},
  reach: 0,
  authors: new Uint8Array(0),
  stars: [],
  fives: [],
  complaintFives: [],
  opened: 0,
  answered: 0,
  solved: 0,
  reopened: 0,
  firstResponse: [],
  resolution: [],
};

const isSomething = (value: unknown): boolean => {
  if (value instanceof Uint8Array || Array.isArray(value)) return value.length > 0;
  return typeof value === 'object' && value !== null ? Object.keys(value).length > 0 : value !== 0;
};

export function toStoredCell({ network, topic, lang, authors, ...counts }: RollupCell): StoredCell {
  const kept = Object.fromEntries(Object.entries(counts).filter(([, value]) => isSomething(value)));
  return { network, topic, lang, ...kept, ...(authors.length === 0 ? {} : { authors: Buffer.from(authors) }) };
}

export function toCell({ authors, ...stored }: StoredCell): RollupCell {
  const bytes = authors instanceof Uint8Array ? authors : authors?.buffer;
  return { ...NOTHING, ...stored, authors: bytes ? new Uint8Array(bytes) : NOTHING.authors };
}

/** A row without the names of its fields: there are a hundred in a document. */
export type StoredPerson = readonly [
  network: AuthorRow['network'],
  author: string,
  followers: number,
  mentions: number,
  complaints: number,
  negative: number,
  positive: number,
  last: string,
  lastAt: string,
];

export const toStoredPerson = (row: AuthorRow): StoredPerson => [
  row.network,
  row.author,
  row.followers,
  row.mentions,
  row.complaints,
  row.negative,
  row.positive,
  row.last,
  row.lastAt,
];

export function toPerson(stored: StoredPerson): AuthorRow {
  const [network, author, followers, mentions, complaints, negative, positive, last, lastAt] = stored;
  return { network, author, followers, mentions, complaints, negative, positive, last, lastAt };
}
