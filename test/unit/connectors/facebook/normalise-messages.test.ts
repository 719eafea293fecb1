import { describe, expect, it } from 'vitest';
import { facebookConnector } from '../../../../connectors/facebook/index.ts';

const PAGE = '1000200030004000';
const PERSON = '5550001';
const AT = 1_790_000_000_000;
const normalise = (payload: unknown) => facebookConnector.normalise(payload, { ownAccounts: new Set() });

function body(event: Readonly<Record<string, unknown>>, list = 'messaging'): unknown {
  const whole = { sender: { id: PERSON }, recipient: { id: PAGE }, timestamp: AT, ...event };
  return { object: 'page', entry: [{ id: PAGE, time: AT + 50, [list]: [whole] }] };
}

describe('a message to the page', () => {
  it('is private and stands in the thread of the person', () => {
    expect(normalise(body({ message: { mid: 'm_1', text: 'Where is my refund?' } })).mentions).toMatchObject([
      {
        kind: 'message',
        visibility: 'private',
        externalId: 'm_1',
        threadId: `t:${PERSON}`,
        author: { externalId: PERSON, name: null },
        text: 'Where is my refund?',
        postedAt: '2026-09-21T14:13:20.000Z',
        own: false,
        inReplyTo: null,
      },
    ]);
  });

  it('names what it answers', () => {
    expect(normalise(body({ message: { mid: 'm_2', text: 'Yes', reply_to: { mid: 'm_1' } } })).mentions).toMatchObject([
      { inReplyTo: 'm_1' },
    ]);
  });

  it('is our own when it is an echo, in the same thread', () => {
    const echo = { sender: { id: PAGE }, recipient: { id: PERSON }, message: { mid: 'm_3', text: 'On its way', is_echo: true } };
    expect(normalise(body(echo)).mentions).toMatchObject([{ own: true, threadId: `t:${PERSON}`, author: { externalId: PAGE } }]);
  });

  it('is our own when it is an echo though nobody says which id is the page', () => {
    const event = {
      sender: { id: '7' },
      recipient: { id: PERSON },
      timestamp: AT,
      message: { mid: 'm_3', text: 'On its way', is_echo: true },
    };
    expect(normalise(event).mentions).toMatchObject([{ own: true, threadId: `t:${PERSON}` }]);
  });

  it('is the same in standby, as a change of the dashboard, and bare', () => {
    const message = { mid: 'm_1', text: 'Hello' };
    const event = { sender: { id: PERSON }, recipient: { id: PAGE }, timestamp: AT, message };
    const expected = normalise(body({ message })).mentions;
    expect(normalise(body({ message }, 'standby')).mentions).toEqual(expected);
    expect(normalise({ id: PAGE, changes: [{ field: 'messages', value: event }] }).mentions).toEqual(expected);
    expect(normalise(event).mentions).toEqual(expected);
  });

  it('without words still says something when it carries something', () => {
    const attachments = [
      { type: 'image', payload: { url: 'https://cdn.example/a.jpg' } },
      { type: 'audio', payload: { url: 'https://cdn.example/a.mp3' } },
      { type: 'fallback', url: 'https://example.org/', payload: null },
      { type: 'location', payload: { coordinates: { lat: 1, long: 2 } } },
    ];
    expect(normalise(body({ message: { mid: 'm_4', attachments } })).mentions).toMatchObject([
      {
        text: '',
        media: [
          { type: 'image', url: 'https://cdn.example/a.jpg' },
          { type: 'audio', url: 'https://cdn.example/a.mp3' },
          { type: 'link', url: 'https://example.org/' },
        ],
      },
    ]);
    expect(normalise(body({ message: { mid: 'm_5', is_unsupported: true } })).mentions).toMatchObject([
      { text: '', externalId: 'm_5' },
    ]);
    expect(normalise(body({ message: { mid: 'm_6' } })).ignored).toEqual([{ reason: 'no-content', externalId: 'm_6' }]);
  });

  it('is edited and unsent', () => {
    expect(normalise(body({ message_edit: { mid: 'm_1', text: 'Where is my bag?', num_edit: 1 } })).mentions).toMatchObject([
      { externalId: 'm_1', text: 'Where is my bag?', editedAt: '2026-09-21T14:13:20.000Z' },
    ]);
    expect(normalise(body({ message: { mid: 'm_1', is_deleted: true } }))).toMatchObject({ mentions: [], removed: ['m_1'] });
  });

  it('takes numeric ids and a plug-in visitor without an id', () => {
    expect(normalise(body({ sender: { id: 987654321432 }, message: { mid: 'm_1', text: 'a' } })).mentions).toMatchObject([
      { author: { externalId: '987654321432' } },
    ]);
    expect(normalise(body({ sender: { user_ref: 'abc' }, message: { mid: 'm_1', text: 'a' } })).mentions).toMatchObject([
      { author: { externalId: 'user_ref:abc' }, threadId: 't:user_ref:abc' },
    ]);
    expect(normalise(body({ sender: undefined, message: { mid: 'm_1', text: 'a' } })).mentions).toMatchObject([
      { author: { externalId: 'unknown:m_1' }, threadId: 'm_1' },
    ]);
  });

  it.each([{ message: 'text' }, { message: { text: 'no id' } }, { message: { mid: 'm_1', text: 'a' }, timestamp: 9e15 }])(
    '%j is broken',
    (event) => {
      expect(() => normalise(body(event))).toThrow(expect.objectContaining({ code: 'malformed-payload' }));
    },
  );
});

