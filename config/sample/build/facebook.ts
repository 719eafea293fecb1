import { BRAND, digits, hex, shownName } from './names.ts';
import type { Event } from './story.ts';

const postId = (number: number): string => `${BRAND.pageId}_${1_220_000_000_000 + number * 131}`;
const commentId = (event: Event): string => `${1_220_000_000_000 + event.root * 131}_${7_100_000_000_000 + event.number * 577}`;
const storyId = (number: number): string => `${9_040_000_000_000 + number * 211}`;

/** People have one number on a page's posts and another in its inbox. */
const personId = (author: string): string => (author === '@' ? BRAND.pageId : `24${digits(15, author, 'page')}`);
const inboxId = (author: string): string => `62${digits(15, author, 'inbox')}`;

const isPost = (event: Event): boolean => event.how === 'post' || event.how === 'visitor';

function body(part: Readonly<Record<string, unknown>>, time: string): unknown {
  return { object: 'page', entry: [{ id: BRAND.pageId, time, ...part }] };
}

function change(value: Readonly<Record<string, unknown>>, field = 'feed'): unknown {
  return body({ changes: [{ field, value }] }, '{{epochSeconds}}');
}

function from(event: Event): Readonly<Record<string, unknown>> {
  return event.how === 'post' ? { id: BRAND.pageId, name: BRAND.name } : { id: personId(event.author), name: shownName(event.author) };
}

function message(event: Event, byNumber: ReadonlyMap<number, Event>): unknown {
  const customer = byNumber.get(event.root)?.author ?? event.author;
  const own = event.author === '@';
  const [sender, recipient] = own ? [BRAND.pageId, inboxId(customer)] : [inboxId(customer), BRAND.pageId];
  const content = { mid: `m_${hex(40, 'mid', event.number)}`, text: event.text, ...(own ? { is_echo: true, app_id: 7_700_000_042 } : {}) };
  return body({ messaging: [{ sender: { id: sender }, recipient: { id: recipient }, timestamp: '{{epochMs}}', message: content }] }, '{{epochMs}}');
}

function rating(event: Event): unknown {
  const recommendation = event.words.includes('positive') ? 'POSITIVE' : 'NEGATIVE';
  const value = { item: 'rating', verb: 'add', open_graph_story_id: storyId(event.number), reviewer_id: personId(event.author), reviewer_name: shownName(event.author) };
  return change({ ...value, review_text: event.text, recommendation_type: recommendation, created_time: '{{epochSeconds}}' }, 'ratings');
}

/** The post or comment as a change of the feed; `verb` says what happened to it. */
function feed(event: Event, byNumber: ReadonlyMap<number, Event>, verb: 'add' | 'edited' | 'remove'): unknown {
  const about = event.about === undefined ? undefined : byNumber.get(event.about);
  const subject = verb === 'add' || !about ? event : about;
  const created = verb === 'add' ? '{{epochSeconds}}' : `{{epochSeconds:${subject.afterMs - event.afterMs}}}`;
  const said = verb === 'remove' ? {} : { message: event.text, created_time: created };
  if (isPost(subject)) {
    return change({ from: from(subject), ...said, post_id: postId(subject.number), item: 'status', published: 1, verb });
  }
  const answered = subject.about === undefined ? undefined : byNumber.get(subject.about);
  const parent = !answered || isPost(answered) ? postId(subject.root) : commentId(answered);
  return change({ from: from(subject), ...said, post_id: postId(subject.root), comment_id: commentId(subject), parent_id: parent, item: 'comment', verb });
}

/** A webhook body: a change of the feed, a recommendation, a message or a reaction. */
export function facebookPayload(event: Event, byNumber: ReadonlyMap<number, Event>): unknown {
  const about = event.about === undefined ? undefined : byNumber.get(event.about);
  switch (event.kind) {
    case 'again':
      return about ? facebookPayload(about, byNumber) : feed(event, byNumber, 'add');
    case 'edited':
      return feed(event, byNumber, 'edited');
    case 'deleted':
      return feed(event, byNumber, 'remove');
    case 'reaction':
      return change({ from: from(event), post_id: postId(event.root), parent_id: postId(event.root), created_time: '{{epochSeconds}}', item: 'reaction', verb: 'add', reaction_type: event.text });
    case 'malformed':
      return { object: 'page', entry: 'gone' };
    case 'said':
      if (event.how === 'message') return message(event, byNumber);
      return event.how === 'rating' ? rating(event) : feed(event, byNumber, 'add');
  }
}
