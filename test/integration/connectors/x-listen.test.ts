import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { sharedFixture } from '../../fixtures.ts';
import { fastClock } from '../../clock.ts';
import { writeLine } from '../../networks/x/dialect.ts';
import { startListening, type Heard, type ListenOptions } from '../../networks/x/listening.ts';
import { makePost, makePosts } from '../../networks/x/make-post.ts';
import { disconnectLine, refusals } from '../../networks/x/problems.ts';
import { startXServer, type XServer, type XServerOptions } from '../../networks/x/server.ts';

let server: XServer | undefined;
let heard: Heard | undefined;

async function start(options: XServerOptions = {}): Promise<XServer> {
  server = await startXServer({ keepAliveMs: 20, ...options });
  return server;
}

function hear(x: XServer, options: Partial<ListenOptions> = {}): Heard {
  heard = startListening({ url: x.url, ...options });
  return heard;
}

afterEach(async () => {
  await heard?.stop();
  await server?.stop();
  heard = undefined;
  server = undefined;
});

describe('listening on the filtered stream', () => {
  it('sets its rules, hears what comes and tells the cursor', async () => {
    const x = await start();
    const h = hear(x);
    await x.streams.connected(1);
    const posts = makePosts(5);
    await x.streams.send(posts);
    await h.until(() => h.ids().length === 5);
    expect(h.ids()).toEqual(posts.map((post) => post.id));
    expect(h.pages.at(-1)?.cursor).toEqual({ lastId: posts.at(-1)?.id });
    expect(x.rules.all.map((rule) => rule.value)).toEqual(['("acme air" OR @acmeair OR (from:acmeair is:reply)) -is:retweet']);
    expect(x.rules.all[0]?.tag).toMatch(/^earshot:acme-x:[0-9a-f]{8}$/);
    expect(await h.stop()).toBeUndefined();
  });

  it('hears the same whatever pieces the bytes come in', async () => {
    const x = await start();
    const h = hear(x);
    await x.streams.connected(1);
    const text = 'My suitcase 🧳 is gone, 行李丢了, بحث عن حقيبتي 👨‍👩‍👧';
    const posts = makePosts(6, () => ({ text }));
    await x.streams.send(posts, [1, 3, 2, 7]);
    await h.until(() => h.ids().length === 6);
    expect(new Set(h.texts())).toEqual(new Set([text]));
  });

  it('hears the same payloads for any cutting of the bytes', async () => {
    const x = await start({ keepAliveMs: 60_000 });
    const h = hear(x);
    await x.streams.connected(1);
    const texts = ['🧳 lost', '行李丢了 👨‍👩‍👧', 'plain', 'é\u2028è'];
    const bytes = Buffer.from(
      makePosts(4, (index) => ({ text: texts[index] ?? '' }))
        .map((post) => `${writeLine(post, [])}\r\n\r\n`)
        .join(''),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 1, max: 600 }), { minLength: 1, maxLength: 12 }), async (pieces) => {
        const before = h.texts().length;
        await x.streams.sendBytes(bytes, pieces);
        await h.until(() => h.texts().length >= before + 4);
        expect(h.texts().slice(before)).toEqual(texts);
      }),
      { numRuns: 25 },
    );
  });

  it('keeps one rule per thousand characters and leaves the rules of others alone', async () => {
    const x = await start();
    x.rules.seed('"somebody else"', 'another program');
    x.rules.seed('"old term"', 'earshot:acme-x:00000000');
    x.rules.seed('"neighbour"', 'earshot:acme-x2:00000000');
    const terms = Array.from({ length: 80 }, (_, index) => `acme airline phrase number ${index}`);
    hear(x, { listenFor: { terms, exclude: ['acme airsoft'], ownAccounts: [] } });
    await x.streams.connected(1);
    const ours = x.rules.all.filter((rule) => rule.tag.startsWith('earshot:acme-x:'));
    expect(ours.length).toBeGreaterThan(1);
    expect(ours.every((rule) => rule.value.length <= 1024 && rule.value.endsWith('-"acme airsoft" -is:retweet'))).toBe(true);
    expect(x.rules.all.map((rule) => rule.tag)).toEqual(expect.arrayContaining(['another program', 'earshot:acme-x2:00000000']));
    expect(x.rules.all.some((rule) => rule.value === '"old term"')).toBe(false);
  });

  it('changes no rule that is right already', async () => {
    const x = await start();
    const first = hear(x);
    await x.streams.connected(1);
    await first.stop();
    hear(x);
    await x.streams.connected(2);
    expect(x.asked('rules').filter((request) => request.method === 'POST')).toHaveLength(1);
  });

  it('passes lines of errors on as they are and goes on', async () => {
    const x = await start();
    const h = hear(x);
    await x.streams.connected(1);
    await x.streams.sendLine('{"errors":[]}');
    await x.streams.send(makePosts(1));
    await h.until(() => h.pages.flatMap((page) => page.payloads).length === 2);
    expect(h.pages.flatMap((page) => page.payloads)[0]).toEqual({ errors: [] });
  });

  it('gives up with no-terms when there is nothing to listen for', async () => {
    const x = await start();
    const h = hear(x, { listenFor: { terms: ['#a'], ownAccounts: [] } });
    expect(await h.ended).toMatchObject({ remedy: 'give-up', code: 'no-terms' });
    expect(x.asked('stream')).toEqual([]);
  });

  it('does nothing while the stream is switched off', async () => {
    const x = await start();
    const h = hear(x, { settings: { listen: { stream: false } } });
    expect(await h.stop()).toBeUndefined();
    expect(x.requests).toEqual([]);
    expect(h.context.reports).toEqual(['polling: the stream is switched off by listen.stream']);
  });

  it.runIf(sharedFixture('x', 'filtered-stream.wire.bin'))('reads the recorded bytes in odd pieces', async () => {
    const bytes = readFileSync(sharedFixture('x', 'filtered-stream.wire.bin') ?? '');
    const x = await start();
    const h = hear(x);
    await x.streams.connected(1);
    await x.streams.sendBytes(bytes, [5, 1, 13, 2]);
    await h.until(() => h.pages.flatMap((page) => page.payloads).length >= 8);
    expect(h.texts().some((text) => text.includes('�'))).toBe(false);
    expect(h.ids()).toContain('1234567893');
  });
});

