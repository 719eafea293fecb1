import type { Reply } from '../api/reply-types.ts';
import type { Activity, Mention } from '../api/types.ts';

export type ThreadEntry =
  | { readonly kind: 'mention'; readonly at: string; readonly mention: Mention; readonly depth: 0 | 1 }
  | { readonly kind: 'reply'; readonly at: string; readonly reply: Reply }
  | { readonly kind: 'note'; readonly at: string; readonly note: Activity };

/** Oldest first; a mention that answers one of the same thread is set in by one step. Answers and notes stand at their time. */
export function threadOf(
  mentions: readonly Mention[],
  timeline: readonly Activity[],
  replies: readonly Reply[] = [],
): readonly ThreadEntry[] {
  const said = new Set(mentions.map(({ network, externalId }) => `${network} ${externalId}`));
  const entries: ThreadEntry[] = [
    ...mentions.map((mention): ThreadEntry => {
      const answersOne = mention.inReplyTo !== null && said.has(`${mention.network} ${mention.inReplyTo}`);
      return { kind: 'mention', at: mention.postedAt, mention, depth: answersOne ? 1 : 0 };
    }),
    ...replies.map((reply): ThreadEntry => ({ kind: 'reply', at: reply.sentAt ?? reply.at, reply })),
    ...timeline.flatMap((note): ThreadEntry[] => (note.type === 'note' ? [{ kind: 'note', at: note.at, note }] : [])),
  ];
  return entries.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
