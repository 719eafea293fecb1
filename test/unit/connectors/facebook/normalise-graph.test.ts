import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facebookConnector } from '../../../../connectors/facebook/index.ts';
import { MalformedPayloadError } from '../../../../src/ports/connector.ts';

const PAGE = '1000200030004000';
const POST = `${PAGE}_42`;
const TIME = '2026-09-21T14:13:20+0000';
const normalise = (payload: unknown) => facebookConnector.normalise(payload, { ownAccounts: new Set([PAGE]) });
const comment = (extra: Readonly<Record<string, unknown>> = {}) => ({
  id: '42_7',
  message: 'Late again',
  created_time: TIME,
  comment_count: 0,
  ...extra,
});

describe('what Graph answers', () => {
  it('a polled comment is the same as the pushed one', () => {
    const polled = normalise({
      earshot: 'graph',
      kind: 'comment',
      pageId: PAGE,
      postId: POST,
      body: comment({ from: { id: '555', name: 'Jo' } }),
    });
    const pushed = normalise({
      item: 'comment',
      verb: 'add',
      comment_id: '42_7',
      post_id: POST,
      parent_id: POST,
      from: { id: '555', name: 'Jo' },
      message: 'Late again',
      created_time: 1_790_000_000,
    });
    expect(polled.mentions).toEqual(pushed.mentions);
  });

  it('a polled answer names its parent', () => {
    const body = comment({ parent: { id: '42_3' } });
    expect(normalise({ earshot: 'graph', kind: 'comment', pageId: PAGE, postId: POST, body }).mentions).toMatchObject([
      { kind: 'reply', inReplyTo: '42_3', threadId: POST },
    ]);
  });

  it('a page of comments without ids and posts is understood by its links', () => {
    const link = `https://www.facebook.com/${PAGE}/posts/42/?comment_id=7`;
    const page = {
      data: [
        { message: 'A', created_time: TIME, permalink_url: link },
        { message: 'B', created_time: TIME, permalink_url: `${link}&reply_comment_id=8` },
      ],
    };
    expect(normalise(page).mentions).toMatchObject([
      { kind: 'comment', externalId: '42_7', threadId: POST, inReplyTo: POST, url: link },
      { kind: 'reply', externalId: '42_8', threadId: POST, inReplyTo: '42_7' },
    ]);
  });

  it('a post brings the comments and answers inside it', () => {
    const post = {
      id: POST,
      message: 'New routes',
      created_time: TIME,
      from: { id: PAGE, name: 'Example Air' },
      permalink_url: 'https://www.facebook.com/p/42',
      attachments: {
        data: [
          {
            media_type: 'album',
            subattachments: { data: [{ type: 'photo', media: { image: { src: 'https://cdn.example/1.jpg' } } }] },
            media: { image: { src: 'https://cdn.example/1.jpg' } },
          },
        ],
      },
      comments: { data: [comment({ comments: { data: [{ id: '42_9', message: 'Same here', created_time: TIME }] } })] },
    };
    expect(normalise(post).mentions).toMatchObject([
      { kind: 'reply', externalId: '42_9', inReplyTo: '42_7', threadId: POST },
      { kind: 'comment', externalId: '42_7', threadId: POST },
      {
        kind: 'post',
        externalId: POST,
        own: true,
        media: [{ type: 'image', url: 'https://cdn.example/1.jpg' }],
        url: 'https://www.facebook.com/p/42',
      },
    ]);
  });

  it('objects by id, a page with its edges, and a single object are understood', () => {
    expect(normalise({ '42_7': comment(), '42_8': comment({ id: '42_8' }) }).mentions).toHaveLength(2);
    const page = { id: PAGE, feed: { data: [{ id: POST, message: 'x', created_time: TIME }] }, ratings: { data: [] } };
    expect(normalise(page).mentions).toMatchObject([{ kind: 'post', externalId: POST }]);
    expect(normalise(comment()).mentions).toMatchObject([{ kind: 'comment', threadId: '42' }]);
  });

  it.each([
    [{ id: PAGE, name: 'Example Air' }, 'no-content'],
    [{ id: POST, created_time: TIME }, 'no-content'],
    [{ id: POST, message: 'x' }, 'no-time'],
    [{ id: '42_7', comment_count: 1 }, 'no-content'],
  ])('%j is ignored', (payload, reason) => {
    expect(normalise(payload)).toMatchObject({ mentions: [], ignored: [{ reason }] });
  });

  it.each([
    { error: { code: 190, message: 'x' } },
    { data: {} },
    { data: [1] },
    { data: [{ message: 'x', created_time: TIME, comment_count: 1 }] },
    { id: POST, message: 'x', created_time: 'yesterday' },
    { earshot: 'graph', kind: 'hologram', body: {} },
    { earshot: 'something' },
    { earshot: 'data-deletion' },
  ])('%j is broken', (payload) => {
    expect(() => normalise(payload)).toThrow(MalformedPayloadError);
  });

  it('a person who asked to be deleted is a removed author', () => {
    expect(normalise({ earshot: 'data-deletion', userId: '555' })).toEqual({
      mentions: [],
      removed: [],
      removedAuthors: ['555'],
      ignored: [],
    });
  });

  it('answers nested without end are cut off', () => {
    let nested: Readonly<Record<string, unknown>> = comment();
    for (let depth = 0; depth < 5000; depth += 1) nested = comment({ comments: { data: [nested] } });
    expect(normalise(nested).ignored).toContainEqual({ reason: 'nested-too-deep', externalId: '42_7' });
  });
});

describe('arbitrary payloads', () => {
  const vocabulary = [
    'object page entry id time changes messaging standby field value feed ratings mention item comment rating post verb add edited',
    'remove comment_id post_id parent_id from sender recipient message mid text timestamp created_time attachments data permalink_url',
    'earshot graph kind body comments messages to review_text photos payload url conversation 2026-09-21T14:13:20+0000 https://[ 1_2',
  ];
  const words = fc.constantFrom(...vocabulary.flatMap((line) => line.split(' ')));
  const leaf = fc.oneof(
    words,
    fc.jsonValue({ maxDepth: 1 }),
    fc.integer(),
    fc.double(),
    fc.constant(undefined),
    fc.string({ unit: 'binary' }),
  );
  const { payload } = fc.letrec<{ payload: unknown }>((tie) => ({
    payload: fc.oneof(
      { depthSize: 'medium', withCrossShrink: true },
      leaf,
      fc.array(tie('payload'), { maxLength: 3 }),
      fc.dictionary(words, tie('payload'), { maxKeys: 5, noNullPrototype: true }),
    ),
  }));

  it('are understood, ignored or refused as malformed; nothing else is thrown and what comes out can be stored', () => {
    fc.assert(
      fc.property(payload, (value) => {
        try {
          for (const mention of normalise(value).mentions) {
            expect(mention.text.isWellFormed()).toBe(true);
            expect(mention.externalId).not.toBe('');
            expect(mention.threadId).not.toBe('');
            expect(new Date(mention.postedAt).toISOString()).toBe(mention.postedAt);
            for (const { url } of mention.media) expect(url).toMatch(/^https:/i);
          }
        } catch (error) {
          if (!(error instanceof MalformedPayloadError)) throw error;
        }
      }),
      { numRuns: 3000 },
    );
  });
});
