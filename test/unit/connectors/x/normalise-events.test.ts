import { describe, expect, it } from 'vitest';
import { lookupEnvelope } from '../../../../connectors/x/lookup-envelope.ts';
import { line, read, readOne } from './payloads.ts';

function activity(type: string, payload: object, more: object = {}): object {
  return { data: { event_uuid: '1', event_type: type, filter: { user_id: '7700' }, payload, ...more } };
}

const post = {
  id: '2085',
  text: '@acmeair hello',
  author_id: '5550001',
  created_at: '2026-11-02T08:00:00.000Z',
  conversation_id: '2085',
};

describe('reading events of the Activity API', () => {
  it.each([
    'post.create',
    'post.mention.create',
    'post.reply.create',
    'post.quote.create',
    'post_mention_create',
    'tweet.create',
  ])('reads the post of %s', (type) => {
    const mention = readOne(activity(type, post, { includes: { users: [{ data: { id: '5550001', username: 'jo' } }] } }));
    expect(mention).toMatchObject({ externalId: '2085', author: { handle: 'jo' } });
  });

  it('takes post.delete for a deletion', () => {
    expect(read(activity('post.delete', { id: '2085', author_id: '1' }))).toMatchObject({
      removed: ['2085'],
      mentions: [],
      ignored: [],
    });
  });

  const message = {
    type: 'message_create',
    id: '2090',
    created_timestamp: '1793600000000',
    message_create: {
      target: { recipient_id: '7700' },
      sender_id: '5550001',
      message_data: { text: 'my booking &amp; me', entities: { urls: [] } },
    },
  };

  it('reads a received message as private and a sent one as our own', () => {
    const users = { '5550001': { data: { id: '5550001', username: 'jo', name: 'Jo', public_metrics: { followers_count: 4 } } } };
    const received = readOne(activity('dm.received', { direct_message_events: [message], users }));
    expect(received).toMatchObject({
      kind: 'message',
      visibility: 'private',
      text: 'my booking & me',
      threadId: '7700-5550001'
        .split('-')
        .toSorted((one, other) => Number(one) - Number(other))
        .join('-'),
      author: { externalId: '5550001', handle: 'jo', followers: 4 },
      own: false,
    });
    expect(readOne(activity('dm.sent', { direct_message_events: [message], users })).own).toBe(true);
  });

  it.each([
    ['post.repost.create', 'repost'],
    ['like.create', 'other-activity'],
    ['follow.follow', 'other-activity'],
    ['chat.received', 'encrypted-chat'],
    ['oauth.revoke', 'authorisation-revoked'],
    ['teleport.start', 'unknown-activity'],
  ])('puts %s aside as %s', (type, reason) => {
    expect(read(activity(type, { id: '1' }))).toEqual({ mentions: [], removed: [], removedAuthors: [], ignored: [{ reason }] });
  });
});

