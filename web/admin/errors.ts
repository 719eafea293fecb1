import { ApiError } from '../api/problem.ts';

/** What is wrong with a field, by its path such as `hours.weekly.mon[0]`; null when nothing is. */
export type FaultAt = (path: string) => string | null;

const plain = (path: string): string => path.replaceAll(/\[(\d+)\]/gu, '.$1').replace(/^rule\./u, '');

/** Faults by field; one of something inside the field counts as the field's. */
export function faultsOf(error: unknown): FaultAt {
  const errors = error instanceof ApiError ? error.problem.errors : [];
  return (path) => {
    const wanted = plain(path);
    const found = errors.filter((one) => plain(one.path) === wanted || plain(one.path).startsWith(`${wanted}.`));
    return found.length === 0 ? null : found.map(({ message }) => message).join('; ');
  };
}
export function isStale(error: unknown): boolean {
  return error instanceof ApiError && error.problem.status === 412;
}
/** Everything that was found wrong, with the path of each field. */
export function allFaults(error: unknown): readonly { readonly path: string; readonly message: string }[] {
  return error instanceof ApiError ? error.problem.errors : [];
}
