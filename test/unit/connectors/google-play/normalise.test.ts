import { describe, expect, it } from 'vitest';
import { normalise } from '../../../../connectors/google-play/normalise.ts';
import { hasSharedFixtures } from '../../../fixtures.ts';
import { expectOnlyMalformed } from '../only-malformed.ts';
import { madeUp, recorded } from '../read-fixture.ts';

const nobody = { ownAccounts: new Set<string>() };
const page = madeUp('google-play', 'reviews-page.json');
const review = { reviewId: 'r1', comments: [{ userComment: { text: 'plain', lastModified: { seconds: '1790000000' } } }] };

describe('a page of reviews of Google Play', () => {
  it('gives a mention for the comment of the user', () => {
    expect(normalise(page, nobody).mentions[0]).toMatchObject({
      network: 'google-play',
      kind: 'review',
      externalId: 'gp:AOqpTOF1',
      threadId: 'gp:AOqpTOF1',
      url: null,
      author: { externalId: 'review:gp:AOqpTOF1', name: 'Jo Tester' },
      text: 'Boarding pass gone\n\nAfter the update the boarding pass is gone.',
      lang: 'pt-BR',
      rating: 1,
      postedAt: '2026-09-21T14:13:20.713Z',
      editedAt: null,
    });
  });

  it('prefers what was written to its translation', () => {
    expect(normalise(page, nobody).mentions[2]).toMatchObject({ text: 'Baie goed', author: { name: null } });
  });

  it('gives the reply of the developer as a mention of our own, in the conversation of the review', () => {
    expect(normalise(page, nobody).mentions[1]).toMatchObject({
      kind: 'reply',
      externalId: 'gp:AOqpTOF1:reply',
      inReplyTo: 'gp:AOqpTOF1',
      threadId: 'gp:AOqpTOF1',
      text: 'Please update again.',
      postedAt: '2026-09-21T14:15:00.000Z',
      own: true,
    });
    const undated = { ...review, comments: [...review.comments, { developerComment: { text: 'Thanks' } }] };
    expect(normalise({ packageName: 'com.acme.air', review: undated }, nobody).mentions[1]).toMatchObject({
      externalId: 'r1:reply',
      author: { externalId: 'own:com.acme.air' },
      postedAt: '2026-09-21T14:13:20.000Z',
    });
    const odd = { ...review, comments: [...review.comments, { developerComment: { text: 7 } }] };
    expect(normalise(odd, nobody).ignored).toEqual([{ reason: 'empty-reply', externalId: 'r1' }]);
  });

  it('ignores replies without their review, reviews without a comment of the user, and holes', () => {
    expect(normalise(page, nobody).ignored).toEqual([
      { reason: 'no-user-comment', externalId: 'gp:AOqpTOF3' },
      { reason: 'own-reply', externalId: 'gp:AOqpTOF3' },
      { reason: 'empty-entry' },
    ]);
  });

  it('may be without any review', () => {
    expect(normalise({}, nobody).mentions).toEqual([]);
    expect(normalise({ tokenPagination: { nextPageToken: 'x' } }, nobody).mentions).toEqual([]);
  });
});

describe('a review of Google Play', () => {
  it('links to the app when the envelope names it', () => {
    expect(normalise({ packageName: 'com.acme.air', review }, nobody).mentions[0]).toMatchObject({
      text: 'plain',
      url: 'https://play.google.com/store/apps/details?id=com.acme.air&reviewId=r1',
    });
    expect(normalise(review, nobody).mentions).toHaveLength(1);
  });

  it.each([
    [{ reviewId: 'r1' }, 'comments'],
    [
      { reviews: [{ reviewId: 'r1', comments: [{ userComment: { text: 'x' } }] }] },
      'reviews.0.comments.0.userComment.lastModified',
    ],
    [
      { reviewId: 'r', comments: [{ userComment: { text: 'x', lastModified: { seconds: '999999999999' } } }] },
      'comments.0.userComment.lastModified',
    ],
    [{ reviews: [1] }, 'reviews.0'],
    [{ error: { code: 403 } }, ''],
    [7, ''],
  ])('is refused when broken, naming where: %#', (payload, path) => {
    expect(() => normalise(payload, nobody)).toThrow(expect.objectContaining({ code: 'malformed-payload', path }));
  });
});

it('throws nothing but MalformedPayloadError, whatever JSON comes', () => {
  expectOnlyMalformed(normalise, [page, review], ['reviews', 'review', 'reviewId', 'comments', 'packageName', 'tokenPagination']);
});

describe.runIf(hasSharedFixtures)('recorded payloads of Google Play', () => {
  it('reads both reviews, also the one of 1974', () => {
    const { mentions, ignored } = normalise(recorded('google-play', 'reviews-list-docs-sample.json'), nobody);
    const reviews = mentions.filter(({ own }) => !own);
    expect(reviews.map((mention) => [mention.externalId, mention.postedAt, mention.author.name, mention.rating])).toEqual([
      ['12345678', '2015-10-01T05:20:26.713Z', 'Jane Bloggs', 5],
      ['11223344', '1974-06-27T16:22:14.213Z', 'John Doe', 5],
    ]);
    expect(mentions.filter(({ own }) => own).map((mention) => [mention.externalId, mention.postedAt])).toEqual([
      ['11223344:reply', '2015-02-05T01:57:47.813Z'],
    ]);
    expect(ignored).toEqual([]);
  });
});
