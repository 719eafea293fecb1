import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { decodeXml } from '../../../../connectors/kit/decode.ts';
import { normalise } from '../../../../connectors/rss/normalise.ts';
import { hasSharedFixtures, sharedFixture } from '../../../fixtures.ts';
import { expectOnlyMalformed } from '../only-malformed.ts';
import { madeUpText, recordedText } from '../read-fixture.ts';

const nobody = { ownAccounts: new Set<string>() };
const rss = madeUpText('rss', 'news.rss');
const atom = madeUpText('rss', 'blog.atom');
const item = { id: 'a', link: 'https://runway.example/a', text: 'Acme Air', author: null, publishedAt: null, updatedAt: null };
const envelope = { head: { link: null, lang: null, builtAt: null }, fetchedAt: '2026-10-05T00:00:00Z', item };

describe('a feed of RSS 2.0', () => {
  it('gives a mention with the full text, its link made whole', () => {
    expect(normalise(rss, nobody).mentions[0]).toEqual({
      network: 'rss',
      kind: 'post',
      externalId: 'runway-17',
      revisionOf: [],
      url: 'https://runway.example/2026/lost-bags',
      visibility: 'public',
      author: { externalId: 'runway.example/Nomsa D', handle: null, name: 'Nomsa D', followers: null, verified: null },
      text: 'Acme Air & the lost bags\n\nBags of Acme Air went to the wrong town.\nNobody knows why — yet.',
      lang: 'en-ZA',
      rating: null,
      inReplyTo: null,
      threadId: 'runway-17',
      postedAt: '2026-10-01T08:30:00.000Z',
      editedAt: null,
      media: [],
      own: false,
    });
  });

  it('takes the link for the id, and a hash of the words where there is neither, always the same', () => {
    const { mentions, ignored } = normalise(rss, nobody);
    expect(mentions[1]).toMatchObject({
      externalId: 'https://runway.example/2026/weather',
      postedAt: '2026-10-01T10:00:00.000Z',
    });
    expect(mentions[2]?.externalId).toMatch(/^[\w-]{22}$/);
    expect(normalise(rss, nobody).mentions[2]?.externalId).toBe(mentions[2]?.externalId);
    expect(ignored).toEqual([{ reason: 'no-text', externalId: 'silent' }]);
  });
});

describe('a feed of Atom', () => {
  it('knows its language, the right link and when it was changed', () => {
    expect(normalise({ xml: atom }, nobody).mentions).toEqual([
      expect.objectContaining({
        externalId: 'tag:flieger.example,2026:1',
        url: 'https://flieger.example/1',
        text: 'Acme Air & ich\n\nNie wieder.',
        lang: 'de',
        postedAt: '2026-10-01T06:00:00.000Z',
        editedAt: '2026-10-02T08:00:00.000Z',
      }),
    ]);
  });
});

describe('one item in the envelope', () => {
  it('was posted when it was fetched, where it has no date of its own', () => {
    expect(normalise(envelope, nobody).mentions[0]).toMatchObject({
      postedAt: '2026-10-05T00:00:00.000Z',
      author: { externalId: 'runway.example' },
    });
  });

  it.each([
    '<html><body>Moved</body></html>',
    '<rss><channel>',
    'plain words',
    '',
    {},
    { item: {} },
    { ...envelope, item: { ...item, id: '' } },
    7,
  ])('is refused when broken: %#', (payload) => {
    expect(() => normalise(payload, nobody)).toThrow(expect.objectContaining({ code: 'malformed-payload' }));
  });
});

it('throws nothing but MalformedPayloadError, whatever JSON comes', () => {
  expectOnlyMalformed(normalise, [rss, envelope, { xml: atom }], ['xml', 'item', 'head', 'fetchedAt', 'feed']);
});

it('is a connector of fewer than 120 lines', () => {
  const folder = fileURLToPath(new URL('../../../../connectors/rss/', import.meta.url));
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  const lines = files.reduce((sum, name) => sum + readFileSync(folder + name, 'utf8').split('\n').length, 0);
  expect(lines).toBeLessThan(120);
});

describe.runIf(hasSharedFixtures)('recorded feeds', () => {
  it.each([
    ['reddit.rss', 24],
    ['rss-1.rss', 69],
    ['heise.atom', 15],
    ['gulp-atom.atom', 10],
    ['pagination-links.rss', 1],
    ['missing-fields.atom', 0],
    ['incomplete-fields.atom', 0],
  ])('reads %s', (file, count) => {
    const { mentions, ignored } = normalise(recordedText('rss', 'input', file), nobody);
    expect(mentions).toHaveLength(count);
    expect(
      mentions.every((mention) => mention.text !== '' && mention.url !== null && !/<\/?[a-z]+[ >]/i.test(mention.text)),
    ).toBe(true);
    expect(count > 0 || ignored.length === 1).toBe(true);
  });

  it('reads the feed in ISO 8859-1 with its accents', () => {
    const file = sharedFixture('rss', 'input', 'encoding.rss') ?? '';
    const { mentions } = normalise(decodeXml(readFileSync(file), undefined), nobody);
    expect(mentions[0]?.text).toContain('Raríssimas');
  });

  it('calls the page of HTML no feed', () => {
    expect(() => normalise(recordedText('rss', 'input', 'unrecognized.rss'), nobody)).toThrow(/not well-formed/);
  });
});
