import type { Connection, mongo } from 'mongoose';
import type { Reply } from '../../domain/index.ts';
import type { PageOf } from '../../ports/page.ts';
import type { CaseLife, LifeFilter, ReportStore } from '../../ports/reports.ts';
import type { CaseDocument } from '../cases.schema.ts';
import type { Stored } from '../documents.ts';
import type { MentionDocument } from '../mentions.schema.ts';
import { after, decodeCursor, encodeCursor } from '../paging.ts';

const QUERY_MS = 10_000;
/** Mentions and answers read for one page of cases. */
const MOST_BESIDE = 50_000;
const PROJECTION = { brand: 1, queue: 1, firstMentionAt: 1, openedAt: 1, solvedAt: 1, timeline: 1, openKey: 1 } as const;
/** Before the position within it, a cursor names the part of the walk: first what was solved, then what is not. */
const SOLVED = 'solved ';
const LIVE = 'live ';

type LifeDocument = Pick<CaseDocument, '_id' | keyof typeof PROJECTION>;
interface Step {
  readonly found: readonly LifeDocument[];
  readonly nextCursor: string | null;
}

function byCase<T extends { readonly case: string | null }>(items: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(item.case ?? '');
    if (group) group.push(item);
    else groups.set(item.case ?? '', [item]);
  }
  return groups;
}

/** What reports read of MongoDB, by the indexes of solved and of live cases. */
export function openReportStore(connection: Connection): ReportStore {
  const cases = connection.collection<CaseDocument>('cases');
  const replies = connection.collection<Stored<Reply>>('replies');
  const mentions = connection.collection<MentionDocument>('mentions');
  const matching = ({ brand, queue, to }: LifeFilter) => ({
    openedAt: { $lt: to },
    ...(brand === undefined ? {} : { brand }),
    ...(queue === undefined ? {} : { queue }),
  });

  const solved = async (filter: LifeFilter, limit: number, cursor: string | null): Promise<Step> => {
    const since: mongo.Filter<CaseDocument> = {
      ...matching(filter),
      solvedAt: { $gte: filter.from, $type: 'string' },
      mergedInto: null,
    };
    const found = await cases
      .find<LifeDocument>(
        { $and: [since, after('solvedAt', { limit, cursor })] },
        { projection: PROJECTION, maxTimeMS: QUERY_MS },
      )
      .sort({ solvedAt: -1, _id: -1 })
      .limit(limit + 1)
      .toArray();
    const last = found.length > limit ? found[limit - 1] : undefined;
    const position = last ? encodeCursor({ value: last.solvedAt ?? '', id: last._id }) : null;
    return { found: found.slice(0, limit), nextCursor: position === null ? LIVE : `${SOLVED}${position}` };
  };

  const live = async (filter: LifeFilter, limit: number, cursor: string | null): Promise<Step> => {
    const behind = cursor === null ? '' : decodeCursor(cursor).value;
    const found = await cases
      .find<LifeDocument>(
        { ...matching(filter), openKey: { $gt: behind }, mergedInto: null },
        { projection: PROJECTION, maxTimeMS: QUERY_MS },
      )
      .sort({ openKey: 1 })
      .limit(limit + 1)
      .toArray();
    const last = found.length > limit ? found[limit - 1] : undefined;
    const nextCursor = last ? `${LIVE}${encodeCursor({ value: last.openKey ?? '', id: last._id })}` : null;
    return { found: found.slice(0, limit), nextCursor };
  };

  return {
    async lives(filter, { limit, cursor }) {
      const position = cursor === null ? '' : cursor.slice(cursor.indexOf(' ') + 1);
      const inside = position === '' ? null : position;
      const step = cursor?.startsWith(LIVE) === true ? await live(filter, limit, inside) : await solved(filter, limit, inside);
      return withBeside(step);
    },
  };

  async function withBeside({ found, nextCursor }: Step): Promise<PageOf<CaseLife>> {
    if (found.length === 0) return { items: [], nextCursor };
    const ids = found.map(({ _id }) => _id);
    const [sent, said] = await Promise.all([
      replies
        .find(
          { case: { $in: ids }, state: 'sent', sentAt: { $type: 'string' } },
          { projection: { case: 1, by: 1, sentAt: 1 }, maxTimeMS: QUERY_MS },
        )
        .limit(MOST_BESIDE)
        .toArray(),
      mentions
        .find(
          { case: { $in: ids, $type: 'string' }, own: false },
          { projection: { case: 1, postedAt: 1, receivedAt: 1 }, maxTimeMS: QUERY_MS },
        )
        .limit(MOST_BESIDE)
        .toArray(),
    ]);
    const answers = byCase(sent);
    const heard = byCase(said);
    const items = found.map(({ _id, brand, queue, firstMentionAt, openedAt, solvedAt, timeline }): CaseLife => ({
      id: _id,
      brand,
      queue,
      firstMentionAt,
      openedAt,
      solvedAt,
      timeline,
      answers: (answers.get(_id) ?? []).map(({ by, sentAt }) => ({ by: by.id, at: sentAt ?? '' })),
      heard: (heard.get(_id) ?? []).map(({ postedAt, receivedAt }) => ({ postedAt, receivedAt })),
    }));
    return { items, nextCursor };
  }
}
