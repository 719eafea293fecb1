import { MalformedPayloadError } from '../../../src/ports/connector.ts';
import { authorOf, facebookUrl, type Findings, ignore, isOwnAccount, mentionOf, type Scope } from './findings.ts';
import { type Fields, fieldsOf, idOf, lastPart, textOf, timeOf, wordOf } from './read.ts';
import { changeOf } from './verbs.ts';

const BEST = 5;
const WORST = 1;

/** A recommendation is 5 or 1; the stars of before 2018 count where there is none. */
function starsOf(value: Fields): number | null {
  const recommendation = wordOf(value['recommendation_type']);
  if (recommendation === 'positive') return BEST;
  if (recommendation === 'negative') return WORST;
  const stars = value['rating'];
  return typeof stars === 'number' && stars >= WORST && stars <= BEST ? stars : null;
}

function reviewerOf(value: Fields): Fields | undefined {
  const reviewer = fieldsOf(value['reviewer']) ?? fieldsOf(value['from']);
  if (reviewer !== undefined) return reviewer;
  const id = value['reviewer_id'] ?? value['sender_id'];
  return id === undefined ? undefined : { id, name: value['reviewer_name'] ?? value['sender_name'] };
}

/**
 * Webhook and Graph agree on the story's number. Where Graph was not asked for the story, the reviewer stands for the
 * review: nobody has two of the same page.
 */
function reviewIdOf(value: Fields, reviewer: Fields | undefined, path: string): string {
  const story = idOf(value['open_graph_story_id']) ?? idOf(fieldsOf(value['open_graph_story'])?.['id']);
  if (story !== undefined) return lastPart(story);
  const reviewerId = idOf(reviewer?.['id']);
  if (reviewerId !== undefined) return `review:${reviewerId}`;
  throw new MalformedPayloadError(`${path} names neither the review's story nor the reviewer`, `${path}.open_graph_story_id`);
}

/** A review: the value of a `ratings` change (`item: rating`), or an element of `/{page}/ratings`, which has no verb. */
export function normaliseRating(value: Fields, scope: Scope, found: Findings): void {
  const reviewer = reviewerOf(value);
  const change = value['verb'] === undefined ? ({ type: 'upsert', edited: false } as const) : changeOf(value['verb']);
  if (change.type === 'ignore') return ignore(found, change.reason);
  const externalId = reviewIdOf(value, reviewer, scope.path);
  if (change.type === 'remove') {
    found.removed.push(externalId);
    return;
  }
  const text = textOf(value['review_text']);
  const rating = starsOf(value);
  if (text === '' && rating === null) return ignore(found, 'no-content', externalId);
  const postedAt = timeOf(value['created_time'], 'seconds', `${scope.path}.created_time`) ?? scope.entryTime;
  if (postedAt === undefined) return ignore(found, 'no-time', externalId);
  const author = authorOf(reviewer, externalId);
  found.mentions.push(
    mentionOf({
      kind: 'review',
      externalId,
      author,
      text,
      rating,
      threadId: externalId,
      postedAt,
      editedAt: change.edited ? (scope.entryTime ?? postedAt) : null,
      own: isOwnAccount(scope, author.externalId),
      url: externalId.startsWith('review:') ? null : facebookUrl(externalId),
      media: [],
    }),
  );
}
