import { z } from 'zod';
import type { Author } from '../../../src/domain/index.ts';
import type { NormaliseContext } from '../../../src/ports/connector.ts';
import { idSchema } from './scalars.ts';
import { exactIds, unwrapped } from './vocabulary.ts';
import type { JsonRecord } from './record.ts';

const MAX_HANDLE = 512;
const MAX_NAME = 1024;
const count = z.int().min(0).nullish().catch(null);
const label = z.string().nullish().catch(null);

/** A user as v2 (`username`, `public_metrics`) and v1.1 (`screen_name`, `followers_count`) describe one. */
const userSchema = z.object({
  id: idSchema.nullish().catch(null),
  username: label,
  screen_name: label,
  name: label,
  verified: z.boolean().nullish().catch(null),
  followers_count: count,
  public_metrics: z.object({ followers_count: count }).nullish().catch(null),
});

export type Users = ReadonlyMap<string, Author>;

/** The author a user object describes; `fallbackId` stands in where the object names no id. */
export function authorOf(value: JsonRecord, fallbackId: string): Author {
  const user = userSchema.parse(exactIds(value));
  const handle = user.username ?? user.screen_name ?? null;
  return {
    externalId: user.id ?? fallbackId,
    handle: handle === null || handle === '' ? null : handle.toWellFormed().slice(0, MAX_HANDLE),
    name: user.name?.toWellFormed().slice(0, MAX_NAME) ?? null,
    followers: user.public_metrics?.followers_count ?? user.followers_count ?? null,
    verified: user.verified ?? null,
  };
}

/** An account of which nothing but its id came. */
export function bareAuthor(externalId: string): Author {
  return { externalId, handle: null, name: null, followers: null, verified: null };
}

/**
 * Who wrote a thing whose payload names nobody. Each such thing gets an author of its own, so that strangers are never
 * taken for one person.
 */
export function unnamedAuthor(thingId: string): Author {
  return bareAuthor(`unknown:${thingId}`);
}

/** Users by id, from a list or a map of user objects; what is no user is left out. */
export function usersFrom(value: unknown): Users {
  const items: readonly unknown[] = Array.isArray(value)
    ? value
    : Object.values(typeof value === 'object' && value !== null ? value : {});
  const users = new Map<string, Author>();
  for (const item of items) {
    const record = unwrapped(item);
    if (record === undefined) continue;
    const author = authorOf(record, '');
    if (author.externalId !== '') users.set(author.externalId, author);
  }
  return users;
}

/** Whether one of the brand's own accounts is this author. */
export function isOwn(author: Author, context: NormaliseContext): boolean {
  if (context.ownAccounts.has(author.externalId)) return true;
  return author.handle !== null && context.ownAccounts.has(author.handle.toLowerCase());
}
