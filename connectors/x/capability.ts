import type { Mention } from '../../src/domain/index.ts';
import type { ReplyCapability } from '../../src/ports/connector.ts';
import { MAX_MESSAGE, MAX_REPLY } from './manifest.ts';

const NAMES_SOMEBODY = /(?:^|[^\w@])@\w{1,15}\b/;
const QUOTES_SOMEBODY = /https?:\/\/(?:www\.)?(?:twitter|x)\.com\/\w{1,15}\/status\/\d+/i;

function no(reason: string): ReplyCapability {
  return { canReply: false, reason, deadlineAt: null, maxLength: null };
}

/**
 * Whether X lets us answer: a direct message always, a public post on self-serve plans only where its author mentions or
 * quotes the account that answers (since February 2026). Which account that will be is not known here, so a post that
 * names or quotes anybody counts. Pure.
 */
export function capability(mention: Mention): ReplyCapability {
  if (mention.deletedAt !== null) return no('deleted: there is nothing left to answer');
  if (mention.own) return no('own: said by one of our own accounts');
  if (mention.kind === 'message') {
    return { canReply: true, reason: 'direct message: the customer wrote to us', deadlineAt: null, maxLength: MAX_MESSAGE };
  }
  if (NAMES_SOMEBODY.test(mention.text) || QUOTES_SOMEBODY.test(mention.text)) {
    return { canReply: true, reason: 'summoned: the post mentions or quotes an account', deadlineAt: null, maxLength: MAX_REPLY };
  }
  return no('not summoned: X accepts replies only where the author mentions or quotes our account; open the post on X');
}
