import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appStoreConnector } from '../../../connectors/app-store/index.ts';
import { normalise } from '../../../connectors/app-store/normalise.ts';
import type { AppStoreSettings } from '../../../connectors/app-store/settings.ts';
import { APP_ID, CONNECT_KEY, connectReview, feedEntry } from '../../networks/reviews/app-store.ts';
import { contextFor, idsOf, nobody, readAll, type TestContext } from '../../networks/reviews/context.ts';
import { ecKeys, rsaKeys } from '../../networks/reviews/keys.ts';
import { startReviewServer, type ReviewServer } from '../../networks/reviews/server.ts';

let server: ReviewServer;
beforeEach(async () => {
  server = await startReviewServer();
});
afterEach(() => server.close());

const key = { ...CONNECT_KEY, privateKey: ecKeys.privateKey };
function context(settings: Readonly<Record<string, unknown>>): TestContext<AppStoreSettings> {
  return contextFor(appStoreConnector.settingsSchema.parse({ appId: APP_ID, ...settings }), server.url);
}
const reviews = (count: number): readonly Readonly<Record<string, unknown>>[] =>
  Array.from({ length: count }, (_, index) => connectReview(index));
const entries = (count: number): readonly string[] => Array.from({ length: count }, (_, index) => feedEntry(index));

describe('polling App Store Connect', () => {
  it('signs in with the key and follows the pages on the same host', async () => {
    server.appStore.reviews = reviews(5);
    const { payloads } = await readAll(appStoreConnector.poll?.(context(key), undefined));
    expect(idsOf(payloads, normalise)).toEqual(reviews(5).map((review) => review['id']));
    expect(normalise(payloads[0], nobody).mentions[0]?.url).toBe(`https://apps.apple.com/za/app/id${APP_ID}?see-all=reviews`);
  });

  it('takes only the cursor of a next page that lies on another host', async () => {
    server.appStore.reviews = reviews(5);
    server.appStore.nextHost = 'https://api.appstoreconnect.example';
    expect((await readAll(appStoreConnector.poll?.(context(key), undefined))).payloads).toHaveLength(5);
  });

  it('hands over later only what is new or changed', async () => {
    server.appStore.reviews = reviews(4).slice(1);
    const { cursor } = await readAll(appStoreConnector.poll?.(context(key), undefined));
    server.appStore.reviews = [connectReview(0), connectReview(1, { body: 'Found it.' }), ...reviews(4).slice(2)];
    const { payloads } = await readAll(appStoreConnector.poll?.(context(key), cursor));
    expect(idsOf(payloads, normalise)).toEqual([connectReview(0)['id'], connectReview(1)['id']]);
    const edited = payloads.flatMap((payload) => normalise(payload, nobody).mentions.map((mention) => mention.editedAt));
    expect(edited).toEqual([null, '2026-11-01T00:00:00.000Z']);
  });

  it('names the reviews that are gone, and never one of the public feed', async () => {
    server.appStore.reviews = reviews(2);
    await expect(
      appStoreConnector.findRemoved?.(context(key), [String(connectReview(1)['id']), 'gone', '7000000001']),
    ).resolves.toEqual(['gone']);
    await expect(appStoreConnector.findRemoved?.(context({}), ['7000000001'])).resolves.toEqual([]);
    await expect(appStoreConnector.findRemoved?.(context({ ...key, appId: '99' }), ['gone'])).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it.each([
    [{ status: 429 }, { remedy: 'wait', waitMs: 60_000 }],
    [{ status: 403 }, { remedy: 'give-up', code: 'forbidden' }],
    [{ status: 401 }, { remedy: 'reauthorise' }],
    [{ status: 502 }, { remedy: 'retry' }],
    ['drop' as const, { remedy: 'retry' }],
  ])('says what to do about %j', async (answer, remedy) => {
    server.failNext(/customerReviews/, answer);
    await expect(readAll(appStoreConnector.poll?.(context(key), undefined))).rejects.toMatchObject(remedy);
  });

  it('says that a key of the wrong kind cannot sign', async () => {
    await expect(appStoreConnector.check?.(context({ ...key, privateKey: rsaKeys.privateKey }))).rejects.toMatchObject({
      code: 'bad-key',
    });
    await expect(appStoreConnector.check?.(context(key))).resolves.toContain(APP_ID);
  });
});

describe('polling the public feed of the App Store', () => {
  it('reads every page of every storefront', async () => {
    server.appStore.feeds.set('za', entries(120)).set('gb', entries(60).slice(55));
    const { payloads } = await readAll(appStoreConnector.poll?.(context({ countries: ['ZA', 'gb'] }), undefined));
    expect(idsOf(payloads, normalise)).toHaveLength(125);
    expect(normalise(payloads[0], nobody).mentions[0]).toMatchObject({
      externalId: '7000000000',
      text: 'Boarding & seat 0\n\nThe pass <vanished> 0',
      rating: 2,
      postedAt: '2026-09-28T09:00:00.000Z',
      author: { externalId: '300', name: 'Walker 0' },
      url: `https://apps.apple.com/za/app/id${APP_ID}?see-all=reviews`,
    });
  });

  it('moves no cursor when the feed is empty', async () => {
    const empty = context({ countries: ['za'] });
    expect((await readAll(appStoreConnector.poll?.(empty, undefined))).pages).toEqual([]);
    expect(empty.reports).toEqual(['degraded']);
  });

  it('reads the other storefronts when one fails, and then says so', async () => {
    server.appStore.feeds.set('za', entries(2)).set('gb', entries(1));
    server.failNext(/^\/za\//, { status: 502 });
    const seen: unknown[] = [];
    const walk = async (): Promise<void> => {
      for await (const page of appStoreConnector.poll?.(context({ countries: ['za', 'gb'] }), undefined) ?? [])
        seen.push(...page.payloads);
    };
    await expect(walk()).rejects.toMatchObject({ remedy: 'retry', status: 502 });
    expect(seen).toHaveLength(1);
  });

  it('keeps a place for each storefront', async () => {
    server.appStore.feeds.set('za', entries(3)).set('gb', entries(2));
    const both = context({ countries: ['za', 'gb'] });
    const { cursor } = await readAll(appStoreConnector.poll?.(both, undefined));
    server.appStore.feeds.set('gb', [feedEntry(9), ...entries(2)]);
    expect(idsOf((await readAll(appStoreConnector.poll?.(both, cursor))).payloads, normalise)).toEqual(['7000000009']);
  });

  it('calls a page of HTML or a document of another kind no feed', async () => {
    for (const body of ['<html><body>Sorry', '<rss/>', '']) {
      server.failNext(/rss/, { status: 200, body });
      await expect(appStoreConnector.check?.(context({}))).rejects.toMatchObject({ remedy: 'retry', code: 'not-a-feed' });
    }
  });
});
