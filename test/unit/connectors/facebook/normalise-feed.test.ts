import { describe, expect, it } from 'vitest';
import { facebookConnector } from '../../../../connectors/facebook/index.ts';

const PAGE = '1000200030004000';
const POST = `${PAGE}_42`;
const context = { ownAccounts: new Set<string>() };

interface BodyOptions {
  readonly field?: string;
  readonly time?: number;
}

function body(value: unknown, { field = 'feed', time = 1_790_000_100 }: BodyOptions = {}): unknown {
  return { object: 'page', entry: [{ id: PAGE, time, changes: [{ field, value }] }] };
}

function comment(extra: Readonly<Record<string, unknown>> = {}): Readonly<Record<string, unknown>> {
  return {
    item: 'comment',
    verb: 'add',
    comment_id: '42_7',
    post_id: POST,
    parent_id: POST,
    from: { id: '555', name: 'Jo Example' },
    message: 'My suitcase is still in Oslo',
    created_time: 1_790_000_000,
    ...extra,
  };
}

const normalise = (payload: unknown, ownAccounts: readonly string[] = []) =>
  facebookConnector.normalise(payload, { ownAccounts: new Set(ownAccounts) });

describe('a comment on a post of the page', () => {
  it('is a mention with author, text, time, thread and link', () => {
    expect(normalise(body(comment())).mentions).toEqual([
      {
        network: 'facebook',
        kind: 'comment',
        externalId: '42_7',
        revisionOf: [],
        url: 'https://www.facebook.com/42_7',
        visibility: 'public',
        author: { externalId: '555', handle: null, name: 'Jo Example', followers: null, verified: null },
        text: 'My suitcase is still in Oslo',
        lang: null,
        rating: null,
        inReplyTo: POST,
        threadId: POST,
        postedAt: '2026-09-21T14:13:20.000Z',
        editedAt: null,
        media: [],
        own: false,
      },
    ]);
  });

  it('is a reply when its parent is a comment', () => {
    expect(normalise(body(comment({ parent_id: '42_3' }))).mentions).toMatchObject([
      { kind: 'reply', inReplyTo: '42_3', threadId: POST },
    ]);
  });

  it.each(['edit', 'edited'])('keeps its id and says when it was changed (%s)', (verb) => {
    expect(normalise(body(comment({ verb, message: 'It has arrived' }))).mentions).toMatchObject([
      { externalId: '42_7', text: 'It has arrived', postedAt: '2026-09-21T14:13:20.000Z', editedAt: '2026-09-21T14:15:00.000Z' },
    ]);
  });

  it.each(['remove', 'delete'])('is gone (%s)', (verb) => {
    expect(normalise(body(comment({ verb })))).toMatchObject({ mentions: [], removed: ['42_7'] });
  });

  it.each([
    ['hide', 'hidden'],
    ['unhide', 'unhidden'],
    ['block', 'blocked'],
    ['mute', 'muted'],
    ['follow', 'follow'],
    ['wave', 'unknown-verb'],
    [undefined, 'unknown-verb'],
  ])('is left alone on %s', (verb, reason) => {
    expect(normalise(body(comment({ verb })))).toMatchObject({
      mentions: [],
      removed: [],
      ignored: [{ reason, externalId: '42_7' }],
    });
  });

  it('is our own when the page or one of our accounts wrote it', () => {
    expect(normalise(body(comment({ from: { id: PAGE, name: 'Example Air' } }))).mentions).toMatchObject([{ own: true }]);
    expect(normalise(body(comment()), ['555']).mentions).toMatchObject([{ own: true }]);
  });

  it('keeps the digits of numeric ids of old shapes', () => {
    const old = comment({ from: undefined, sender_id: '12345678901234567890', sender_name: 'Old Shape' });
    expect(normalise(body(old)).mentions).toMatchObject([{ author: { externalId: '12345678901234567890', name: 'Old Shape' } }]);
    expect(normalise(body(comment({ from: undefined, sender_id: 987 }))).mentions).toMatchObject([
      { author: { externalId: '987' } },
    ]);
  });

  it('never takes two strangers for one person', () => {
    const authors = ['42_7', '42_8'].map(
      (id) => normalise(body(comment({ comment_id: id, from: undefined }))).mentions[0]?.author.externalId,
    );
    expect(authors).toEqual(['unknown:42_7', 'unknown:42_8']);
  });

  it('carries its photo, https only', () => {
    const withMedia = comment({ message: undefined, photo: 'https://cdn.example/a.jpg', video: 'http://cdn.example/b.mp4' });
    expect(normalise(body(withMedia)).mentions).toMatchObject([
      { text: '', media: [{ type: 'image', url: 'https://cdn.example/a.jpg' }] },
    ]);
  });

  it('takes the time of the entry when it has none, and refuses one that is none', () => {
    expect(normalise(body(comment({ created_time: undefined }))).mentions).toMatchObject([
      { postedAt: '2026-09-21T14:15:00.000Z' },
    ]);
    expect(() => normalise(body(comment({ created_time: 1_200_000_000_000 })))).toThrow(
      expect.objectContaining({ code: 'malformed-payload', path: 'entry.0.changes.0.value.created_time' }),
    );
  });

  it('replaces what cannot be stored', () => {
    expect(normalise(body(comment({ message: 'a\uD800b\u0000c' }))).mentions).toMatchObject([{ text: 'a\uFFFDbc' }]);
  });

  it('without an id is broken', () => {
    expect(() => normalise(body(comment({ comment_id: undefined })))).toThrow(
      expect.objectContaining({ code: 'malformed-payload' }),
    );
  });
});

