import { describe, expect, it } from 'vitest';
import { normalise } from '../../../../connectors/app-store/normalise.ts';
import { hasSharedFixtures } from '../../../fixtures.ts';
import { expectOnlyMalformed } from '../only-malformed.ts';
import { madeUp, madeUpText, recorded, recordedText } from '../read-fixture.ts';

const nobody = { ownAccounts: new Set<string>() };
const connect = madeUp('app-store', 'connect-page.json');
const jsonFeed = madeUp('app-store', 'feed.json');
const xmlFeed = madeUpText('app-store', 'feed.xml');
const resource = {
  type: 'customerReviews',
  id: 'r1',
  attributes: { rating: 5, title: 'T', body: 'B', createdDate: '2026-09-30T00:00:00Z' },
};

describe('a page of App Store Connect', () => {
  it('gives a mention with the storefront in its link', () => {
    expect(normalise(connect, nobody).mentions).toEqual([
      expect.objectContaining({
        network: 'app-store',
        kind: 'review',
        externalId: '00000000-1111-2222-3333-444444444444',
        url: 'https://apps.apple.com/za/app/id1400000000?see-all=reviews',
        country: 'ZA',
        text: 'Where is my seat\n\nPaid for a seat and lost it.',
        rating: 2,
        postedAt: '2026-10-01T05:10:00.000Z',
        author: expect.objectContaining({ name: 'windowplease' }),
      }),
      expect.objectContaining({ externalId: '00000000-1111-2222-3333-444444444444:reply', own: true }),
    ]);
  });

  it('gives our answer as a mention of our own, whichever of the two names the other', () => {
    const attributes = { responseBody: 'Sorry', state: 'PENDING_PUBLISH', lastModifiedDate: '2026-10-01T10:00:00Z' };
    const naming = { ...resource, relationships: { response: { data: { type: 'customerReviewResponses', id: 'a1' } } } };
    const named = { type: 'customerReviewResponses', id: 'a1', attributes };
    const back = { type: 'customerReviewResponses', attributes, relationships: { review: { data: { id: 'r1' } } } };
    const expected = {
      kind: 'reply',
      externalId: 'r1:reply',
      inReplyTo: 'r1',
      threadId: 'r1',
      text: 'Sorry',
      postedAt: '2026-10-01T10:00:00.000Z',
      own: true,
    };
    expect(normalise({ data: [naming], included: [named] }, nobody).mentions[1]).toMatchObject(expected);
    expect(normalise({ data: resource, included: [back] }, nobody).mentions[1]).toMatchObject(expected);
    expect(normalise({ appId: '5', resource, response: back }, nobody).mentions[1]).toMatchObject({
      ...expected,
      author: { externalId: 'own:developer' },
    });
    expect(normalise({ data: [resource], included: [named] }, nobody)).toMatchObject({
      mentions: [{ externalId: 'r1' }],
      ignored: [{ reason: 'own-reply' }],
    });
  });

  it('ignores answers to nothing that is there, other records and holes', () => {
    expect(normalise(connect, nobody).ignored).toEqual([{ reason: 'not-a-review' }, { reason: 'empty-entry' }]);
  });

  it('may be one review, alone, as data, or in the envelope that names the app', () => {
    expect(normalise(resource, nobody).mentions[0]?.url).toBeNull();
    expect(normalise({ data: resource }, nobody).mentions[0]?.externalId).toBe('r1');
    const inTerritory = { ...resource, attributes: { ...resource.attributes, territory: 'GBR' } };
    expect(normalise({ appId: '5', resource: inTerritory }, nobody).mentions[0]?.url).toBe(
      'https://apps.apple.com/gb/app/id5?see-all=reviews',
    );
  });
});

