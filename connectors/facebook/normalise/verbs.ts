import { wordOf } from './read.ts';

/** What a `verb` of Facebook's asks of us. */
export type Change =
  | { readonly type: 'upsert'; readonly edited: boolean }
  | { readonly type: 'remove' }
  | { readonly type: 'ignore'; readonly reason: string };

const CHANGES: ReadonlyMap<string, Change> = new Map<string, Change>([
  ['add', { type: 'upsert', edited: false }],
  ['edit', { type: 'upsert', edited: true }],
  ['edited', { type: 'upsert', edited: true }],
  ['update', { type: 'upsert', edited: true }],
  ['remove', { type: 'remove' }],
  ['delete', { type: 'remove' }],
  ['hide', { type: 'ignore', reason: 'hidden' }],
  ['unhide', { type: 'ignore', reason: 'unhidden' }],
  ['block', { type: 'ignore', reason: 'blocked' }],
  ['unblock', { type: 'ignore', reason: 'unblocked' }],
  ['mute', { type: 'ignore', reason: 'muted' }],
  ['unmute', { type: 'ignore', reason: 'unmuted' }],
  ['follow', { type: 'ignore', reason: 'follow' }],
]);

export function changeOf(verb: unknown): Change {
  return CHANGES.get(wordOf(verb)) ?? { type: 'ignore', reason: 'unknown-verb' };
}
