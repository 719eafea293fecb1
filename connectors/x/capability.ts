import type { Mention } from '../../src/domain/index.ts';
import type { CapabilityContext, ReplyAbility, ReplyCapability } from '../../src/ports/connector.ts';
import { MAX_MESSAGE, MAX_REPLY } from './manifest.ts';
import { isId } from './sending/target.ts';

const NAMED = /(?:^|[^\w@])@(\w{1,15})\b/g;
/** The account in a link to a post; `i` where the link doesn't say whose it is. */
const QUOTED = /https?:\/\/(?:www\.|mobile\.)?(?:twitter|x)\.com\/(\w{1,15})(?:\/web)?\/status\/\d+/gi;
const HANDLE = /^\w{1,15}$/;
const NUMERIC = /^\d{5,}$/;

function no(reason: string): ReplyAbility {
  return { canReply: false, reason, deadlineAt: null, maxLength: null };
}

function yes(reason: string, maxLength: number): ReplyAbility {
  return { canReply: true, reason, deadlineAt: null, maxLength };
}

function accountsIn(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map((match) => (match[1] ?? '').toLowerCase());
}

/** Whether the post mentions or quotes one of our accounts, or any account where the handles of ours aren't known. */
function isSummoned(text: string, context: CapabilityContext | undefined): boolean {
  const named = accountsIn(text, NAMED);
  const quoted = accountsIn(text, QUOTED);
  const own = [...(context?.ownAccounts ?? [])].map((account) => account.replace(/^@/, '').toLowerCase());
  const handles = new Set(own.filter((account) => HANDLE.test(account) && !NUMERIC.test(account)));
  if (handles.size === 0) return named.length + quoted.length > 0;
  return named.some((handle) => handles.has(handle)) || quoted.some((handle) => handle === 'i' || handles.has(handle));
}

function directMessage(mention: Mention, reason: string): ReplyAbility {
  if (!isId(mention.author.externalId)) return no('unknown-author: X did not tell who wrote this; answer on X');
  return yes(reason, MAX_MESSAGE);
}

/**
 * Whether X lets us answer: a direct message always, a public post on self-serve plans only where its author mentions or
 * quotes the account that answers (since February 2026); `privately` whoever wrote a post, which arrives only where that
 * person accepts messages from us. Without a context any mentioned or quoted account counts as ours. Pure.
 */
export function capability(mention: Mention, _now?: number, context?: CapabilityContext): ReplyCapability {
  if (mention.deletedAt !== null) return no('deleted: there is nothing left to answer');
  if (mention.own) return no('own: said by one of our own accounts');
  if (mention.kind === 'message') return directMessage(mention, 'direct message: the customer wrote to us');
  const privately = directMessage(mention, 'direct message: arrives only where the author accepts messages from our account');
  if (isSummoned(mention.text, context)) {
    return { ...yes('summoned: the post mentions or quotes our account', MAX_REPLY), privately };
  }
  return {
    ...no('not summoned: X accepts replies only where the author mentions or quotes our account; open the post on X'),
    privately,
  };
}
