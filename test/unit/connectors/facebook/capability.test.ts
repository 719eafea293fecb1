import { describe, expect, it } from 'vitest';
import { capability } from '../../../../connectors/facebook/capability.ts';
import { settingsSchema } from '../../../../connectors/facebook/settings.ts';
import { facebookConnector } from '../../../../connectors/facebook/index.ts';
import type { Mention, MentionKind } from '../../../../src/domain/index.ts';
import { entry } from '../../../../connectors/registry.ts';

const HOUR = 3_600_000;
const AT = Date.UTC(2026, 10, 20, 12);

function mention(kind: MentionKind, extra: Partial<Mention> = {}): Mention {
  return {
    id: 'm',
    brand: 'acme',
    connection: 'acme-fb',
    network: 'facebook',
    kind,
    externalId: '1_2',
    url: null,
    visibility: 'public',
    author: { externalId: '5', handle: null, name: null, followers: null, verified: null },
    text: '',
    lang: 'en',
    topics: [],
    sentiment: { label: 'neutral', score: 0, confidence: 0, words: [] },
    intent: 'other',
    urgency: 0,
    urgencyReasons: [],
    spam: 0,
    langConfidence: 1,
    intentConfidence: 1,
    contradictsRating: false,
    voices: [],
    labelsVersion: 'test-1',
    copies: 0,
    corrected: {},
    langHint: null,
    country: null,
    rating: null,
    inReplyTo: null,
    threadId: '1',
    media: [],
    postedAt: new Date(AT).toISOString(),
    receivedAt: '',
    editedAt: null,
    deletedAt: null,
    revisions: [],
    own: false,
    customer: null,
    case: null,
    disposition: null,
    batch: 'b',
    ...extra,
  };
}

describe('whether the page can answer', () => {
  it('a message: 24 hours by anybody, 7 days by a person, then no more', () => {
    const asked = (hours: number) => capability(mention('message'), AT + hours * HOUR);
    expect(asked(1)).toMatchObject({ canReply: true, deadlineAt: '2026-11-21T12:00:00.000Z', maxLength: 2000 });
    expect(asked(25)).toMatchObject({ canReply: true, deadlineAt: '2026-11-27T12:00:00.000Z' });
    expect(asked(25).reason).toContain('Human Agent');
    expect(asked(24 * 7)).toMatchObject({ canReply: false, maxLength: null });
  });

  it.each(['comment', 'reply', 'post'] as const)('a %s: in public always, in private for 7 days', (kind) => {
    const publicly = { canReply: true, deadlineAt: null, maxLength: 8000 };
    const open = { canReply: true, deadlineAt: '2026-11-27T12:00:00.000Z', maxLength: 2000 };
    expect(capability(mention(kind), AT + HOUR)).toMatchObject({ ...publicly, privately: open });
    expect(capability(mention(kind), AT + 167 * HOUR)).toMatchObject({ ...publicly, privately: open });
    expect(capability(mention(kind), AT + 168 * HOUR)).toMatchObject({ ...publicly, privately: { canReply: false } });
  });

  it('a message, in private where it stands, and a review, in public alone, in no second way', () => {
    expect(capability(mention('message'), AT).privately).toBeUndefined();
    expect(capability(mention('review'), AT).privately).toBeUndefined();
  });

  it('with a reason that begins with a code', () => {
    for (const kind of ['message', 'comment', 'reply', 'post', 'review', 'email', 'call'] as const) {
      for (const hours of [1, 25, 200]) {
        const { reason, privately } = capability(mention(kind), AT + hours * HOUR);
        for (const told of [reason, privately?.reason ?? 'none: none']) expect(told).toMatch(/^[a-z-]+: \S/);
      }
    }
  });

  it('a review: as a comment on its story, where there is one', () => {
    expect(capability(mention('review'), AT)).toMatchObject({ canReply: true });
    expect(capability(mention('review', { externalId: 'review:5' }), AT)).toMatchObject({ canReply: false });
  });

  it('never what is gone or what the page itself wrote', () => {
    expect(capability(mention('comment', { deletedAt: '2026-11-20T12:00:00.000Z' }), AT)).toMatchObject({ canReply: false });
    expect(capability(mention('comment', { own: true }), AT)).toMatchObject({ canReply: false });
  });
});

describe('the settings', () => {
  const minimal = { pageId: '1029384756', pageAccessToken: 'token' };

  it('need a page and a token and know the rest', () => {
    expect(settingsSchema.parse(minimal)).toMatchObject({
      apiVersion: 'v25.0',
      listen: { feed: true, comments: true, ratings: true, conversations: true, tagged: true },
      options: { watchedPosts: 50 },
    });
  });

  it('take a page id that YAML read as a number, and a duration', () => {
    expect(settingsSchema.parse({ ...minimal, pageId: 1029384756, options: { lookBack: '2d' } })).toMatchObject({
      pageId: '1029384756',
      options: { lookBack: 172_800_000 },
    });
  });

  it.each([
    {},
    { ...minimal, pageId: 'my page' },
    { ...minimal, pageId: 2 ** 60 },
    { ...minimal, pageAccesToken: 'typing error' },
    { ...minimal, apiVersion: '25' },
    { ...minimal, listen: { comment: true } },
    { ...minimal, options: { lookBack: 'long' } },
  ])('refuse %j', (settings) => {
    expect(settingsSchema.safeParse(settings).success).toBe(false);
  });

  it('belong to a manifest that claims what the code has', () => {
    expect(() => entry(facebookConnector)).not.toThrow();
  });
});