describe('the public feed of the App Store', () => {
  it('is read as JSON, the time of the feed standing for the missing time of the review', () => {
    const { mentions, ignored } = normalise(jsonFeed, nobody);
    expect(mentions).toEqual([
      expect.objectContaining({
        externalId: '7000000123',
        text: 'Nearly perfect\n\nMaps are slow.\nThe rest is fine.',
        rating: 4,
        author: expect.objectContaining({ externalId: '222333444', name: 'Walker' }),
        postedAt: '2026-10-01T07:00:00.000Z',
        url: 'https://apps.apple.com/za/app/id1400000000?see-all=reviews',
      }),
    ]);
    expect(ignored).toEqual([{ reason: 'app-entry' }]);
  });

  it('is read as XML, from a string or from {xml}', () => {
    const { mentions } = normalise(xmlFeed, nobody);
    expect(mentions).toEqual([
      expect.objectContaining({
        externalId: '7000000124',
        text: 'Tea & biscuits\n\nOrdered in the app <twice>\nnever came.',
        rating: 1,
        postedAt: '2026-10-01T06:00:00.000Z',
        author: expect.objectContaining({ externalId: '99', name: 'Tea Drinker' }),
      }),
    ]);
    expect(normalise({ xml: xmlFeed }, nobody).mentions).toEqual(mentions);
  });

  it('may have one entry alone, or none', () => {
    const entry = { id: { label: '8' }, 'im:rating': { label: '3' }, title: { label: 'One' } };
    expect(normalise({ feed: { entry } }, nobody).mentions[0]).toMatchObject({
      externalId: '8',
      postedAt: '1970-01-01T00:00:00.000Z',
      url: null,
    });
    expect(normalise({ feed: {} }, nobody).mentions).toEqual([]);
    expect(normalise('<feed/>', nobody).mentions).toEqual([]);
  });

  it.each([
    ['<html><body>Sorry</body></html>', ''],
    ['<feed><entry>', ''],
    ['<feed><entry><title>no id</title><im:rating>1</im:rating></entry></feed>', 'entry.0.id'],
    [{ feed: 7 }, 'feed'],
    [{ data: [{ type: 'customerReviews', id: 'x' }] }, 'data.0.attributes'],
    [{ data: [{ type: 'customerReviews', id: 'x', attributes: { createdDate: 'soon' } }] }, 'data.0.at'],
    [{ data: 7 }, 'data'],
    [{ errors: [] }, ''],
    [7, ''],
  ])('is refused when broken, naming where: %#', (payload, path) => {
    expect(() => normalise(payload, nobody)).toThrow(expect.objectContaining({ code: 'malformed-payload', path }));
  });

  it('never expands entities that a document declares', () => {
    const entry = '<entry><id>1</id><im:rating>1</im:rating><title>&amp; &a;</title></entry>';
    const document = `<!DOCTYPE feed [<!ENTITY a "${'x'.repeat(1000)}">]><feed>${entry}</feed>`;
    expect(normalise(document, nobody).mentions[0]?.text).toBe('& &a;');
  });
});

it('throws nothing but MalformedPayloadError, whatever JSON comes', () => {
  expectOnlyMalformed(
    normalise,
    [connect, jsonFeed, resource, xmlFeed],
    ['data', 'feed', 'entry', 'xml', 'resource', 'type', 'appId', 'included'],
  );
});

describe.runIf(hasSharedFixtures)('recorded payloads of the App Store', () => {
  it('reads all fifty reviews of the XML feed with their own times', () => {
    const { mentions } = normalise(recordedText('app-store', 'rss-customerreviews-jp-2.xml'), nobody);
    expect(mentions).toHaveLength(50);
    expect(mentions[0]).toMatchObject({
      externalId: '6310006838',
      rating: 5,
      postedAt: '2020-08-12T11:06:20.000Z',
      author: { externalId: '945418104' },
    });
    expect(new Set(mentions.map((mention) => mention.postedAt)).size).toBeGreaterThan(40);
    expect(
      mentions.every(
        (mention) =>
          mention.text.includes('\n\n') && mention.url === 'https://apps.apple.com/jp/app/id1404176564?see-all=reviews',
      ),
    ).toBe(true);
    expect(mentions.every((mention) => !/<td|<br|&lt;|&amp;/.test(mention.text))).toBe(true);
  });

  it('reads all fifty reviews of the JSON feed', () => {
    const { mentions } = normalise(recorded('app-store', 'rss-customerreviews-jp-2.json'), nobody);
    expect(mentions).toHaveLength(50);
    expect(mentions[0]).toMatchObject({ externalId: '6290024630', rating: 4, author: { externalId: '638572168' } });
    expect(new Set(mentions.map((mention) => mention.postedAt))).toEqual(new Set(['2020-08-08T03:17:03.000Z']));
  });
});
