import { z } from 'zod';
import { authorSchema } from './author.ts';
import { correctedSchema, labelsSchema } from './labels.ts';
import { networkSchema } from './network.ts';

/** What sort of thing was said. `message` is private (a direct message, a chat line). */
export const mentionKinds = ['post', 'reply', 'comment', 'review', 'message', 'email', 'call'] as const;
export const visibilities = ['public', 'private'] as const;

export type MentionKind = (typeof mentionKinds)[number];
export type Visibility = (typeof visibilities)[number];

/**
 * One thing a person said, as a connector's `normalise` gives it: everything the network told, nothing decided yet.
 * Times are ISO 8601 in UTC.
 */
export interface NormalisedMention {
  readonly network: z.infer<typeof networkSchema>;
  readonly kind: MentionKind;
  /** The network's own id of this thing, as a string without loss. For an edited X post the id of the current revision. */
  readonly externalId: string;
  /** Ids of earlier revisions of the same thing, oldest first, where an edit gets a new id (X). */
  readonly revisionOf: readonly string[];
  readonly url: string | null;
  readonly visibility: Visibility;
  readonly author: z.infer<typeof authorSchema>;
  /** The full text (never a network's shortened form); empty when only media were posted. */
  readonly text: string;
  /** The network's own language hint, BCP 47, or null. */
  readonly lang: string | null;
  /** Where it was posted or its author is, ISO 3166-1 alpha-2 in capitals; missing where the network does not tell. */
  readonly country?: string;
  /** Stars 1..5 for a review, else null. A Facebook recommendation is 5 (positive) or 1 (negative). */
  readonly rating: number | null;
  /** External id of what this answers, or null. */
  readonly inReplyTo: string | null;
  /** External id of the root of the conversation; a thing that starts one names itself. */
  readonly threadId: string;
  readonly postedAt: string;
  /** When the network says the author changed it, or null. */
  readonly editedAt: string | null;
  /** Addresses of images, videos and files, https only. */
  readonly media: readonly { readonly type: 'image' | 'video' | 'audio' | 'file' | 'link'; readonly url: string }[];
  /** True when one of the brand's own accounts said it (an echo of our reply, or a reply made in the network's app). */
  readonly own: boolean;
}

/** What was decided for a mention; a mention without one is unfinished work. */
export const dispositionSchema = z.object({
  action: z.enum(['case', 'answered', 'no-action']),
  /** Short stable code, or the name of the rule that decided. */
  reason: z.string(),
  at: z.string(),
});
export type Disposition = z.infer<typeof dispositionSchema>;

/** An earlier text of an edited mention, and its stars; `rating` is missing in what was edited before stars were kept. */
export const revisionSchema = z.object({
  externalId: z.string(),
  text: z.string(),
  rating: z.number().nullable().exactOptional(),
  replacedAt: z.string(),
});

/** A stored mention. After a deletion on the network text, author names, url and revisions are purged and `deletedAt` stands. */
export const mentionSchema = z.object({
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
  ...labelsSchema.shape,
  /** Which labels a person set; the understanding pass leaves those alone. Empty when none was. */
  corrected: correctedSchema,
  /** The language that the network named, which is a prior for understanding; `lang` is what was understood. */
  langHint: z.string().nullable(),
  /** Where it was posted or its author is, ISO 3166-1 alpha-2 in capitals; null where that is not known. */
  country: z.string().nullable(),
  rating: z.number().nullable(),
  inReplyTo: z.string().nullable(),
  threadId: z.string(),
  media: z.array(z.object({ type: z.enum(['image', 'video', 'audio', 'file', 'link']), url: z.string() })),
  postedAt: z.string(),
  receivedAt: z.string(),
  editedAt: z.string().nullable(),
  deletedAt: z.string().nullable(),
  revisions: z.array(revisionSchema),
  own: z.boolean(),
  customer: z.string().nullable(),
  case: z.string().nullable(),
  disposition: dispositionSchema.nullable(),
  /** How many other authors had said nearly the same in the day before it came; 0 for what was stored before that was counted. */
  copies: z.int().min(0),
  /** The batch that brought it first: a retried batch takes up what is its own and unfinished. */
  batch: z.string(),
});
export type Mention = z.infer<typeof mentionSchema>;
export type Revision = z.infer<typeof revisionSchema>;
