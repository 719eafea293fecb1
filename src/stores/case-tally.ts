import type { Connection } from 'mongoose';
import type { CaseEnd } from '../ports/macros.ts';

/** A saved text remembers this many cases of each sort; one that was used in more counts the oldest anew. */
const REMEMBERED = 2_000;

/** What is counted of a saved text, and the cases that are counted already. */
export interface Tallied {
  uses: number;
  solved: number;
  reopened: number;
  usedIn: string[];
  endedIn: string[];
}

type TalliedDocument = Tallied & { _id: string };

/** Counts uses and ends of cases, each case once: counting and remembering are one write. */
export function caseTally(connection: Connection, name: string) {
  const collection = connection.collection<TalliedDocument>(name);
  const count = async (id: string, caseId: string, list: 'usedIn' | 'endedIn', counter: 'uses' | CaseEnd): Promise<boolean> => {
    const { modifiedCount } = await collection.updateOne(
      { _id: id, [list]: { $ne: caseId } },
      { $inc: { [counter]: 1 }, $push: { [list]: { $each: [caseId], $slice: -REMEMBERED } } },
    );
    return modifiedCount === 1;
  };
  return {
    used: (id: string, caseId: string) => count(id, caseId, 'usedIn', 'uses'),
    ended: (id: string, caseId: string, end: CaseEnd) => count(id, caseId, 'endedIn', end),
  };
}
