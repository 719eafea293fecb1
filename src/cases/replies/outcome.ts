import type { Case, Conclusion, Reply } from '../../domain/index.ts';
import type { Refusal } from '../actions.ts';
import type { ReplyProblem } from './judge.ts';

/** Why an answer was not taken; nothing was changed. */
export type ReplyRefusal =
  | Refusal
  | { readonly code: 'no-mention'; readonly message: string }
  | { readonly code: 'no-reply'; readonly message: string }
  | { readonly code: 'problems'; readonly message: string; readonly problems: readonly ReplyProblem[] }
  /** Somebody answered this mention in this way; more can be added to it on purpose. */
  | { readonly code: 'already-answered'; readonly message: string; readonly reply: Reply }
  /** A supervisor may send it, or approve it. */
  | { readonly code: 'contradicts'; readonly message: string; readonly conclusions: readonly Conclusion[] };

export type ReplyOutcome =
  { readonly ok: true; readonly case: Case; readonly reply: Reply } | { readonly ok: false; readonly refusal: ReplyRefusal };

export const refused = (refusal: ReplyRefusal): ReplyOutcome => ({ ok: false, refusal });
