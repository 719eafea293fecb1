import { describe, expect, it } from 'vitest';
import { normalise } from '../../../../connectors/hellopeter/normalise.ts';
import { asRecord } from '../../../../connectors/kit/shape.ts';
import { hasSharedFixtures } from '../../../fixtures.ts';
import { expectOnlyMalformed } from '../only-malformed.ts';
import { madeUp, recorded } from '../read-fixture.ts';

const nobody = { ownAccounts: new Set<string>() };
const page = madeUp('hellopeter', 'business-page.json');
const publicPage = madeUp('hellopeter', 'public-page.json');
const review = { permalink: 'p-1', title: 'T', text: 'B', created_at: '2026-10-02 08:15:00', author: 'Sipho' };

describe('a page of the Business API of HelloPeter', () => {
  it('gives a mention under the permalink, its time in South Africa without a zone', () => {
    expect(normalise(page, nobody).mentions[0]).toMatchObject({
      network: 'hellopeter',
      kind: 'review',
      externalId: 'still-no-refund-81',
      threadId: 'still-no-refund-81',
      url: 'https://www.hellopeter.com/acme-air/reviews/still-no-refund-81',
      author: { externalId: '4711', name: 'Thandi M' },
      text: 'Still no refund\n\nThree months and eleven e-mails.\n\nStill no refund for my cancelled flight.',
      rating: 1,
      postedAt: '2026-10-02T06:15:00.000Z',
    });
  });

  it('reads JSON:API records and other spellings of the fields', () => {
    expect(normalise(page, nobody).mentions[1]).toMatchObject({
      externalId: 'kind-crew-82',
      url: 'https://www.hellopeter.com/acme-air-za/reviews/kind-crew-82',
      author: { externalId: 'u-9', name: 'Piet P' },
      text: 'Kind crew\n\nThe crew helped my mother.',
      rating: 5,
      postedAt: '2026-10-02T08:15:00.000Z',
    });
  });

  it('names removed reviews and ignores our own answers', () => {
    const { removed, ignored } = normalise(page, nobody);
    expect(removed).toEqual(['taken-down-83']);
    expect(ignored).toEqual([{ reason: 'own-reply', externalId: 'still-no-refund-81' }]);
  });
});

describe('replies inside a review of HelloPeter', () => {
  const ours = { id: 1, user_id: 'b1', content: 'We refunded it.', created_at: '2026-10-03 10:00:00' };

  it('are a mention of our own: the newest that is not of the reviewer', () => {
    const older = { ...ours, content: 'We look into it.', created_at: '2026-10-02 10:00:00' };
    const theirs = { user_id: 'u1', content: 'Still waiting', created_at: '2026-10-04 10:00:00' };
    const { mentions, ignored } = normalise({ ...review, user_id: 'u1', replies: [ours, older, theirs, null, 7] }, nobody);
    expect(mentions.slice(1)).toEqual([
      expect.objectContaining({
        kind: 'reply',
        externalId: 'p-1:reply',
        inReplyTo: 'p-1',
        threadId: 'p-1',
        text: 'We refunded it.',
        postedAt: '2026-10-03T08:00:00.000Z',
        own: true,
      }),
    ]);
    expect(ignored).toEqual([]);
  });

  it('are only noted where no text of ours can be read', () => {
    const { mentions, ignored } = normalise({ ...review, replies: [{ id: 1 }] }, nobody);
    expect(mentions).toHaveLength(1);
    expect(ignored).toEqual([{ reason: 'own-reply', externalId: 'p-1' }]);
  });
});

describe('a review of HelloPeter', () => {
  it('is read alone or in the envelope, which helps out with what the review lacks', () => {
    expect(normalise(review, nobody).mentions[0]).toMatchObject({
      author: { externalId: 'review:p-1', name: 'Sipho' },
      url: null,
    });
    const { created_at: _, ...undated } = review;
    const envelope = { businessSlug: 'acme-air', fetchedAt: '2026-10-05T00:00:00.000Z', review: undated };
    expect(normalise(envelope, nobody).mentions[0]).toMatchObject({
      url: 'https://www.hellopeter.com/acme-air/reviews/p-1',
      postedAt: '2026-10-05T00:00:00.000Z',
    });
    expect(normalise(undated, nobody).mentions[0]?.postedAt).toBe('1970-01-01T00:00:00.000Z');
  });

  it('makes the slug of the business from its name where none is given', () => {
    expect(normalise(publicPage, nobody).mentions[0]?.url).toBe(
      'https://www.hellopeter.com/acme-sons-air/reviews/late-again-301',
    );
  });

  it('keeps a text of more than five thousand characters whole', () => {
    const text = 'delayed '.repeat(2000);
    expect(normalise({ ...review, title: null, text }, nobody).mentions[0]?.text).toBe(text);
  });

  it.each([
    [{ data: [{ title: 'no key' }] }, 'data.0.key'],
    [{ ...review, created_at: 'yesterday' }, 'createdAt'],
    [{ data: [7] }, 'data.0'],
    [{ meta: {} }, ''],
    [[], ''],
  ])('is refused when broken, naming where: %#', (payload, path) => {
    expect(() => normalise(payload, nobody)).toThrow(expect.objectContaining({ code: 'malformed-payload', path }));
  });
});

it('throws nothing but MalformedPayloadError, whatever JSON comes', () => {
  expectOnlyMalformed(
    normalise,
    [page, publicPage, review],
    ['data', 'permalink', 'id', 'attributes', 'review', 'author', 'created_at'],
  );
});

describe.runIf(hasSharedFixtures)('recorded payloads of HelloPeter', () => {
  it('finds nothing on the empty page', () => {
    expect(normalise(recorded('hellopeter', 'business-v5-reviews-empty.json'), nobody)).toMatchObject({
      mentions: [],
      removed: [],
      ignored: [],
    });
  });

  it('reads both public pages', () => {
    const pages = asRecord(recorded('hellopeter', 'public-reviews-page-shape.json'));
    const ids = [pages['page1'], pages['page2']].flatMap((one) =>
      normalise(one, nobody).mentions.map((mention) => mention.externalId),
    );
    expect(ids).toEqual(['201', '202', '203', '204']);
  });
});