describe('events in which nobody says anything', () => {
  it.each([
    ['delivery', 'delivery'],
    ['read', 'read'],
    ['reaction', 'reaction'],
    ['postback', 'postback'],
    ['optin', 'optin'],
    ['referral', 'referral'],
    ['account_linking', 'account-linking'],
    ['policy-enforcement', 'policy-enforcement'],
    ['pass_thread_control', 'thread-control'],
    ['something_new', 'unknown-event'],
  ])('%s is ignored as %s', (name, reason) => {
    expect(normalise(body({ [name]: { watermark: 1 } }))).toMatchObject({ mentions: [], ignored: [{ reason }] });
  });
});

describe('a conversation read from Graph', () => {
  const conversation = {
    id: 't_99',
    link: `/${PAGE}/inbox/123/`,
    messages: {
      data: [
        {
          id: 'm_1',
          created_time: '2026-09-21T14:13:20+0000',
          from: { id: PERSON, name: 'Jo' },
          to: { data: [{ id: PAGE }] },
          message: 'Hello?',
        },
        {
          id: 'm_2',
          created_time: '2026-09-21T14:14:20+0000',
          from: { id: PAGE },
          to: { data: [{ id: PERSON }] },
          message: 'Hello!',
        },
      ],
    },
  };

  it('gives its messages the thread that a webhook gives them', () => {
    const { mentions } = normalise({ earshot: 'graph', kind: 'conversation', pageId: PAGE, body: conversation });
    expect(mentions).toMatchObject([
      {
        externalId: 'm_1',
        threadId: `t:${PERSON}`,
        own: false,
        author: { name: 'Jo' },
        url: `https://www.facebook.com/${PAGE}/inbox/123/`,
      },
      { externalId: 'm_2', threadId: `t:${PERSON}`, own: true },
    ]);
    const pushed = normalise(body({ message: { mid: 'm_1', text: 'Hello?' } })).mentions[0];
    expect(pushed).toMatchObject({
      externalId: mentions[0]?.externalId,
      threadId: mentions[0]?.threadId,
      postedAt: mentions[0]?.postedAt,
    });
  });

  it('tells the page by the link or by our own accounts; else its own number is the thread', () => {
    expect(normalise(conversation).mentions).toMatchObject([{ threadId: `t:${PERSON}` }, { own: true, threadId: `t:${PERSON}` }]);
    const unlinked = { ...conversation, link: undefined };
    expect(facebookConnector.normalise(unlinked, { ownAccounts: new Set([PAGE]) }).mentions).toMatchObject([
      { own: false },
      { own: true },
    ]);
    expect(normalise(unlinked).mentions).toMatchObject([{ threadId: 't_99' }, { threadId: 't_99' }]);
  });

  it('carries files, pictures, stickers and links', () => {
    const message = {
      id: 'm_3',
      created_time: '2026-09-21T14:13:20+0000',
      from: { id: PERSON },
      attachments: {
        data: [
          { mime_type: 'image/jpeg', image_data: { url: 'https://cdn.example/a.jpg' } },
          { mime_type: 'video/mp4', video_data: { url: 'https://cdn.example/a.mp4' } },
          { mime_type: 'audio/mpeg', file_url: 'https://cdn.example/a.mp3' },
          { mime_type: 'application/pdf', file_url: 'https://cdn.example/a.pdf' },
        ],
      },
      sticker: 'https://cdn.example/s.png',
      shares: { data: [{ link: 'https://example.org/' }] },
    };
    expect(normalise(message).mentions[0]?.media.map(({ type }) => type)).toEqual([
      'image',
      'video',
      'audio',
      'file',
      'image',
      'link',
    ]);
  });

  it('without messages is ignored', () => {
    expect(normalise({ id: 't_99', snippet: 'x', updated_time: '2026-09-21T14:13:20+0000' }).ignored).toEqual([
      { reason: 'no-content', externalId: 't_99' },
    ]);
  });
});
