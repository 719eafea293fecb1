import { describe, expect, it } from 'vitest';
import { POST_FIELDS } from '../../../../connectors/x/asking/fields.ts';
import { line, read, readOne } from './payloads.ts';

describe('reading a post of v2', () => {
  it('gives everything the network told', () => {
    expect(readOne(line())).toEqual({
      network: 'x',
      kind: 'post',
      externalId: '2085000000000000001',
      revisionOf: [],
      url: 'https://x.com/Thandi_Travels/status/2085000000000000001',
      visibility: 'public',
      author: { externalId: '5550001', handle: 'Thandi_Travels', name: 'Thandi M', followers: 321, verified: true },
      text: '@acmeair my bag never came out',
      lang: 'en',
      rating: null,
      inReplyTo: null,
      threadId: '2085000000000000001',
      postedAt: '2026-11-02T08:00:00.000Z',
      editedAt: null,
      media: [],
      own: false,
    });
  });

  it('takes the country of its place, else the one that its author certainly names', () => {
    const places = [{ id: 'p1', country_code: 'ZA', full_name: 'Cape Town' }];
    const users = [{ id: '5550001', username: 'thandi', location: 'Hamburg, Deutschland' }];
    const placed = { geo: { place_id: 'p1' } };
    expect(readOne(line(placed, { users, places })).country).toBe('ZA');
    expect(readOne(line({}, { users, places })).country).toBe('DE');
    expect(readOne(line({ geo: { place_id: 'p2' } }, { users, places })).country).toBe('DE');
    for (const geo of [null, 7, {}, { place_id: null }]) expect(readOne(line({ geo }))).not.toHaveProperty('country');
    const elsewhere = [{ id: '5550001', username: 'thandi', location: 'the clouds' }];
    expect(readOne(line({}, { users: elsewhere, places: [{ id: 'p1', country_code: 'XX' }, null] }))).not.toHaveProperty(
      'country',
    );
  });

  it('is asked for with its place and where its author is', () => {
    expect(POST_FIELDS['tweet.fields'].split(',')).toContain('geo');
    expect(POST_FIELDS.expansions.split(',')).toContain('geo.place_id');
    expect(POST_FIELDS['place.fields'].split(',')).toEqual(['country_code', 'id']);
    expect(POST_FIELDS['user.fields'].split(',')).toContain('location');
  });

  it('reads the country of the older form as well', () => {
    const status = {
      id: 2_085,
      id_str: '2085000000000000001',
      text: 'my bag',
      user: { id: 5, id_str: '5', screen_name: 'jo', location: 'Kenya' },
    };
    expect(readOne({ ...status, place: { country_code: 'NA' } }).country).toBe('NA');
    expect(readOne({ ...status, place: null }).country).toBe('KE');
    expect(readOne({ ...status, user: { ...status.user, location: 'Nairobi' } })).not.toHaveProperty('country');
  });

  it('reads the same from JSON text', () => {
    expect(read(JSON.stringify(line()))).toEqual(read(line()));
  });

  it('knows a reply, what it answers and its thread', () => {
    const reply = readOne(line({ referenced_tweets: [{ type: 'replied_to', id: '2084' }], conversation_id: '2080' }));
    expect(reply).toMatchObject({ kind: 'reply', inReplyTo: '2084', threadId: '2080' });
  });

  it('takes the answered post for the thread where the conversation is not told', () => {
    expect(readOne(line({ referenced_tweets: [{ type: 'replied_to', id: '2084' }], conversation_id: undefined })).threadId).toBe(
      '2084',
    );
  });

  it('counts a quote as a post and a repost as none', () => {
    expect(readOne(line({ referenced_tweets: [{ type: 'quoted', id: '2084' }] }))).toMatchObject({
      kind: 'post',
      inReplyTo: null,
    });
    const repost = read(line({ text: 'RT @jo: lost', referenced_tweets: [{ type: 'retweeted', id: '2084' }] }));
    expect(repost).toMatchObject({ mentions: [], ignored: [{ reason: 'repost', externalId: '2085000000000000001' }] });
  });

  it('knows a repost by its text only where no fields were asked for', () => {
    const text = 'RT @jo: they lost it again…';
    expect(read({ data: { id: '2085', text } }).ignored).toEqual([{ reason: 'repost', externalId: '2085' }]);
    expect(read({ data: { id: '2085', text, author_id: '1' } }).mentions).toHaveLength(1);
  });

  it('takes the full text of a long post', () => {
    const longText = `@acmeair ${'and then they told us to wait. '.repeat(20)}`;
    expect(readOne(line({ text: '@acmeair and then they told…', note_tweet: { text: longText } })).text).toBe(longText);
  });

  it('follows an edit back to the first revision', () => {
    const edited = readOne(
      line({
        id: '2087',
        created_at: '2026-11-02T08:20:00.000Z',
        edit_history_tweet_ids: ['2085', '2086', '2087'],
        conversation_id: '2085',
      }),
    );
    expect(edited).toMatchObject({
      externalId: '2087',
      revisionOf: ['2085', '2086'],
      editedAt: '2026-11-02T08:20:00.000Z',
      threadId: '2085',
    });
    const middle = readOne(line({ id: '2086', edit_history_tweet_ids: ['2085', '2086', '2087'] }));
    expect(middle.revisionOf).toEqual(['2085']);
  });

  it('reads the newer words as it reads the older ones', () => {
    const newer = {
      data: {
        id: '2087',
        text: 'short',
        author_id: '5550001',
        created_at: '2026-11-02T08:20:00.000Z',
        conversation_id: '2080',
        edit_history_post_ids: ['2085', '2087'],
        referenced_posts: [{ type: 'replied_to', id: '2084' }],
        note_post: { text: 'short, and the rest of it' },
        public_metrics: { repost_count: 3 },
      },
      includes: { users: [{ id: '5550001', username: 'jo', pinned_post_id: '1' }], posts: [{ id: '2084', text: 'parent' }] },
    };
    const older = {
      data: {
        id: '2087',
        text: 'short',
        author_id: '5550001',
        created_at: '2026-11-02T08:20:00.000Z',
        conversation_id: '2080',
        edit_history_tweet_ids: ['2085', '2087'],
        referenced_tweets: [{ type: 'replied_to', id: '2084' }],
        note_tweet: { text: 'short, and the rest of it' },
        public_metrics: { retweet_count: 3 },
      },
      includes: { users: [{ id: '5550001', username: 'jo', pinned_tweet_id: '1' }], tweets: [{ id: '2084', text: 'parent' }] },
    };
    expect(read(newer)).toEqual(read(older));
    expect(readOne(newer)).toMatchObject({ text: 'short, and the rest of it', revisionOf: ['2085'], inReplyTo: '2084' });
    expect(read({ ...newer, data: { ...newer.data, referenced_posts: [{ type: 'reposted', id: '1' }] } }).ignored).toHaveLength(
      1,
    );
  });

  it('knows its own posts by handle and by id', () => {
    expect(readOne(line({ author_id: '7700' }, {})).own).toBe(true);
    expect(readOne(line({}, { users: [{ id: '5550001', username: 'AcmeAir' }] })).own).toBe(true);
  });

  it('gives an author without a name where X sent no accounts, and one of its own where it sent not even an id', () => {
    expect(readOne(line({}, {}))).toMatchObject({
      author: { externalId: '5550001', handle: null, name: null, followers: null, verified: null },
      url: 'https://x.com/i/web/status/2085000000000000001',
    });
    expect(readOne({ data: { id: '2085', text: 'hello' } }).author.externalId).toBe('unknown:2085');
  });

  it('takes the time from the id where X sent none', () => {
    expect(readOne({ data: { id: '2080761390344937796', text: 'hello' } }).postedAt).toBe('2026-07-24T21:05:48.792Z');
  });

  it.each(['und', 'qme', 'qht', 'zxx', 'qam', 'art'])('takes %s for no language', (lang) => {
    expect(readOne(line({ lang })).lang).toBeNull();
  });

  it.each([
    ['in', 'id'],
    ['iw', 'he'],
    ['zu', 'zu'],
    ['zh-CN', 'zh-CN'],
  ])('reads the language %s as %s', (lang, expected) => {
    expect(readOne(line({ lang })).lang).toBe(expected);
  });

  it('lists media that have an https address, films by their best file', () => {
    const media = [
      { media_key: '3_1', type: 'photo', url: 'https://img.test/1.jpg' },
      { media_key: '3_2', type: 'photo', url: 'http://img.test/plain.jpg' },
      {
        media_key: '7_3',
        type: 'video',
        preview_image_url: 'https://img.test/3.jpg',
        variants: [
          { content_type: 'video/mp4', bit_rate: 1, url: 'https://vid.test/low.mp4' },
          { content_type: 'video/mp4', bit_rate: 9, url: 'https://vid.test/high.mp4' },
          { content_type: 'application/x-mpegURL', url: 'https://vid.test/list.m3u8' },
        ],
      },
      { media_key: '16_4', type: 'animated_gif', preview_image_url: 'https://img.test/4.jpg' },
      { media_key: '3_9', type: 'photo', url: 'https://img.test/of-another-post.jpg' },
    ];
    const keys = { media_keys: ['3_1', '3_2', '7_3', '16_4'] };
    expect(readOne(line({ attachments: keys }, { media })).media).toEqual([
      { type: 'image', url: 'https://img.test/1.jpg' },
      { type: 'video', url: 'https://vid.test/high.mp4' },
      { type: 'image', url: 'https://img.test/4.jpg' },
    ]);
  });
});

