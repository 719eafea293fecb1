import { z } from 'zod';
import { countryOf } from '../../src/domain/index.ts';
import type { NormaliseContext, Normalised } from '../../src/ports/connector.ts';
import { ofMention, reviewMention } from '../kit/normalised.ts';
import { idShape, instantShape, nameShape, optional, readShape, starsShape, textShape, urlShape } from '../kit/shape.ts';
import { joinTitle } from '../kit/text.ts';
import { reviewsAddress, storefront } from './territories.ts';

const instant = instantShape('Z');

/** Stands for a time that neither the review nor anything round it tells; documented in the README. */
const UNKNOWN_TIME = new Date(0).toISOString();

/** What is known from round the review: the page or envelope it came in. */
export const surroundingsShape = z.object({
  appId: optional(idShape),
  territory: optional(z.string()),
  fetchedAt: optional(instant),
  /** When it was seen to say something else than before; Apple itself dates no changes. */
  changedAt: optional(instant),
});
export type Surroundings = z.infer<typeof surroundingsShape>;

/** One review in the words of this connector, from whichever of Apple's forms. */
const reviewShape = z.object({
  id: idShape,
  title: textShape,
  body: textShape,
  rating: starsShape,
  at: instant.nullish(),
  authorId: optional(idShape),
  authorName: nameShape,
  link: urlShape,
});

/** Makes the mention of a review. `path` names the place in the payload for the error when it is broken. */
export function toMention(
  raw: Readonly<Record<string, unknown>>,
  path: string,
  around: Surroundings,
  context: NormaliseContext,
): Normalised {
  const review = readShape(reviewShape, raw, path);
  return ofMention(
    reviewMention(
      {
        network: 'app-store',
        externalId: review.id,
        url: reviewsAddress(around.appId, around.territory) ?? review.link,
        authorId: review.authorId,
        authorName: review.authorName,
        text: joinTitle(review.title, review.body),
        lang: null,
        country: around.territory === null ? null : countryOf(storefront(around.territory)),
        rating: review.rating,
        postedAt: review.at ?? around.fetchedAt ?? UNKNOWN_TIME,
        editedAt: around.changedAt,
      },
      context,
    ),
  );
}
