import { problems } from '../i18n/en/problems.ts';
import { language, textOf } from '../i18n/texts.ts';
import type { Activity, Owner } from './types.ts';

const t = textOf('problems');

/** The parts of an RFC 9457 problem document that pages use. `status` 0: no answer came at all. */
export interface Problem {
  readonly status: number;
  /** Short and stable, for instance `owned`; null where no problem document came. */
  readonly code: string | null;
  readonly title: string;
  readonly detail: string | null;
  readonly errors: readonly { readonly path: string; readonly message: string }[];
  readonly owner: Owner | null;
  readonly version: number | null;
  readonly changes: readonly Activity[];
  /** The answer of ours that stands there already. */
  readonly reply: { readonly text: string; readonly by: string; readonly at: string } | null;
  /** What was concluded before and this would contradict. */
  readonly conclusions: readonly { readonly text: string; readonly by: string; readonly at: string }[];
  /** From the header `Retry-After`, where it came. */
  readonly retryAfterSeconds: number | null;
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

function readReply(value: unknown): Problem['reply'] {
  if (!isRecord(value)) return null;
  const by = isRecord(value['by']) ? text(value['by']['name']) : null;
  return { text: text(value['text']) ?? '', by: by ?? '', at: text(value['at']) ?? '' };
}

function readConclusions(value: unknown): Problem['conclusions'] {
  if (!Array.isArray(value)) return [];
  return value.filter(isRecord).map((entry) => ({
    text: text(entry['text']) ?? text(entry['code']) ?? '',
    by: text(entry['by']) ?? '',
    at: text(entry['at']) ?? '',
  }));
}

function readErrors(value: unknown): Problem['errors'] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isRecord)
    .map((entry) => ({ path: text(entry['path']) ?? '', message: text(entry['message']) ?? 'not valid' }));
}

/** Reads whatever a failed call answered; anything that isn't a problem document keeps its status and a plain title. */
export function readProblem(status: number, body: unknown, retryAfter: string | null = null): Problem {
  const record = isRecord(body) ? body : {};
  return {
    status,
    code: text(record['code']),
    title: text(record['title']) ?? t('status', { status: String(status) }),
    detail: text(record['detail']),
    errors: readErrors(record['errors']),
    owner: readOwner(record['owner']),
    version: typeof record['version'] === 'number' ? record['version'] : null,
    changes: readChanges(record['changes']),
    reply: readReply(record['reply']),
    conclusions: readConclusions(record['conclusions']),
    retryAfterSeconds: /^\d{1,6}$/u.test(retryAfter ?? '') ? Number(retryAfter) : null,
  };
}

export function unreachable(reason: 'tooLate' | 'unreachable'): Problem {
  return { ...readProblem(0, null), title: t('noAnswer'), detail: t(reason) };
}

type PageText = 'status' | 'refusedWith';
function isKnown(code: string | null): code is Exclude<keyof typeof problems, PageText> {
  return code !== null && code !== 'status' && code !== 'refusedWith' && Object.hasOwn(problems, code);
}

/** What the server said. It speaks English: for readers of another language what its code means is said in theirs. */
function refusal({ code, detail, title }: Problem): string {
  if (language() === 'en') return detail ?? title;
  if (isKnown(code)) return t(code);
  return detail === null ? title : t('refusedWith', { detail });
}

/** What went wrong, as one sentence for a person. */
export function explain(error: unknown): string {
  if (!(error instanceof ApiError)) return t('pageFailed');
  const { problem } = error;
  if (problem.status === 0) return problem.detail ?? problem.title;
  if (problem.status === 429) return t('too-many-requests');
  if (problem.status === 403 && problem.detail === null) return t('not-permitted');
  return refusal(problem);
}