describe('reading Account Activity webhooks', () => {
  const status = {
    id: 2085000000000000300,
    id_str: '2085000000000000257',
    created_at: 'Mon Nov 02 08:00:00 +0000 2026',
    text: '@acmeair I waited for…',
    truncated: true,
    in_reply_to_status_id_str: '2084',
    user: { id_str: '5550001', screen_name: 'jo', name: 'Jo', followers_count: 7, verified: false },
    extended_tweet: {
      full_text: '@acmeair I waited for six hours https://t.co/x https://t.co/m',
      entities: {
        urls: [{ url: 'https://t.co/x', expanded_url: 'https://acme.test/' }],
        media: [{ url: 'https://t.co/m', expanded_url: 'https://x.com/jo/status/2085000000000000257/photo/1' }],
      },
      extended_entities: { media: [{ type: 'photo', media_url_https: 'https://img.test/m.jpg' }] },
    },
    lang: 'en',
  };

  it('reads a post by its exact id, with its full text', () => {
    expect(readOne({ for_user_id: '7700', tweet_create_events: [status] })).toMatchObject({
      externalId: '2085000000000000257',
      kind: 'reply',
      inReplyTo: '2084',
      text: '@acmeair I waited for six hours https://acme.test/',
      postedAt: '2026-11-02T08:00:00.000Z',
      author: { externalId: '5550001', handle: 'jo', followers: 7, verified: false },
      media: [{ type: 'image', url: 'https://img.test/m.jpg' }],
      own: false,
    });
  });

  it('keeps the digits of a bare number in JSON text, and refuses one that has lost them', () => {
    const bare = { ...status, id_str: undefined };
    const text = JSON.stringify({ tweet_create_events: [bare] }).replace('2085000000000000300', '2085000000000000257');
    expect(readOne(text).externalId).toBe('2085000000000000257');
    expect(() => read({ tweet_create_events: [bare] })).toThrow('tweet_create_events[0].id');
  });

  it('reads deletions, messages and reposts, and puts the rest aside', () => {
    const body = {
      for_user_id: '7700',
      tweet_create_events: [{ ...status, retweeted_status: { id_str: '1' } }],
      tweet_delete_events: [{ status: { id: '2085', user_id: '1' }, timestamp_ms: '1' }],
      favorite_events: [{ id: 'abc' }],
      direct_message_events: [
        {
          type: 'message_create',
          id: '1',
          message_create: { target: { recipient_id: '2' }, sender_id: '7700', message_data: { text: 'hi' } },
        },
      ],
      users: { '7700': { id: '7700', screen_name: 'acmeair' } },
    };
    const found = read(body);
    expect(found.removed).toEqual(['2085']);
    expect(found.mentions.map((mention) => [mention.kind, mention.own])).toEqual([['message', true]]);
    expect(found.ignored.map((entry) => entry.reason)).toEqual(['repost', 'other-account-activity']);
  });
});

describe('reading what X says about deletions', () => {
  it('reads lines of a compliance job', () => {
    expect(
      read('{"id":"2085","action":"delete","reason":"deleted"}\n{"id":"2086","action":"delete","reason":"deleted"}\n').removed,
    ).toEqual(['2085', '2086']);
    expect(read({ id: '55', action: 'delete', reason: 'suspended', type: 'users' })).toMatchObject({
      removed: [],
      removedAuthors: ['55'],
    });
    expect(read({ id: '55', action: 'delete', reason: 'deactivated' })).toMatchObject({
      removed: ['55'],
      removedAuthors: ['55'],
    });
    expect(read({ id: '55', action: 'delete', reason: 'scrub_geo' }).placesGone).toEqual({ things: ['55'], authors: [] });
    expect(read({ scrub_geo: { user_id: 9, user_id_str: '9', up_to_status_id: 55 } }).placesGone).toEqual({
      things: [],
      authors: ['9'],
    });
    expect(read({ scrub_geo: { up_to_status_id: 55 } })).not.toHaveProperty('placesGone');
    expect(read({ id: '55', action: 'delete', reason: 'scrub_geo' }).ignored).toEqual([
      { reason: 'compliance-notice', externalId: '55' },
    ]);
  });

  it('reads notices of the compliance streams in every shape', () => {
    expect(read({ data: { delete: { tweet: { id: '1', author_id: '2' }, event_at: 'x' } } }).removed).toEqual(['1']);
    expect(read({ data: { drop: { post: { id: '1', author_id: '2' } } } }).removed).toEqual(['1']);
    expect(read({ delete: { status: { id: 601430178305220600, id_str: '601430178305220608' } } }).removed).toEqual([
      '601430178305220608',
    ]);
    expect(read({ data: { user_suspend: { user: { id: '9' } } } }).removedAuthors).toEqual(['9']);
    expect(read({ user_delete: { id: 771136850 } }).removedAuthors).toEqual(['771136850']);
    expect(read({ data: { withheld: { tweet: { id: '1' } } } }).ignored).toEqual([{ reason: 'compliance-notice' }]);
  });

  it('takes "not found" for a deletion only in the answer to a look-up', () => {
    const errors = [
      {
        resource_id: '2086',
        resource_type: 'tweet',
        title: 'Not Found Error',
        type: 'https://api.twitter.com/2/problems/resource-not-found',
      },
      { resource_id: '2087', resource_type: 'tweet', title: 'Authorization Error' },
      {
        resource_id: '9',
        resource_type: 'user',
        title: 'Not Found Error',
        type: 'https://api.x.com/2/problems/resource-not-found',
      },
    ];
    const page = { data: [post], errors };
    expect(read(page)).toMatchObject({
      removed: [],
      ignored: errors.map((error) => ({ reason: 'partial-error', externalId: error.resource_id })),
    });
    expect(read(lookupEnvelope(page)).removed).toEqual(['2086', '2087']);
  });
});

