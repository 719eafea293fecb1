import type { CaseSummary, Connection, Mention } from '../api/types.ts';

export type LiveEvent =
  | { readonly type: 'mention'; readonly mention: Mention }
  | { readonly type: 'case'; readonly case: CaseSummary }
  | { readonly type: 'connection'; readonly connection: Connection }
  | { readonly type: 'configuration' | 'alert' | 'incident' }
  /** Too much was missed to catch up: lists must be loaded again. */
  | { readonly type: 'reset' };

export type LiveState =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'live' }
  /** What is shown was true at `since`, milliseconds. */
  | { readonly kind: 'offline'; readonly since: number };