describe('when the stream breaks', () => {
  it('connects again and reads by search what it missed, older stragglers included', async () => {
    const posts = makePosts(8);
    const x = await start();
    const h = hear(x);
    await x.streams.connected(1);
    await x.streams.send([posts[0], posts[3]].filter((post) => post !== undefined));
    await h.until(() => h.ids().length === 2);
    x.addPosts(posts);
    x.streams.drop();
    await x.streams.connected(2);
    await h.until(() => new Set(h.ids()).size === 8);
    await h.until(() => h.pages.at(-1)?.cursor !== undefined);
    expect(h.pages.at(-1)?.cursor).toEqual({ lastId: posts.at(-1)?.id });
  });

  it('fills the gap since its cursor after a restart', async () => {
    const posts = makePosts(30);
    const x = await start({ posts, pageSize: 10 });
    const h = hear(x, { cursor: { lastId: posts[9]?.id } });
    await h.until(() => posts.slice(10).every((post) => h.ids().includes(post.id)));
    const asked = x.asked('search');
    expect(new Set(asked.map((request) => request.query.get('since_id'))).size).toBe(1);
    expect(BigInt(asked[0]?.query.get('since_id') ?? '')).toBeLessThan(BigInt(posts[9]?.id ?? ''));
  });

  it('tells no cursor beyond a gap before the gap is filled', async () => {
    const [before, missed, after] = makePosts(3);
    const x = await start();
    const h = hear(x, { clock: fastClock() });
    await x.streams.connected(1);
    if (before) await x.streams.send([before]);
    await h.until(() => h.ids().length === 1);
    if (missed) x.addPosts([missed]);
    x.refuse('search', ...Array.from({ length: 50_000 }, () => refusals.unavailable));
    x.streams.drop();
    await x.streams.connected(2);
    if (after) await x.streams.send([after]);
    await h.until(() => h.ids().includes(after?.id ?? ''));
    const withAfter = h.pages.find((page) => JSON.stringify(page.payloads).includes(after?.id ?? '-'));
    expect(withAfter?.cursor).toBeUndefined();
    x.allow('search');
    await h.until(() => h.ids().includes(missed?.id ?? ''));
    await h.until(() => h.pages.at(-1)?.cursor !== undefined);
    expect(h.pages.at(-1)?.cursor).toEqual({ lastId: after?.id });
  });

  it('takes silence for a broken connection', async () => {
    const x = await start({ keepAliveMs: 60_000 });
    const h = hear(x, { settings: { options: { silenceMs: 50 } } });
    await x.streams.connected(3);
    expect(
      h.context.reports.filter((report) => report.startsWith('backing-off: the filtered stream ended (network)')).length,
    ).toBeGreaterThan(1);
  });

  it('stays connected on keep-alives alone', async () => {
    const x = await start({ keepAliveMs: 10 });
    const h = hear(x, { settings: { options: { silenceMs: 200 } } });
    await x.streams.connected(1);
    await h.until(() => x.streams.keepAlivesSent >= 60);
    expect(x.streams.total).toBe(1);
    expect(h.context.reports.some((report) => report.startsWith('backing-off'))).toBe(false);
  });

  it('waits a quarter of a second more after each failed connection, up to 16 seconds, within 40 connects in 15 minutes', async () => {
    const clock = fastClock();
    const x = await start({ keepAliveMs: 60_000 });
    const h = hear(x, { clock });
    for (let connection = 1; connection <= 45; connection += 1) {
      await x.streams.connected(connection);
      x.streams.drop();
    }
    await h.until(() => clock.sleeps.length >= 46);
    const waits = clock.sleeps.slice(0, 39);
    expect(waits).toEqual(waits.map((_, index) => Math.min((index + 1) * 250, 16_000)));
    expect(Math.max(...clock.sleeps)).toBeGreaterThan(16_000);
  });

  it('doubles its waits on refusals of the server, from 5 to 320 seconds, and starts over once something was heard', async () => {
    const clock = fastClock();
    const x = await start({ keepAliveMs: 60_000 });
    x.refuse('stream', ...Array.from({ length: 8 }, () => refusals.unavailable));
    const h = hear(x, { clock });
    await x.streams.connected(1);
    expect(clock.sleeps).toEqual([5000, 10_000, 20_000, 40_000, 80_000, 160_000, 320_000, 320_000]);
    await x.streams.send(makePosts(1));
    await h.until(() => h.ids().length === 1);
    x.refuse('stream', refusals.unavailable);
    x.streams.drop();
    await x.streams.connected(2);
    expect(clock.sleeps.slice(8)).toEqual([250, 5000]);
  });

  it('waits until the limit is lifted, or a minute and then twice as long', async () => {
    const clock = fastClock();
    const x = await start();
    x.refuse(
      'stream',
      { ...refusals.tooManyRequests, headers: { 'x-rate-limit-reset': String(clock.now() / 1000 + 90) } },
      refusals.tooManyRequests,
      refusals.tooManyRequests,
    );
    hear(x, { clock });
    await x.streams.connected(1);
    expect(clock.sleeps).toEqual([91_000, 120_000, 240_000]);
  });

  it('frees a stuck connection once and then waits', async () => {
    const clock = fastClock();
    const x = await start();
    x.refuse('stream', refusals.tooManyConnections, refusals.tooManyConnections);
    hear(x, { clock });
    await x.streams.connected(1);
    expect(x.asked('connections')).toHaveLength(1);
    expect(clock.sleeps).toEqual([5000, 60_000]);
  });

  it('sets its rules again when X has none', async () => {
    const x = await start();
    x.refuse('stream', refusals.noRules);
    hear(x);
    await x.streams.connected(1);
    expect(x.asked('rules').filter((request) => request.method === 'GET')).toHaveLength(2);
  });

  it('reconnects after an operational disconnect', async () => {
    const x = await start();
    const h = hear(x);
    await x.streams.connected(1);
    await x.streams.sendLine(disconnectLine);
    x.streams.end();
    await x.streams.connected(2);
    await h.until(() => h.pages.flatMap((page) => page.payloads).length > 0);
  });

  it('hands a line that is no JSON on as it is, for the dead letters, and goes on', async () => {
    const x = await start();
    const h = hear(x);
    await x.streams.connected(1);
    const posts = makePosts(2);
    const [before, after] = posts.map((post) => writeLine(post, []));
    await x.streams.sendBytes(Buffer.from(`${before}\r\n{"data":{"id":"12345", broken\r\n\r\nnot json\r\n${after}\r\n`));
    await h.until(() => h.pages.flatMap((page) => page.payloads).length === 4);
    const payloads = h.pages.flatMap((page) => page.payloads);
    expect(payloads.filter((payload) => typeof payload === 'string')).toEqual(['{"data":{"id":"12345", broken', 'not json']);
    expect(x.streams.total).toBe(1);
  });

  it.each([
    ['unauthorised', { remedy: 'reauthorise', code: 'token-rejected' }],
    ['noCredits', { remedy: 'give-up', code: 'credits-depleted' }],
    ['usageCap', { remedy: 'give-up', code: 'usage-cap-exceeded' }],
    ['noStreamRights', { remedy: 'give-up', code: 'no-stream-rights' }],
    ['notEnrolled', { remedy: 'give-up', code: 'no-stream-rights' }],
  ] as const)('ends with the remedy when X says %s, on the stream or on its rules', async (name, remedy) => {
    const x = await start();
    x.refuse('stream', refusals[name]);
    expect(await hear(x).ended).toMatchObject(remedy);
    x.refuse('rules', refusals[name]);
    const second = hear(x);
    expect(await second.ended).toMatchObject(remedy);
    expect(second.context.reports.some((report) => report.startsWith('degraded'))).toBe(remedy.code === 'no-stream-rights');
  });

  it('ends when credits run out while it fills a gap', async () => {
    const x = await start();
    x.refuse('search', refusals.noCredits);
    expect(await hear(x, { cursor: { lastId: makePost().id } }).ended).toMatchObject({ code: 'credits-depleted' });
  });

  it('goes on streaming when it has no right to fill the gap, and says so', async () => {
    const x = await start();
    x.refuse('search', refusals.noStreamRights);
    const h = hear(x, { cursor: { lastId: makePost().id } });
    await x.streams.connected(1);
    const late = makePosts(1, () => ({ createdAt: '2026-11-03T00:00:00.000Z' }));
    await x.streams.send(late);
    await h.until(() => h.ids().length === 1 && h.pages.at(-1)?.cursor !== undefined);
    expect(h.context.reports.join()).toContain("can't be read again");
  });

  it('says what a redirect or a missing stream means', async () => {
    const x = await start();
    x.refuse('stream', { status: 302, body: {}, headers: { location: 'http://127.0.0.1:1/' } });
    expect(await hear(x).ended).toMatchObject({ code: 'no-stream-rights' });
  });
});

describe('when the taker is slow', () => {
  it('slows the stream down and loses nothing', async () => {
    const posts = makePosts(2500, (index) => ({ text: `@acmeair ${index} ${'long '.repeat(1000)}` }));
    const x = await start({ keepAliveMs: 60_000 });
    let release: (() => void) | undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    const h = hear(x, { onPage: () => gate, settings: { options: { bufferSize: 20, batchSize: 10, silenceMs: 5000 } } });
    await x.streams.connected(1);
    const sending = x.streams.send(posts);
    let blockedFor = 0;
    await h.until(() => {
      blockedFor = x.streams.blocked ? blockedFor + 1 : 0;
      return blockedFor >= 20;
    });
    release?.();
    await sending;
    await h.until(() => h.pages.flatMap((page) => page.payloads).length === 2500);
    expect(h.ids()).toEqual(posts.map((post) => post.id));
    expect(x.streams.total).toBe(1);
  });
});
