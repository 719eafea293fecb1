import type { Visibility } from '../api/reply-types.ts';

/** What is typed, as this browser keeps it until the server has it. */
export interface Typed {
  readonly text: string;
  readonly mention: string;
  readonly visibility: Visibility;
  readonly source: string | null;
}

const keyOf = (caseId: string): string => `earshot draft ${caseId}`;

function isTyped(value: unknown): value is Typed {
  return (
    typeof value === 'object' &&
    value !== null &&
    'text' in value &&
    typeof value.text === 'string' &&
    'mention' in value &&
    typeof value.mention === 'string' &&
    'visibility' in value &&
    (value.visibility === 'public' || value.visibility === 'private')
  );
}

/** What this browser has and the server may not; null when there is nothing, or the browser forbids storage. */
export function readKept(caseId: string): Typed | null {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(keyOf(caseId)) ?? 'null');
    return isTyped(value) ? value : null;
  } catch {
    return null;
  }
}

/** Keeps it, or forgets it with null. */
export function keep(caseId: string, typed: Typed | null): void {
  try {
    if (typed === null) localStorage.removeItem(keyOf(caseId));
    else localStorage.setItem(keyOf(caseId), JSON.stringify(typed));
  } catch {
    // The server keeps it as well; without storage only a broken connection can lose it.
  }
}
