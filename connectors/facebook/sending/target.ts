import type { Mention } from '../../../src/domain/index.ts';
import { RemedyError } from '../../../src/ports/remedy.ts';
import { type Fields, firstPart, lastPart } from '../normalise/read.ts';
import { windows } from '../windows.ts';

function refuse(code: string, message: string): never {
  throw new RemedyError({ remedy: 'give-up', code, message, notDone: true });
}

/**
 * The thing under which a public answer is put. Facebook shows answers one deep: what answers another answer goes under the
 * comment that both belong to.
 */
export function answeredThing(mention: Mention): string {
  switch (mention.kind) {
    case 'post':
    case 'comment':
      return mention.externalId;
    case 'reply':
      return mention.inReplyTo ?? mention.externalId;
    case 'review':
      if (!mention.externalId.startsWith('review:')) return mention.externalId;
      return refuse('not-answerable', 'Facebook gave no story for this recommendation: answer it on the page');
    case 'message':
    case 'email':
    case 'call':
      return refuse('not-answerable', 'This has no public answer on Facebook: answer it in private');
  }
}

/** Facebook writes a comment's id as `post_comment`, here and there with the last part alone: as its neighbours are written. */
export function commentId(id: string, mention: Mention): string {
  if (firstPart(id) !== undefined) return id;
  return `${lastPart(mention.threadId)}_${id}`;
}

/** The fields of a message that say to whom it goes and by which right. */
export function messageTo(mention: Mention, now: number): Fields {
  const age = now - Date.parse(mention.postedAt);
  switch (mention.kind) {
    case 'message':
      if (mention.author.externalId.startsWith('unknown:')) {
        return refuse('not-answerable', 'Facebook did not tell who wrote this message: answer it on Facebook');
      }
      if (age >= windows.humanMs) {
        return refuse(
          'window-closed',
          'Facebook closed this conversation 7 days after the message: it opens when the person writes again',
        );
      }
      return {
        recipient: { id: mention.author.externalId },
        ...(age < windows.messageMs ? { messaging_type: 'RESPONSE' } : { messaging_type: 'MESSAGE_TAG', tag: 'HUMAN_AGENT' }),
      };
    case 'comment':
    case 'reply':
      return { recipient: { comment_id: mention.externalId }, messaging_type: 'RESPONSE' };
    case 'post':
      return { recipient: { post_id: mention.externalId }, messaging_type: 'RESPONSE' };
    case 'review':
    case 'email':
    case 'call':
      return refuse('not-answerable', 'Facebook lets nobody write to the author of this in private');
  }
}
