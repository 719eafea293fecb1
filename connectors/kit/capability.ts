import type { Mention } from '../../src/domain/index.ts';
import type { ReplyCapability } from '../../src/ports/connector.ts';

/** No answer is possible through the network's API. `reason` is a code, a colon and a sentence for people. */
export function cannotReply(reason: string): ReplyCapability {
  return { canReply: false, reason, deadlineAt: null, maxLength: null };
}

/** As review sites have it: one public answer to each review, which a later one replaces, without a deadline. */
export function onePublicReply(mention: Mention, maxLength: number | null): ReplyCapability {
  if (mention.deletedAt !== null) return cannotReply('deleted: there is nothing left to answer');
  const reason = 'one public reply: a second one replaces the first';
  return { canReply: true, reason, deadlineAt: null, maxLength };
}
