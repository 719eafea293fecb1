import type { BulkResult } from '../api/inbox.ts';
import { ApiError, explain, readProblem } from '../api/problem.ts';
import type { CaseSummary } from '../api/types.ts';

/** What came of a change to many cases. */
export interface BulkOutcome {
  readonly done: number;
  readonly refused: readonly { readonly one: CaseSummary; readonly why: string }[];
}

/** The server's answer beside the cases it speaks of, each refusal in the reader's language. */
export function outcomeOf(result: BulkResult, cases: readonly CaseSummary[]): BulkOutcome {
  const known = new Map(cases.map((one) => [one.id, one]));
  return {
    done: result.done.length,
    refused: result.refused.flatMap(({ id, status, code, detail }) => {
      const one = known.get(id);
      return one === undefined ? [] : [{ one, why: explain(new ApiError(readProblem(status, { code, detail }))) }];
    }),
  };
}
