import type { Mention } from '../../src/domain/index.ts';
import type { ReplyCapability } from '../../src/ports/connector.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WINDOW_MS = DAY_MS;
const HUMAN_WINDOW_MS = 7 * DAY_MS;
const PRIVATE_REPLY_MS = 7 * DAY_MS;

export const MAX_COMMENT_LENGTH = 8000;
const MAX_MESSAGE_LENGTH = 2000;

function no(reason: string): ReplyCapability {
  return { canReply: false, reason, deadlineAt: null, maxLength: null };
}

function messageCapability(postedAt: number, now: number): ReplyCapability {
  const closes = (ms: number): string => new Date(postedAt + ms).toISOString();
  if (now < postedAt + WINDOW_MS) {
    return {
      canReply: true,
      reason: 'within 24 hours of the message',
      deadlineAt: closes(WINDOW_MS),
      maxLength: MAX_MESSAGE_LENGTH,
    };
  }
  if (now < postedAt + HUMAN_WINDOW_MS) {
    const reason = 'within 7 days, by a person only: the app needs the Human Agent permission';
    return { canReply: true, reason, deadlineAt: closes(HUMAN_WINDOW_MS), maxLength: MAX_MESSAGE_LENGTH };
  }
  return no('Facebook closed this conversation 7 days after the last message: it opens when the person writes again');
}

function commentCapability(postedAt: number, now: number): ReplyCapability {
  const until = new Date(postedAt + PRIVATE_REPLY_MS).toISOString();
  const privately = now < postedAt + PRIVATE_REPLY_MS ? `; once in private until ${until}` : '';
  return { canReply: true, reason: `in public as a comment${privately}`, deadlineAt: null, maxLength: MAX_COMMENT_LENGTH };
}

/** Whether and until when a page may answer this. A message's window counts from the person's last one. */
export function capability(mention: Mention, now: number): ReplyCapability {
  if (mention.deletedAt !== null) return no('it was deleted on Facebook');
  if (mention.own) return no('the page itself wrote this');
  const postedAt = Date.parse(mention.postedAt);
  switch (mention.kind) {
    case 'message':
      return messageCapability(postedAt, now);
    case 'review':
      if (mention.externalId.startsWith('review:'))
        return no('Facebook gave no story for this recommendation: answer it on the page');
      return {
        canReply: true,
        reason: 'in public as a comment on the recommendation',
        deadlineAt: null,
        maxLength: MAX_COMMENT_LENGTH,
      };
    case 'post':
    case 'comment':
    case 'reply':
      return commentCapability(postedAt, now);
    case 'email':
    case 'call':
      return no('Facebook has no such thing');
  }
}
