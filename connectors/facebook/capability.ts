import type { Mention } from '../../src/domain/index.ts';
import type { ReplyAbility, ReplyCapability } from '../../src/ports/connector.ts';
import { windows } from './windows.ts';

export const MAX_COMMENT_LENGTH = 8000;
const MAX_MESSAGE_LENGTH = 2000;

function no(reason: string): ReplyAbility {
  return { canReply: false, reason, deadlineAt: null, maxLength: null };
}

function messageAbility(postedAt: number, now: number): ReplyAbility {
  const open = (reason: string, ms: number): ReplyAbility => {
    return { canReply: true, reason, deadlineAt: new Date(postedAt + ms).toISOString(), maxLength: MAX_MESSAGE_LENGTH };
  };
  if (now < postedAt + windows.messageMs) return open('message: within 24 hours of it', windows.messageMs);
  if (now < postedAt + windows.humanMs) {
    return open('human-agent: within 7 days, by a person only; the app needs the Human Agent permission', windows.humanMs);
  }
  return no(
    'window-closed: Facebook closed this conversation 7 days after the last message; it opens when the person writes again',
  );
}

function commentAbility(reason: string): ReplyAbility {
  return { canReply: true, reason, deadlineAt: null, maxLength: MAX_COMMENT_LENGTH };
}

function privateAbility(postedAt: number, now: number): ReplyAbility {
  if (now >= postedAt + windows.privateReplyMs) {
    return no('window-closed: Facebook takes a private answer to a comment for 7 days');
  }
  const deadlineAt = new Date(postedAt + windows.privateReplyMs).toISOString();
  const reason = 'private-reply: one message to the author, who must answer before another can follow';
  return { canReply: true, reason, deadlineAt, maxLength: MAX_MESSAGE_LENGTH };
}

/** Whether and until when a page may answer this, and write to its author. A message's window counts from the person's last one. */
export function capability(mention: Mention, now: number): ReplyCapability {
  if (mention.deletedAt !== null) return no('deleted: it is gone from Facebook');
  if (mention.own) return no('own: the page itself wrote this');
  const postedAt = Date.parse(mention.postedAt);
  switch (mention.kind) {
    case 'message':
      return messageAbility(postedAt, now);
    case 'review':
      return mention.externalId.startsWith('review:')
        ? no('no-story: Facebook gave no story for this recommendation; answer it on the page')
        : commentAbility('comment: in public on the recommendation');
    case 'post':
    case 'comment':
    case 'reply':
      return { ...commentAbility('comment: in public'), privately: privateAbility(postedAt, now) };
    case 'email':
    case 'call':
      return no('no-such-thing: Facebook has none of these');
  }
}
