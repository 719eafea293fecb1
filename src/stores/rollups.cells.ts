import type { RollupCell } from '../domain/index.ts';

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
