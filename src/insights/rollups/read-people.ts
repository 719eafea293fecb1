import type { AuthorRow } from '../../domain/index.ts';
import type { RollupStore } from '../../ports/rollups.ts';
import { firstPeople, peopleOf, sumPeople, type PeopleOrder } from './people.ts';
import { freshen, partsOf, type RollupQuestion } from './read.ts';

/** Who spoke in a time, the first of them by what they are asked for. */
export interface PeopleQuestion extends Pick<RollupQuestion, 'brands' | 'from' | 'to' | 'network'> {
  readonly order: PeopleOrder;
  readonly limit: number;
}

const iso = (ms: number): string => new Date(ms).toISOString();

/**
 * The accounts with the most followers, or with the most complaints. The former are right for any time; of the latter each day gives
 * the hundred that complained most, so that over several days somebody may have complained more often than is told.
 * @param now milliseconds since 1970
 */
export async function readPeople(
  rollups: RollupStore,
  { brands, from, to, network, order, limit }: PeopleQuestion,
  { now, signal }: { readonly now: number; readonly signal: AbortSignal },
): Promise<readonly AuthorRow[]> {
  await freshen(rollups, now, signal);
  const rows = await Promise.all(
    partsOf(Date.parse(from), Date.parse(to), true).map(async (part): Promise<readonly AuthorRow[]> => {
      const span = { from: iso(part.from), to: iso(part.to) };
      if (part.kind !== 'raw') return rollups.readPeople({ brands, size: part.kind, ...span });
      const mentions = await Promise.all(brands.map((brand) => rollups.mentionsOf(brand, span.from, span.to)));
      return mentions.flatMap(peopleOf);
    }),
  );
  const people = sumPeople(rows.flat()).filter((row) => network === undefined || row.network === network);
  return firstPeople(order === 'complaints' ? people.filter(({ complaints }) => complaints > 0) : people, order, limit);
}
