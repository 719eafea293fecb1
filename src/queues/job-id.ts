import { freshId } from '../domain/index.ts';

/** BullMQ refuses ids that are whole numbers and ids with `:`; a letter in front settles the first. */
const MARK = 'j-';

/** The id under which BullMQ knows a job. Throws for an id that holds `:`. */
export function toStoredId(id: string | undefined): string {
  const given = id ?? freshId();
  if (given === '' || given.includes(':')) throw new Error(`A job's id may not be empty or hold ":", and "${given}" does`);
  return MARK + given;
}

export function fromStoredId(stored: string | undefined): string {
  if (stored === undefined) return '';
  return stored.startsWith(MARK) ? stored.slice(MARK.length) : stored;
}

/** How an id given from outside may be stored: ours, or one that BullMQ made itself. */
export function storedIdsFor(id: string): readonly string[] {
  return [MARK + id, id];
}
