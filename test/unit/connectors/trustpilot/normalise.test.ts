import { describe, expect, it } from 'vitest';
import { normalise } from '../../../../connectors/trustpilot/normalise.ts';
import { hasSharedFixtures } from '../../../fixtures.ts';
import { expectOnlyMalformed } from '../only-malformed.ts';
import { madeUp, recorded } from '../read-fixture.ts';

const nobody = { ownAccounts: new Set<string>() };
const hook = madeUp('trustpilot', 'webhook-body.json');
const page = madeUp('trustpilot', 'reviews-page.json');
const review = {
  id: 'a1',
  stars: 4,
  title: 'T',
  text: 'B',
  createdAt: '2026-10-01T00:00:00Z',
  consumer: { id: 'c', displayName: 'N' },
};

describe('a webhook body of Trustpilot', () => {
  it('gives a mention for a new review', () => {
    expect(normalise(hook, nobody).mentions[0]).toEqual({
      network: 'trustpilot',
      kind: 'review',
      externalId: '64aa00000000000000000001',
      revisionOf: [],
      url: 'https://www.trustpilot.com/reviews/64aa00000000000000000001',
      visibility: 'public',
      author: { externalId: 'c1', handle: null, name: 'Ann Other', followers: null, verified: null },
      text: 'Two hours in the queue\n\nThe counter opened late.\nNobody said sorry. 😠',
      lang: 'en',
      rating: 2,
      inReplyTo: null,
      threadId: '64aa00000000000000000001',
      postedAt: '2026-10-03T09:30:00.000Z',
      editedAt: null,
      media: [],
      own: false,
    });
  });

  it('gives the time of the change for an updated review, reading times without a zone as UTC', () => {
    expect(normalise(hook, nobody).mentions[1]).toMatchObject({
      postedAt: '2026-10-01T09:30:00.000Z',
      editedAt: '2026-10-03T10:00:00.000Z',
      rating: 5,
    });
  });

  it('takes the time of receipt for a change that is not dated', () => {
    const event = { eventName: 'service-review-updated', eventData: review };
    expect(normalise({ events: [event], receivedAt: '2026-10-09T00:00:00Z' }, nobody).mentions[0]?.editedAt).toBe(
      '2026-10-09T00:00:00.000Z',
    );
    expect(normalise({ events: [event] }, nobody).mentions[0]?.editedAt).toBeNull();
  });

  it('names the deleted review and ignores events it does not know and holes in the list', () => {
    const { removed, ignored, mentions } = normalise(hook, nobody);
    expect(mentions).toHaveLength(2);
    expect(removed).toEqual(['64aa00000000000000000003']);
    expect(ignored).toEqual([{ reason: 'unknown-event' }, { reason: 'empty-entry' }]);
  });
});

describe('a page of reviews of Trustpilot', () => {
  it('takes the reply of the company for one of our own mentions, in the conversation of the review', () => {
    expect(normalise(page, nobody).mentions[1]).toMatchObject({
      network: 'trustpilot',
      kind: 'reply',
      externalId: '64bb00000000000000000001:reply',
      inReplyTo: '64bb00000000000000000001',
      threadId: '64bb00000000000000000001',
      text: 'We are looking.',
      visibility: 'public',
      postedAt: '2026-10-03T12:00:00.000Z',
      editedAt: null,
      own: true,
    });
    const companyReply = { text: 'Found it.', createdAt: '2026-10-03T12:00:00', updatedAt: '2026-10-04T12:00:00' };
    expect(normalise({ ...review, companyReply }, nobody).mentions[1]).toMatchObject({
      externalId: 'a1:reply',
      editedAt: '2026-10-04T12:00:00.000Z',
    });
    expect(normalise({ ...review, companyReply: { text: 'Undated' } }, nobody).mentions[1]?.postedAt).toBe(
      '2026-10-01T00:00:00.000Z',
    );
    expect(normalise({ ...review, companyReply: { text: ' ' } }, nobody)).toMatchObject({
      mentions: [{ externalId: 'a1' }],
      ignored: [{ reason: 'empty-reply', externalId: 'a1' }],
    });
    expect(normalise({ ...review, status: 'removed', companyReply }, nobody)).toMatchObject({
      mentions: [],
      ignored: [{ reason: 'own-reply', externalId: 'a1' }],
    });
  });

  it('takes no hidden review for a mention, and does not remove it', () => {
    const { mentions, removed, ignored } = normalise(page, nobody);
    expect(mentions.map((mention) => mention.externalId)).toEqual([
      '64bb00000000000000000001',
      '64bb00000000000000000001:reply',
      '1234567',
    ]);
    expect(removed).toEqual([]);
    expect(ignored).toEqual([{ reason: 'hidden', externalId: '64bb00000000000000000003' }]);
  });

  it.each(['removed', 'Deleted', 'archived', 'anonymized', 'anonymised'])('counts a review that is %s as gone', (state) => {
    for (const over of [{ status: state }, { status: 'hidden', reportData: { reviewVisibility: state } }]) {
      expect(normalise({ ...review, ...over }, nobody)).toMatchObject({ mentions: [], removed: [review.id], ignored: [] });
    }
  });

  it('reads a review without words, stars or author, and never takes two such authors for one', () => {
    expect(normalise(page, nobody).mentions[2]).toMatchObject({
      text: '',
      rating: null,
      author: { externalId: 'review:1234567', name: null },
    });
  });
});