describe('a post', () => {
  const post = (extra: Readonly<Record<string, unknown>>) => ({
    item: 'status',
    verb: 'add',
    post_id: POST,
    created_time: 1_790_000_000,
    ...extra,
  });

  it('of a visitor begins a thread', () => {
    const visitor = post({
      item: 'post',
      from: { id: '555', name: 'Jo' },
      message: 'Never again',
      post: { permalink_url: 'https://www.facebook.com/p/1' },
    });
    expect(normalise(body(visitor)).mentions).toMatchObject([
      { kind: 'post', externalId: POST, threadId: POST, inReplyTo: null, own: false, url: 'https://www.facebook.com/p/1' },
    ]);
  });

  it('of the page is our own', () => {
    expect(normalise(body(post({ from: { id: PAGE }, message: 'New routes' }))).mentions).toMatchObject([{ own: true }]);
  });

  it.each([
    ['photo', 'image'],
    ['video', 'video'],
    ['share', 'link'],
  ])('with a %s carries it as %s', (item, type) => {
    const value = post({ item, link: 'https://cdn.example/x', from: { id: PAGE } });
    expect(normalise(body(value)).mentions).toMatchObject([{ text: '', media: [{ type, url: 'https://cdn.example/x' }] }]);
  });

  it('that was emptied, is a draft, or says nothing is left alone', () => {
    expect(normalise(body(post({ verb: 'edited' }))).ignored).toEqual([{ reason: 'no-content', externalId: POST }]);
    expect(normalise(body(post({ message: 'Later', published: 0 }))).ignored).toEqual([
      { reason: 'unpublished', externalId: POST },
    ]);
    expect(normalise(body(post({ item: 'event', event_id: '9' }))).ignored).toMatchObject([{ reason: 'no-content' }]);
  });

  it('is gone when removed', () => {
    expect(normalise(body(post({ item: 'post', verb: 'remove' }))).removed).toEqual([POST]);
  });
});

describe('other changes', () => {
  it.each(['reaction', 'like'])('%s is noise', (item) => {
    expect(normalise(body({ item, verb: 'add', post_id: POST, reaction_type: 'angry' }))).toMatchObject({
      mentions: [],
      ignored: [{ reason: 'reaction' }],
    });
  });

  it('a mention elsewhere is a post or comment that is not ours though its author stands in its id', () => {
    const value = {
      item: 'post',
      verb: 'add',
      post_id: '777_1',
      sender_id: 777,
      sender_name: 'Travel Blog',
      message: 'Ask @Example Air',
    };
    expect(normalise({ field: 'mention', value: { ...value, created_time: 1_790_000_000 } }).mentions).toMatchObject([
      { kind: 'post', own: false, author: { externalId: '777' }, threadId: '777_1' },
    ]);
    const there = { ...comment({ post_id: '777_1', parent_id: '777_1' }) };
    expect(normalise(body(there, { field: 'mention' })).mentions).toMatchObject([{ kind: 'comment', threadId: '777_1' }]);
  });

  it.each([
    ['foo', 'unknown-field'],
    ['leadgen', 'lead'],
    ['conversations', 'conversation-hint'],
  ])('the field %s is ignored as %s', (field, reason) => {
    expect(normalise(body({ item: 'comment' }, { field })).ignored).toEqual([{ reason }]);
  });

  it('unknown items are ignored', () => {
    expect(normalise(body({ item: 'hologram', verb: 'add' })).ignored).toEqual([{ reason: 'unknown-item' }]);
  });

  it.each([
    [{ object: 'user', entry: [{ id: '0', changes: [{ field: 'email', value: 'x' }] }] }, 'not-a-page'],
    [{ object: 'permissions', entry: [] }, 'permissions-change'],
    [{ object: 'page', entry: [] }, 'empty-body'],
    [{ object: 'page', entry: [{ id: PAGE, time: 1 }] }, 'empty-entry'],
    [{ hello: 'world' }, 'unknown-payload'],
  ])('%j is ignored', (payload, reason) => {
    expect(normalise(payload)).toMatchObject({ mentions: [], ignored: [{ reason }] });
  });
});

