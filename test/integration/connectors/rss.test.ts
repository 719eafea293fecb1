import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rssConnector } from '../../../connectors/rss/index.ts';
import { normalise } from '../../../connectors/rss/normalise.ts';
import type { ListenFor } from '../../../src/ports/connector.ts';
import { contextFor, nobody, readAll, type TestContext } from '../../networks/reviews/context.ts';
import { startRssServer, type RssServer } from '../../networks/rss/server.ts';

let server: RssServer;
beforeEach(async () => {
  server = await startRssServer();
});
afterEach(() => server.close());

function context(path: string, listenFor: Partial<ListenFor> = {}): TestContext<{ url: string }> {
  return contextFor(rssConnector.settingsSchema.parse({ url: server.url + path }), '', listenFor);
}
const item = (id: number, title: string): string => `<item><guid>${id}</guid><title>${title}</title></item>`;
const feed = (...items: readonly string[]): string =>
  `<rss><channel><link>https://runway.example/</link>${items.join('')}</channel></rss>`;
const texts = (payloads: readonly unknown[]): readonly string[] =>
  payloads.flatMap((payload) => normalise(payload, nobody).mentions.map((mention) => mention.text));

describe('polling a feed', () => {
  it('reads it once, and again only when it has changed', async () => {
    server.publish('/feed', feed(item(1, 'One'), item(2, 'Two')));
    const first = await readAll(rssConnector.poll?.(context('/feed'), undefined));
    expect(texts(first.payloads)).toEqual(['One', 'Two']);
    expect((await readAll(rssConnector.poll?.(context('/feed'), first.cursor))).pages).toEqual([]);
    server.publish('/feed', feed(item(3, 'Three'), item(1, 'One'), item(2, 'Two, corrected')));
    const second = await readAll(rssConnector.poll?.(context('/feed'), first.cursor));
    expect(texts(second.payloads)).toEqual(['Three', 'Two, corrected']);
    expect(second.payloads).toEqual([
      expect.objectContaining({ changedAt: null }),
      expect.objectContaining({ changedAt: '2026-11-01T00:00:00.000Z' }),
    ]);
  });

  it('takes only what names the brand and nothing that is excluded', async () => {
    server.publish('/feed', feed(item(1, 'ACME AIR is late'), item(2, 'Rain'), item(3, 'Acme Airsoft opens')));
    const listenFor = { terms: ['acme air'], exclude: ['acme airsoft'] };
    expect(texts((await readAll(rssConnector.poll?.(context('/feed', listenFor), undefined))).payloads)).toEqual([
      'ACME AIR is late',
    ]);
  });

  it('dates an item without a date by the time it was fetched', async () => {
    server.publish('/feed', feed(item(1, 'One')));
    const { payloads } = await readAll(rssConnector.poll?.(context('/feed'), undefined));
    expect(normalise(payloads[0], nobody).mentions[0]?.postedAt).toBe('2026-11-01T00:00:00.000Z');
  });

  it('obeys the encoding of the header and of the declaration', async () => {
    const latin = Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${feed(item(1, 'Café'))}`, 'latin1');
    server.publish('/declared', latin, 'application/xml');
    server.publish('/header', Buffer.from(feed(item(1, 'Café')), 'latin1'), 'text/xml; charset=iso-8859-1');
    for (const path of ['/declared', '/header'])
      expect(texts((await readAll(rssConnector.poll?.(context(path), undefined))).payloads)).toEqual(['Café']);
  });

  it.each([
    [{ status: 410 }, { remedy: 'give-up', code: 'not-found' }],
    [
      { status: 429, headers: { 'retry-after': '120' } },
      { remedy: 'wait', waitMs: 120_000 },
    ],
    [
      { status: 503, headers: { 'retry-after': '5' } },
      { remedy: 'wait', waitMs: 5000 },
    ],
    [
      { status: 301, headers: { location: '/elsewhere' } },
      { remedy: 'give-up', code: 'redirected' },
    ],
    [
      { status: 200, body: '<html><p>Sorry' },
      { remedy: 'retry', code: 'not-a-feed' },
    ],
    ['drop' as const, { remedy: 'retry', code: 'unreachable' }],
  ])('says what to do about %j', async (answer, remedy) => {
    server.failNext(/feed/, answer);
    await expect(readAll(rssConnector.poll?.(context('/feed'), undefined))).rejects.toMatchObject(remedy);
  });
});
