import { z } from 'zod';
import type { Author, NormalisedMention } from '../../../src/domain/index.ts';
import { authorOf, isOwn, unnamedAuthor } from './author.ts';
import { countryOfStatus } from './country.ts';
import { ignore, type Reading } from './findings.ts';
import { mediaFrom } from './media.ts';
import { earlierRevisions, postUrl } from './post.ts';
import { isRecord, listAt, parseAt, recordAt, type JsonRecord } from './record.ts';
import { idSchema, instantSchema, timeOfId } from './scalars.ts';
import { languageOf, linksOf, linksSchema, readableText, type Link } from './text.ts';
import { exactIds } from './vocabulary.ts';

/** A post of v1.1, as Account Activity webhooks and the enterprise streams carry it. */
const statusSchema = z
  .object({
    id: idSchema,
    text: z.string().nullish(),
    full_text: z.string().nullish(),
    extended_tweet: z.object({ full_text: z.string() }).nullish(),
    created_at: instantSchema.nullish(),
    in_reply_to_status_id: idSchema.nullish(),
    conversation_id: idSchema.nullish().catch(null),
    edit_history: z.object({ edit_tweet_ids: z.array(idSchema).nullish() }).nullish(),
    lang: z.string().nullish().catch(null),
  })
  .refine((status) => (status.extended_tweet ?? status.full_text ?? status.text ?? null) !== null, {
    message: 'must be a text',
    path: ['text'],
  });

const mediaLinkSchema = z
  .array(
    z
      .object({ url: z.string(), expanded_url: z.string().nullish().catch(null) })
      .nullable()
      .catch(null),
  )
  .nullish()
  .catch(null);

function linksIn(holder: JsonRecord | undefined): readonly Link[] {
  const entities = holder === undefined ? undefined : recordAt(holder, 'entities');
  if (entities === undefined) return [];
  const media = (mediaLinkSchema.parse(entities['media']) ?? []).map((link) => link && { ...link, media_key: 'own' });
  return linksOf(linksSchema.parse(entities['urls']), media);
}

function mediaOf(value: JsonRecord, extended: JsonRecord | undefined): NormalisedMention['media'] {
  const holders = [
    recordAt(extended ?? {}, 'extended_entities'),
    recordAt(value, 'extended_entities'),
    recordAt(value, 'entities'),
  ];
  const list = holders.map((holder) => (holder === undefined ? [] : listAt(holder, 'media'))).find((media) => media.length > 0);
  return mediaFrom(list ?? []);
}

function authorOfStatus(value: JsonRecord, fallbackId: string): Author {
  const user = recordAt(value, 'user');
  const fallback = unnamedAuthor(fallbackId);
  return user === undefined ? fallback : authorOf(user, fallback.externalId);
}

export interface StatusInPayload {
  readonly value: JsonRecord;
  readonly path: string;
  /** The account whose webhook this is: what it says itself is our own. */
  readonly forUser?: string | undefined;
}

/** Adds one v1.1 post to the findings. Throws MalformedPayloadError when its core is not what X documents. */
export function readStatus({ value, path, forUser }: StatusInPayload, { found, context }: Reading): void {
  const status = parseAt(statusSchema, exactIds(value), path);
  if (isRecord(value['retweeted_status'])) {
    ignore(found, 'repost', status.id);
    return;
  }
  const extended = recordAt(value, 'extended_tweet');
  const revisionOf = earlierRevisions(status.id, status.edit_history?.edit_tweet_ids ?? []);
  const firstId = revisionOf[0] ?? status.id;
  const author = authorOfStatus(value, firstId);
  const inReplyTo = status.in_reply_to_status_id ?? null;
  const postedAt = status.created_at ?? timeOfId(status.id);
  const country = countryOfStatus(value);
  found.mentions.push({
    network: 'x',
    kind: inReplyTo === null ? 'post' : 'reply',
    externalId: status.id,
    revisionOf,
    url: postUrl(status.id, author.handle),
    visibility: 'public',
    author,
    text: readableText({
      text: status.extended_tweet?.full_text ?? status.full_text ?? status.text ?? '',
      links: [...linksIn(extended), ...linksIn(value)],
      ids: [status.id, ...revisionOf],
    }),
    lang: languageOf(status.lang),
    ...(country === null ? {} : { country }),
    rating: null,
    inReplyTo,
    threadId: status.conversation_id ?? inReplyTo ?? firstId,
    postedAt,
    editedAt: revisionOf.length === 0 ? null : postedAt,
    media: mediaOf(value, extended),
    own: author.externalId === forUser || isOwn(author, context),
  });
}