describe('pieces of a body', () => {
  it('an entry, a change and a bare value give the same comment', () => {
    const value = comment();
    const pieces = [
      { id: PAGE, time: 1_790_000_100, changes: [{ field: 'feed', value }] },
      { field: 'feed', value },
      value,
      [value],
    ];
    for (const piece of pieces) expect(normalise(piece).mentions).toEqual(normalise(body(value)).mentions);
  });

  it('a bare value knows the page from the id of its post', () => {
    expect(normalise(comment({ from: { id: PAGE } })).mentions).toMatchObject([{ own: true }]);
  });

  it.each([
    null,
    'text',
    7,
    true,
    [1],
    { object: 'page', entry: {} },
    { entry: [7] },
    { entry: [{ changes: 'x' }] },
    { entry: [{ changes: [null] }] },
  ])('%j is broken', (payload) => {
    expect(() => facebookConnector.normalise(payload, context)).toThrow(expect.objectContaining({ code: 'malformed-payload' }));
  });

  it('a feed change without a value is broken', () => {
    expect(() => normalise(body('x'))).toThrow(expect.objectContaining({ path: 'entry.0.changes.0.value' }));
  });
});

describe('reviews', () => {
  const rating = (extra: Readonly<Record<string, unknown>> = {}) =>
    body(
      {
        item: 'rating',
        verb: 'add',
        open_graph_story_id: '900100',
        reviewer_id: '555',
        reviewer_name: 'Jo',
        recommendation_type: 'NEGATIVE',
        review_text: 'Two bags lost',
        created_time: 1_790_000_000,
        ...extra,
      },
      { field: 'ratings' },
    );

  it('are rated 1 or 5 by their recommendation, by stars where there is none', () => {
    expect(normalise(rating()).mentions).toMatchObject([
      { kind: 'review', externalId: '900100', threadId: '900100', rating: 1, text: 'Two bags lost' },
    ]);
    expect(normalise(rating({ recommendation_type: 'positive' })).mentions).toMatchObject([{ rating: 5 }]);
    expect(normalise(rating({ recommendation_type: undefined, rating: 3 })).mentions).toMatchObject([{ rating: 3 }]);
    expect(normalise(rating({ recommendation_type: undefined, rating: 77 })).mentions).toMatchObject([{ rating: null }]);
  });

  it('are known by the number of their story, with or without the reviewer before it', () => {
    expect(normalise(rating({ open_graph_story_id: '555_900100' })).mentions).toMatchObject([{ externalId: '900100' }]);
  });

  it('are edited and removed', () => {
    expect(normalise(rating({ verb: 'edit' })).mentions).toMatchObject([{ editedAt: '2026-09-21T14:15:00.000Z' }]);
    expect(normalise(rating({ verb: 'remove' })).removed).toEqual(['900100']);
  });

  it('have comments in their thread', () => {
    const value = comment({
      post_id: '555_900100',
      parent_id: '555_900100',
      comment_id: '900100_1',
      open_graph_story_id: 900100,
    });
    expect(normalise(body(value, { field: 'ratings' })).mentions).toMatchObject([
      { kind: 'comment', threadId: '900100', inReplyTo: '900100' },
    ]);
  });

  it('are the same when read from Graph', () => {
    const polled = {
      earshot: 'graph',
      kind: 'rating',
      pageId: PAGE,
      body: {
        created_time: '2026-09-21T14:13:20+0000',
        recommendation_type: 'negative',
        review_text: 'Two bags lost',
        reviewer: { id: '555', name: 'Jo' },
        open_graph_story: { id: '900100' },
      },
    };
    expect(normalise(polled).mentions).toEqual(normalise(rating()).mentions);
  });

  it('without a story are known by their reviewer', () => {
    const page = {
      data: [{ created_time: '2026-09-21T14:13:20+0000', recommendation_type: 'negative', reviewer: { id: '555', name: 'Jo' } }],
    };
    expect(normalise(page).mentions).toMatchObject([{ externalId: 'review:555', rating: 1, url: null }]);
    expect(() => normalise({ data: [{ recommendation_type: 'negative', created_time: '2026-09-21T14:13:20+0000' }] })).toThrow(
      expect.objectContaining({ code: 'malformed-payload' }),
    );
  });
});
