import { ignore, type Findings } from './findings.ts';
import { isRecord, type JsonRecord } from './record.ts';

/** The last part of a problem's `type`: its host is api.x.com or api.twitter.com, the rest is stable. */
export function problemKind(problem: JsonRecord): string {
  const type = problem['type'];
  return typeof type === 'string' ? (type.split('/').at(-1) ?? '') : '';
}

const GONE = new Set(['resource-not-found', 'not-authorized-for-resource']);
const GONE_TITLES = new Set(['Not Found Error', 'Authorization Error']);

/** Whether a partial error of a look-up says that this post is not to be seen any more. Old answers carry only a title. */
function goneId(problem: unknown): string | undefined {
  if (!isRecord(problem)) return undefined;
  const id = problem['resource_id'];
  const kind = problemKind(problem);
  const gone = kind === '' ? GONE_TITLES.has(String(problem['title'])) : GONE.has(kind);
  const aboutPost =
    problem['resource_type'] === undefined || problem['resource_type'] === 'tweet' || problem['resource_type'] === 'post';
  return gone && aboutPost && typeof id === 'string' && /^\d{1,19}$/.test(id) ? id : undefined;
}

function isDisconnect(problem: JsonRecord): boolean {
  return (
    problemKind(problem) === 'operational-disconnect' ||
    problem['title'] === 'operational-disconnect' ||
    'disconnect_type' in problem
  );
}

function reasonOf(problem: JsonRecord): string {
  if (isDisconnect(problem)) return 'operational-disconnect';
  if ('connection_issue' in problem || problemKind(problem) === 'streaming-connection') return 'stream-error';
  if (typeof problem['code'] === 'number') return 'error-response';
  if ('resource_id' in problem || 'resource_type' in problem) return 'partial-error';
  return 'stream-error';
}

/** A problem sent alone, such as the bare disconnect line of a stream or the body of a refused request. */
export function readProblem(problem: JsonRecord, found: Findings): void {
  ignore(found, isDisconnect(problem) ? 'operational-disconnect' : 'error-response');
}

/**
 * The `errors` of an answer or a stream line. Only where the request was a look-up by id does "not found" mean gone:
 * elsewhere it may be about something the post refers to.
 */
export function readErrors(errors: readonly unknown[], found: Findings, lookup: boolean): void {
  if (errors.length === 0) ignore(found, 'no-data');
  for (const problem of errors) {
    const gone = lookup ? goneId(problem) : undefined;
    if (gone !== undefined) found.removed.push(gone);
    else if (isRecord(problem)) {
      const id = problem['resource_id'];
      ignore(found, reasonOf(problem), typeof id === 'string' && id !== '' ? id : undefined);
    } else ignore(found, 'stream-error');
  }
}
