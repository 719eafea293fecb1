import type { Mention, Visibility } from '../../domain/index.ts';
import type { ReplyAbility, ReplyCapability } from '../../ports/connector.ts';
import { privateSpansInReply } from '../../understand/private/reply.ts';
import type { PrivateSpan } from '../../understand/private/span.ts';

/** Why an answer would not go out as it is. `code` is stable; `message` says what to do. */
export interface ReplyProblem {
  readonly code: 'empty' | 'reply-not-available' | 'window-closed' | 'too-long' | 'private-data-in-public-reply';
  readonly message: string;
  /** What of the text it is about, where it is about a part. */
  readonly spans?: readonly PrivateSpan[];
}

/** An answer before it is decided on, with what the network and the conversation say about it. */
export interface ReplyUnderJudgement {
  readonly text: string;
  readonly visibility: Visibility;
  /** Undefined where the network lets nobody answer in this way. */
  readonly ability: ReplyAbility | undefined;
  /** As the network counts. */
  readonly length: number;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** The customer's own words in this case. */
  readonly heard: readonly string[];
}

/** How a mention can be answered in one way: a private one only in private, a public one in public and, where the network lets us, in private. */
export function abilityOf(
  mention: Pick<Mention, 'visibility'>,
  capability: ReplyCapability | undefined,
  visibility: Visibility,
): ReplyAbility | undefined {
  if (!capability) return undefined;
  if (mention.visibility === visibility) return capability;
  return visibility === 'private' ? capability.privately : undefined;
}

/** Everything that keeps an answer from going out: nothing is cut, the writer decides what to change. Pure. */
export function judgeReply(reply: ReplyUnderJudgement): readonly ReplyProblem[] {
  const problems: ReplyProblem[] = [];
  const { ability, length, visibility } = reply;
  if (reply.text.trim() === '') problems.push({ code: 'empty', message: 'write something first' });
  if (!ability) {
    const message =
      visibility === 'private' ? 'this network offers no private answer here' : 'a private message has no public answer';
    problems.push({ code: 'reply-not-available', message });
  } else if (!ability.canReply) {
    problems.push({ code: 'reply-not-available', message: ability.reason });
  } else if (ability.deadlineAt !== null && Date.parse(ability.deadlineAt) <= reply.now) {
    problems.push({ code: 'window-closed', message: `the network took answers until ${ability.deadlineAt}` });
  }
  if (ability && ability.maxLength !== null && length > ability.maxLength) {
    const over = length - ability.maxLength;
    problems.push({
      code: 'too-long',
      message: `the network counts ${length} and takes ${ability.maxLength}: take out ${over}, nothing is cut for you`,
    });
  }
  const spans = visibility === 'public' ? privateSpansInReply(reply.text, reply.heard) : [];
  if (spans.length > 0) {
    const kinds = [...new Set(spans.map(({ kind }) => kind))].join(', ');
    problems.push({
      code: 'private-data-in-public-reply',
      message: `everybody could read it: ${kinds}. Take it out, or answer in private`,
      spans,
    });
  }
  return problems;
}
