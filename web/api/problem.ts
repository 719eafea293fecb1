import type { Activity, Owner } from './types.ts';

/** The parts of an RFC 9457 problem document that pages use. `status` 0: no answer came at all. */
export interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string | null;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly owner: Owner | null;
  readonly version: number | null;
  readonly changes: readonly Activity[];
}

/** A call the server refused, or that got no answer. */
export class ApiError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.detail ?? problem.title);
    this.name = 'ApiError';
    this.problem = problem;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function readOwner(value: unknown): Owner | null {
  if (!isRecord(value)) return null;
  const id = text(value['id']);
  if (id === null) return null;
  const kind = value['kind'] === 'queue' ? 'queue' : 'agent';
  return { kind, id, name: text(value['name']) ?? id, leaseUntil: text(value['leaseUntil']) };
}

function readChanges(value: unknown): readonly Activity[] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map((entry) => ({
    at: text(entry['at']) ?? '',
    by: text(entry['by']) ?? 'system',
    type: text(entry['type']) ?? 'changed',
    detail: text(entry['detail']),
    mention: text(entry['mention']),
  }));
}

function readErrors(value: unknown): Problem['errors'] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isRecord)
    .map((entry) => ({ path: text(entry['path']) ?? '', message: text(entry['message']) ?? 'not valid' }));
}

/** Reads whatever a failed call answered; anything that isn't a problem document keeps its status and a plain title. */
export function readProblem(status: number, body: unknown): Problem {
  const record = isRecord(body) ? body : {};
  return {
    status,
    title: text(record['title']) ?? `The server answered with status ${status}`,
    detail: text(record['detail']),
    errors: readErrors(record['errors']),
    owner: readOwner(record['owner']),
    version: typeof record['version'] === 'number' ? record['version'] : null,
    changes: readChanges(record['changes']),
  };
}

export function unreachable(reason: string): Problem {
  return { status: 0, title: 'Earshot did not answer', detail: reason, errors: [], owner: null, version: null, changes: [] };
}

/** What went wrong, as one sentence for a person. */
export function explain(error: unknown): string {
  if (!(error instanceof ApiError))
    return 'Something in this page failed. Reload it, and tell your administrator if it happens again.';
  const { status, detail, title } = error.problem;
  if (status === 0) return detail ?? title;
  if (status === 429) return 'Too many requests in a short time. Wait a moment, then try again.';
  if (status === 403) return detail ?? 'Your roles do not allow this.';
  return detail ?? title;
}
