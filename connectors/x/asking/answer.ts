import { z } from 'zod';
import { isRecord, listAt, recordAt, type JsonRecord } from '../reading/record.ts';
import { readBody } from './body.ts';
import { ExchangeError } from './failure.ts';

const metaSchema = z.object({
  newest_id: z
    .string()
    .regex(/^\d{1,19}$/)
    .optional()
    .catch(undefined),
  next_token: z.string().min(1).optional().catch(undefined),
});

export interface Answer {
  readonly body: JsonRecord;
  readonly newestId: string | undefined;
  readonly nextToken: string | undefined;
}

/** Reads the frame of a page. Throws ExchangeError when it isn't one at all (a proxy's page, a redirect). */
export function readAnswer(answer: unknown): Answer {
  const value = readBody(answer);
  if (!isRecord(value) || !['data', 'meta', 'errors'].some((key) => key in value)) {
    throw new ExchangeError({ type: 'network', code: 'broken-answer' });
  }
  const meta = metaSchema.parse(recordAt(value, 'meta') ?? {});
  return { body: value, newestId: meta.newest_id, nextToken: meta.next_token };
}

/** Id of a post as it stands in an answer or a stream line; undefined when there is none to read. */
export function idOf(item: unknown): string | undefined {
  const id = isRecord(item) ? item['id'] : undefined;
  return typeof id === 'string' && /^\d{1,19}$/.test(id) ? id : undefined;
}

function keysOf(item: JsonRecord): readonly unknown[] {
  return listAt(recordAt(item, 'attachments') ?? {}, 'media_keys');
}

/**
 * Each post of a page as a payload of its own, with what belongs to it, so that one broken post doesn't take the others to
 * the dead letters with it.
 */
export function payloadsOf(body: JsonRecord): readonly unknown[] {
  const data = body['data'];
  if (!Array.isArray(data)) return 'data' in body || 'errors' in body ? [body] : [];
  const includes = recordAt(body, 'includes') ?? {};
  const users = listAt(includes, 'users').filter(isRecord);
  const media = listAt(includes, 'media').filter(isRecord);
  const payloads: unknown[] = data.map((item: unknown) => {
    if (!isRecord(item)) return { data: item };
    const own = {
      users: users.filter((user) => user['id'] === item['author_id']),
      media: media.filter((medium) => keysOf(item).includes(medium['media_key'])),
    };
    return { data: item, includes: own };
  });
  return Array.isArray(body['errors']) && body['errors'].length > 0 ? [...payloads, { errors: body['errors'] }] : payloads;
}
