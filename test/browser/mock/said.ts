import type { Post } from './posts.ts';
import { posts } from './posts.ts';
import { mentionOf, type Thing } from './world.ts';

let count = 0;
/** A mention said right now. */
export function said(change: Partial<Post> = {}): Thing {
  count += 1;
  const first = posts[0];
  if (first === undefined) throw new Error('the mock has no posts');
  return mentionOf({ ...first, ...change }, { id: `said-${count}`, at: Date.now(), caseId: null });
}