describe('reading what is no post', () => {
  it.each([
    ['', 'keep-alive'],
    ['\r\n', 'keep-alive'],
    [{ errors: [] }, 'no-data'],
    [{ meta: { result_count: 0 } }, 'no-data'],
    [{ title: 'operational-disconnect', type: 'https://api.x.com/2/problems/operational-disconnect' }, 'operational-disconnect'],
    [{ errors: [{ title: 'operational-disconnect', disconnect_type: 'X' }] }, 'operational-disconnect'],
    [{ title: 'ConnectionException', connection_issue: 'TooManyConnections' }, 'error-response'],
    [{ errors: [{ code: 88, message: 'Rate limit exceeded' }] }, 'error-response'],
    [{ errors: [{ title: 'odd', type: 'about:blank' }] }, 'stream-error'],
    [{ data: [{ id: '1', username: 'jo', name: 'Jo' }] }, 'user'],
    [{ data: [{ id: '1', value: 'acme', tag: 'x' }] }, 'rule'],
    [{ data: [{ start: 'a', end: 'b', tweet_count: 1 }] }, 'count'],
    [{ data: { deleted: true } }, 'unknown-kind'],
    [{ something: 'new' }, 'unknown-kind'],
    [{ data: [{ id: '1', event_type: 'ParticipantsJoin', sender_id: '2' }] }, 'dm-participants'],
  ])('puts %j aside as %s', (payload, reason) => {
    expect(read(payload)).toMatchObject({ mentions: [], removed: [], ignored: [{ reason }] });
  });

  it('reads pages of direct messages', () => {
    const page = {
      data: [
        {
          id: '90',
          event_type: 'MessageCreate',
          text: 'hello',
          sender_id: '7700',
          dm_conversation_id: '5-7700',
          created_at: '2026-11-02T08:00:00Z',
        },
      ],
      includes: { users: [{ id: '7700', username: 'acmeair' }] },
    };
    expect(readOne(page)).toMatchObject({
      kind: 'message',
      threadId: '5-7700',
      own: true,
      url: 'https://x.com/messages/5-7700',
      visibility: 'private',
    });
  });
});

describe('refusing what is broken', () => {
  it.each([
    ['not json', ''],
    [null, ''],
    [17, ''],
    [{}, ''],
    [{ data: {} }, 'data'],
    [{ data: { id: '1' } }, 'data.text'],
    [{ data: { text: 'no id' } }, 'data.id'],
    [{ data: [post, { ...post, text: 5 }] }, 'data[1].text'],
    [{ data: [post, 'text'] }, 'data[1]'],
    [line({ id: 'abc' }), 'data.id'],
    [line({ id: 2085000000000000300 }), 'data.id'],
    [line({ author_id: {} }), 'data.author_id'],
    [line({ created_at: 'yesterday' }), 'data.created_at'],
    [line({ created_at: '+040000-01-01T00:00:00.000Z' }), 'data.created_at'],
    [line({ created_at: '9999-01-01T00:00:00.000Z' }), 'data.created_at'],
    [line({ edit_history_tweet_ids: 'x' }), 'data.edit_history_tweet_ids'],
    [activity('post.delete', {}), 'data.payload.id'],
    [activity('dm.received', { direct_message_events: {} }), 'data.payload.direct_message_events'],
    [{ for_user_id: '1', tweet_create_events: 'x' }, 'tweet_create_events'],
    [{ for_user_id: '1', tweet_delete_events: [{}] }, 'tweet_delete_events[0].status'],
    [{ delete: { status: {} } }, 'delete.id'],
    [[[]], '[0]'],
  ])('names the place in %j', (payload, path) => {
    expect(() => read(payload)).toThrow(expect.objectContaining({ name: 'MalformedPayloadError', path }));
  });
});