describe('making a text readable', () => {
  const withLinks = (text: string, urls: readonly object[]): string => readOne(line({ text, entities: { urls } })).text;

  it('decodes the entities that X writes, once', () => {
    expect(readOne(line({ text: 'bags &amp; &lt;3 &gt; &amp;lt; &quot;' })).text).toBe('bags & <3 > &lt; &quot;');
  });

  it('puts the address in place of the short link', () => {
    const text = withLinks('see https://t.co/a1 and https://t.co/a1b', [
      { url: 'https://t.co/a1', expanded_url: 'https://acme.test/help?a=1&b=$&' },
      { url: 'https://t.co/a1b', expanded_url: 'https://acme.test/other' },
    ]);
    expect(text).toBe('see https://acme.test/help?a=1&b=$& and https://acme.test/other');
  });

  it("cuts links to the post's own pictures and keeps those to others", () => {
    const own = { url: 'https://t.co/p1', expanded_url: 'https://x.com/jo/status/2085000000000000001/photo/1', media_key: '3_1' };
    const other = { url: 'https://t.co/p2', expanded_url: 'https://twitter.com/al/status/99/video/1' };
    expect(withLinks('look https://t.co/p2 https://t.co/p1', [own, other])).toBe('look https://twitter.com/al/status/99/video/1');
  });

  it('replaces unpaired surrogates', () => {
    expect(readOne(line({ text: 'broken \uD83D here' })).text).toBe('broken \uFFFD here');
  });
});
