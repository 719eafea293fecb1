import { z } from 'zod';
import { forgetPlace, ignore, type Findings } from './findings.ts';
import { isRecord, joinPath, parseAt, recordAt, recordOrFail, type JsonRecord } from './record.ts';
import { idSchema } from './scalars.ts';
import { exactIds, olderKeys } from './vocabulary.ts';

/** Notices that a post is gone; `drop` is X hiding it from everybody. */
const POST_GONE = ['delete', 'drop'] as const;
/** Notices that an account's posts may no longer be shown. */
const ACCOUNT_GONE = ['user_delete', 'user_suspend', 'user_protect'] as const;
/** A notice that where an account posted is to be forgotten: up to some post, but we forget it of all. */
const PLACES_GONE = 'scrub_geo';
/** Notices that ask nothing of us: we show no country its withheld posts, and fetch back nothing. */
const NOTHING_TO_DO = [
  'undrop',
  'withheld',
  'status_withheld',
  'tweet_edit',
  'user_undelete',
  'user_unsuspend',
  'user_unprotect',
  'user_withheld',
  'user_profile_modification',
  'limit',
  'warning',
  'disconnect',
] as const;

const NOTICES: readonly string[] = [...POST_GONE, ...ACCOUNT_GONE, PLACES_GONE, ...NOTHING_TO_DO];

/** Whether an object is a notice of a compliance stream, in v2's or v1.1's shape. */
export function isNotice(record: JsonRecord): boolean {
  if ('id' in record || 'text' in record) return false;
  const notice = olderKeys(record);
  return Object.keys(notice).some((key) => NOTICES.includes(key) && isRecord(notice[key]));
}

const withId = z.object({ id: idSchema });
const withUser = z.object({ user_id: idSchema });

function postIdIn(body: JsonRecord, path: string): string | undefined {
  if (isRecord(body['favorite'])) return undefined;
  const inner = recordAt(olderKeys(body), 'tweet') ?? recordAt(body, 'status') ?? {};
  return parseAt(withId, exactIds(inner), path).id;
}

/** Adds what a compliance notice says to the findings. */
export function readNotice(value: JsonRecord, path: string, found: Findings): void {
  const notice = olderKeys(value);
  for (const key of Object.keys(notice).filter((candidate) => NOTICES.includes(candidate))) {
    const where = joinPath(path, key);
    const body = recordOrFail(notice[key], where);
    if (POST_GONE.some((name) => name === key)) {
      const id = postIdIn(body, where);
      if (id === undefined) ignore(found, 'like-removed');
      else found.removed.push(id);
    } else if (ACCOUNT_GONE.some((name) => name === key)) {
      found.removedAuthors.push(parseAt(withId, exactIds(recordAt(body, 'user') ?? body), where).id);
    } else {
      const author = key === PLACES_GONE ? withUser.safeParse(exactIds(body)).data?.user_id : undefined;
      if (author !== undefined) forgetPlace(found, { author });
      ignore(found, 'compliance-notice');
    }
  }
}

const lineSchema = z.object({ id: idSchema, action: z.string(), reason: z.string().nullish(), type: z.string().nullish() });
const ACCOUNT_REASONS = new Set(['suspended', 'protected', 'deactivated']);

/** Whether an object is a line of a batch compliance result. */
export function isComplianceLine(record: JsonRecord): boolean {
  return typeof record['action'] === 'string' && 'id' in record;
}

/**
 * Adds a line of a batch compliance result to the findings. Lines of a job over posts and of one over accounts look the
 * same; where the reason is about an account and no `type` tells, the id counts as both, since ids of posts and of accounts
 * that live today don't meet.
 */
export function readComplianceLine(value: JsonRecord, path: string, found: Findings): void {
  const line = parseAt(lineSchema, value, path);
  if (line.action !== 'delete' || line.reason === PLACES_GONE) {
    if (line.reason === PLACES_GONE) forgetPlace(found, { thing: line.id });
    ignore(found, 'compliance-notice', line.id);
    return;
  }
  const accounts = line.type === 'users' || line.type === 'user';
  const posts = line.type === 'tweets' || line.type === 'posts' || line.type === 'tweet' || line.type === 'post';
  if (!accounts) found.removed.push(line.id);
  if (accounts || (!posts && ACCOUNT_REASONS.has(line.reason ?? ''))) found.removedAuthors.push(line.id);
}