describe('a single review of Trustpilot', () => {
  it('is read alone, and is our own when we wrote it', () => {
    expect(normalise(review, nobody).mentions).toHaveLength(1);
    expect(normalise(review, { ownAccounts: new Set(['c']) }).mentions[0]?.own).toBe(true);
  });

  it.each([
    [{ ...review, id: 2 ** 60 }, 'id'],
    [{ ...review, createdAt: '40000-01-01T00:00:00Z' }, 'createdAt'],
    [{ ...review, createdAt: undefined }, 'createdAt'],
    [{ ...review, text: { html: 'x' } }, 'text'],
    [{ reviews: [review, { ...review, id: '' }] }, 'reviews.1.id'],
    [{ events: [{ eventName: 'service-review-created', eventData: {} }] }, 'events.0.eventData.id'],
    [{ events: ['x'] }, 'events.0'],
    [{}, ''],
    ['text', ''],
    [null, ''],
  ])('is refused when broken, naming where: %#', (payload, path) => {
    expect(() => normalise(payload, nobody)).toThrow(expect.objectContaining({ code: 'malformed-payload', path }));
  });

  it('puts no lone surrogate and no control character into the text', () => {
    expect(normalise({ ...review, title: 'a\uD800b', text: 'c\u0000d' }, nobody).mentions[0]?.text).toBe('a\uFFFDb\n\ncd');
  });
});

it.each([
  [{ displayLocation: 'Frederiksberg, DK' }, 'DK'],
  [{ displayLocation: 'Somewhere, Overthere', countryCode: 'ZA' }, 'ZA'],
])('takes the country that the consumer names: %j', (about, country) => {
  expect(normalise({ ...review, consumer: { id: 'c', ...about } }, nobody).mentions[0]?.country).toBe(country);
});

it.each([{ displayLocation: 'Copenhagen' }, { displayLocation: 7 }, { displayLocation: 'Here, XX', countryCode: '' }, {}])(
  'knows no country where the consumer names none: %j',
  (about) => {
    expect(normalise({ ...review, consumer: { id: 'c', ...about } }, nobody).mentions[0]).not.toHaveProperty('country');
  },
);

it('ignores reviews of products', () => {
  expect(normalise({ productReviews: [] }, nobody).ignored).toEqual([{ reason: 'product-reviews' }]);
});

it('throws nothing but MalformedPayloadError, whatever JSON comes', () => {
  expectOnlyMalformed(
    normalise,
    [hook, page, review],
    ['events', 'reviews', 'id', 'createdAt', 'consumer', 'title', 'productReviews'],
  );
});

describe.runIf(hasSharedFixtures)('recorded payloads of Trustpilot', () => {
  it('gives one mention of the webhook body and ignores its unknown event', () => {
    const { mentions, ignored } = normalise(recorded('trustpilot', 'webhook-service-review-events.json'), nobody);
    expect(mentions).toHaveLength(1);
    expect(mentions[0]).toMatchObject({
      externalId: '62c8968be77911f2449e9f74',
      rating: 4,
      postedAt: '2022-07-08T22:41:48.000Z',
      author: { externalId: 'bbbbb' },
    });
    expect(mentions[0]?.text.length).toBeGreaterThan(180);
    expect(ignored).toEqual([{ reason: 'unknown-event' }]);
  });

  it('ignores the hidden review of the documented page, which may come back', () => {
    const { mentions, removed, ignored } = normalise(recorded('trustpilot', 'reviews-page-docs-sample.json'), nobody);
    expect({ mentions, removed }).toEqual({ mentions: [], removed: [] });
    expect(ignored).toContainEqual({ reason: 'hidden', externalId: '1' });
  });
});
