import { z } from 'zod';
import {
  authorSchema,
  dispositionSchema,
  intents,
  mentionKinds,
  networkSchema,
  sentimentSchema,
  topicLabelSchema,
  visibilities,
  type Mention,
} from '../../domain/index.ts';
import { seesPrivate, type Viewer } from '../caller.ts';
import { named, timeSchema } from './registry.ts';

export const mentionViewSchema = named(
  'Mention',
  z.object({
    id: z.string(),
    brand: z.string(),
    connection: z.string(),
    network: networkSchema,
    kind: z.enum(mentionKinds),
    externalId: z.string(),
    url: z.string().nullable(),
    visibility: z.enum(visibilities),
    author: authorSchema,
    text: z.string(),
    lang: z.string(),
    rating: z.number().nullable(),
    inReplyTo: z.string().nullable(),
    threadId: z.string(),
    media: z.array(z.object({ type: z.string(), url: z.string() })),
    postedAt: timeSchema,
    receivedAt: timeSchema,
    editedAt: timeSchema.nullable(),
    deletedAt: timeSchema.nullable(),
    revisions: z.array(z.object({ text: z.string(), replacedAt: timeSchema })),
    sentiment: sentimentSchema,
    topics: z.array(topicLabelSchema),
    intent: z.enum(intents),
    urgency: z.number(),
    urgencyReasons: z.array(z.string()),
    spam: z.number(),
    own: z.boolean(),
    customer: z.string().nullable(),
    case: z.string().nullable(),
    disposition: dispositionSchema.nullable(),
    redacted: z.boolean(),
  }),
  {
    description:
      'One thing a person said on a network. `redacted`: it is private and the caller works no cases, so text, names and links are left out.',
  },
);
export type MentionView = z.infer<typeof mentionViewSchema>;

/** A mention as it leaves. A private one is emptied for callers who work no cases. */
export function mentionView(mention: Mention, viewer: Viewer): MentionView {
  const redacted = mention.visibility === 'private' && !seesPrivate(viewer);
  const { author, sentiment } = mention;
  return {
    id: mention.id,
    brand: mention.brand,
    connection: mention.connection,
    network: mention.network,
    kind: mention.kind,
    externalId: mention.externalId,
    url: redacted ? null : mention.url,
    visibility: mention.visibility,
    author: {
      externalId: author.externalId,
      handle: redacted ? null : author.handle,
      name: redacted ? null : author.name,
      followers: author.followers,
      verified: author.verified,
    },
    text: redacted ? '' : mention.text,
    lang: mention.lang,
    rating: mention.rating,
    inReplyTo: mention.inReplyTo,
    threadId: mention.threadId,
    media: redacted ? [] : mention.media.map(({ type, url }) => ({ type, url })),
    postedAt: mention.postedAt,
    receivedAt: mention.receivedAt,
    editedAt: mention.editedAt,
    deletedAt: mention.deletedAt,
    revisions: redacted ? [] : mention.revisions.map(({ text, replacedAt }) => ({ text, replacedAt })),
    sentiment: {
      label: sentiment.label,
      score: sentiment.score,
      confidence: sentiment.confidence,
      words: redacted ? [] : sentiment.words,
    },
    topics: mention.topics,
    intent: mention.intent,
    urgency: mention.urgency,
    urgencyReasons: mention.urgencyReasons,
    spam: mention.spam,
    own: mention.own,
    customer: mention.customer,
    case: mention.case,
    disposition: mention.disposition,
    redacted,
  };
}
