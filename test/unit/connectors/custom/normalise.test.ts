import { describe, expect, it } from 'vitest';
import { normalise } from '../../../../connectors/custom/normalise.ts';
import { expectOnlyMalformed } from '../only-malformed.ts';
import { madeUp } from '../read-fixture.ts';

const nobody = { ownAccounts: new Set<string>() };
const items = madeUp('custom', 'items.json');
const item = { externalId: 'a', kind: 'review', text: 'x', postedAt: '2026-10-01T00:00:00Z', author: { externalId: 'u' } };

describe('intake items', () => {
  it('become mentions as they are, their times in UTC', () => {
    expect(normalise(items, nobody).mentions[0]).toEqual({
      network: 'custom',
      kind: 'post',
      externalId: 't-1',
      revisionOf: [],
      url: 'https://forum.example/t/1',
      visibility: 'public',
      author: { externalId: 'u1', handle: 'jo', name: 'Jo', followers: 12, verified: true },
      text: 'Acme Air, where is my bag?',
      lang: 'en',
      rating: null,
      inReplyTo: null,
      threadId: 't-1',
      postedAt: '2026-10-01T08:00:00.000Z',
      editedAt: null,
      media: [],
      own: false,
    });
  });

  it('join the thread of what they answer, and calls are private', () => {
    expect(normalise(items, nobody).mentions[1]).toMatchObject({
      threadId: 't-1',
      inReplyTo: 't-1',
      visibility: 'private',
      rating: 4.5,
      text: '',
    });
  });

  it.each(['message', 'email', 'call'])('of kind %s are private unless they say otherwise', (kind) => {
    expect(normalise({ ...item, kind }, nobody).mentions[0]?.visibility).toBe('private');
    expect(normalise({ ...item, kind, visibility: 'public' }, nobody).mentions[0]?.visibility).toBe('public');
  });

  it.each([
    [10, 5],
    [5.5, 2.75],
    [5, 5],
    [1, 1],
    [null, null],
  ])('have a rating of %j counted as %j stars', (rating, stars) => {
    expect(normalise({ ...item, rating }, nobody).mentions[0]?.rating).toBe(stars);
  });

  it('may come as a list or one alone', () => {
    expect(normalise([item, { ...item, externalId: 'b' }], nobody).mentions).toHaveLength(2);
    expect(normalise(item, nobody).mentions).toHaveLength(1);
  });

  it('are our own when one of our accounts wrote them', () => {
    const own = { ...item, author: { externalId: 'u', handle: '@Acme' } };
    expect(normalise(own, { ownAccounts: new Set(['acme']) }).mentions[0]?.own).toBe(true);
  });

  it('say where they come from when that is a country', () => {
    expect(normalise({ ...item, country: 'za' }, nobody).mentions[0]?.country).toBe('ZA');
    expect(normalise({ ...item, country: null }, nobody).mentions[0]).not.toHaveProperty('country');
  });

  it('have lone surrogates replaced', () => {
    expect(normalise({ ...item, text: 'a\uDC00' }, nobody).mentions[0]?.text).toBe('a\uFFFD');
  });

  it.each([
    [{ ...item, postedAt: '40000-01-01T00:00:00Z' }, 'postedAt'],
    [{ ...item, rating: 11 }, 'rating'],
    [{ ...item, country: 'EU' }, 'country'],
    [{ ...item, colour: 'red' }, ''],
    [{ items: [item, { ...item, author: {} }] }, 'items.1.author.externalId'],
    ['text', ''],
  ])('are refused when broken, naming where: %#', (payload, path) => {
    expect(() => normalise(payload, nobody)).toThrow(expect.objectContaining({ code: 'malformed-payload', path }));
  });
});

it('throws nothing but MalformedPayloadError, whatever JSON comes', () => {
  expectOnlyMalformed(normalise, [items, item], ['items', 'externalId', 'kind', 'author', 'text']);
});
