import { afterEach, describe, expect, it } from 'vitest';
import { xConnector } from '../../../connectors/x/index.ts';
import { poll } from '../../../connectors/x/poll.ts';
import type { Page } from '../../../src/ports/connector.ts';
import { fastClock } from '../../clock.ts';
import { xContext, type ContextOptions, type TestContext } from '../../networks/x/context.ts';
import { makePost, makePosts, makeUser } from '../../networks/x/make-post.ts';
import { refusals } from '../../networks/x/problems.ts';
import { startXServer, type XServer, type XServerOptions } from '../../networks/x/server.ts';

const own = makeUser({ id: '7700', username: 'acmeair', name: 'Acme Air' });
let server: XServer | undefined;

async function start(options: XServerOptions): Promise<XServer> {
  server = await startXServer({ users: [own], ...options });
  return server;
}

afterEach(async () => {
  await server?.stop();
  server = undefined;
});

function contextFor(x: XServer, options: Partial<ContextOptions> = {}): TestContext {
  return xContext({ url: x.url, ...options });
}

const searchOnly = { settings: { listen: { mentions: false } } };
const mentionsOnly = { settings: { listen: { search: false } } };

interface Read {
  readonly pages: readonly Page[];
  readonly ids: readonly string[];
  readonly cursor: unknown;
}

async function readAll(context: TestContext, cursor?: unknown): Promise<Read> {
  const pages: Page[] = [];
  for await (const page of poll(context, cursor)) pages.push(page);
  const ids = pages.flatMap((page) => page.payloads).flatMap((payload) => idsOf(payload));
  return { pages, ids, cursor: pages.findLast((page) => page.cursor !== undefined)?.cursor ?? cursor };
}

function idsOf(payload: unknown): readonly string[] {
  return xConnector.normalise(payload, { ownAccounts: new Set(['acmeair']) }).mentions.map((mention) => mention.externalId);
}

describe('polling recent search', () => {
  it('reads every page of what is new and then starts at the newest id of the first page', async () => {
    const posts = makePosts(25);
    const x = await start({ posts, pageSize: 10 });
    const first = await readAll(contextFor(x, searchOnly));
    expect(first.ids.toSorted()).toEqual(posts.map((post) => post.id).toSorted());
    expect(first.pages.map((page) => page.cursor !== undefined)).toEqual([false, false, true]);

    const late = makePosts(3, (index) => ({ id: String(BigInt(posts.at(-1)?.id ?? 0) + BigInt(index + 1)) }));
    x.addPosts(late);
    const second = await readAll(contextFor(x, searchOnly), first.cursor);
    expect(second.ids.toSorted()).toEqual(late.map((post) => post.id).toSorted());
    expect(x.asked('search').at(-1)?.query.get('since_id')).toBe(posts.at(-1)?.id);
  });

  it('keeps the same since_id while it follows next_token', async () => {
    const posts = makePosts(30);
    const x = await start({ posts: posts.slice(0, 1), pageSize: 10 });
    const first = await readAll(contextFor(x, searchOnly));
    x.addPosts(posts.slice(1));
    await readAll(contextFor(x, searchOnly), first.cursor);
    const asked = x.asked('search').slice(1);
    expect(asked).toHaveLength(3);
    expect(new Set(asked.map((request) => request.query.get('since_id')))).toEqual(new Set([posts[0]?.id]));
  });

  it('keeps the old cursor when there is nothing new', async () => {
    const x = await start({ posts: makePosts(2) });
    const first = await readAll(contextFor(x, searchOnly));
    const second = await readAll(contextFor(x, searchOnly), first.cursor);
    expect(second.ids).toEqual([]);
    expect(second.cursor).toEqual(first.cursor);
  });

  it('looks back a day when it has no cursor', async () => {
    const x = await start({});
    const clock = fastClock(Date.UTC(2026, 10, 2, 9));
    await readAll(contextFor(x, { ...searchOnly, clock }));
    expect(x.asked('search')[0]?.query.get('start_time')).toBe('2026-11-01T09:00:00Z');
  });

  it('reads the last seven days when X finds the since_id too old', async () => {
    const x = await start({ posts: makePosts(2) });
    const first = await readAll(contextFor(x, searchOnly));
    x.refuse('search', refusals.sinceIdTooOld);
    const again = await readAll(contextFor(x, searchOnly), first.cursor);
    expect(again.ids).toHaveLength(2);
    expect(x.asked('search').at(-1)?.query.get('start_time')).toBe('2026-10-26T09:01:00Z');
  });

  it('gives each post as a payload of its own with its author and media', async () => {
    const posts = makePosts(2, (index) => ({ author: makeUser({ id: `88${index}`, username: `user${index}` }) }));
    const x = await start({ posts });
    const { pages } = await readAll(contextFor(x, searchOnly));
    const payloads = pages.flatMap((page) => page.payloads);
    expect(payloads).toHaveLength(2);
    const { mentions } = xConnector.normalise(payloads[0], { ownAccounts: new Set() });
    expect(mentions[0]?.author).toEqual({
      externalId: '881',
      handle: 'user1',
      name: 'Thandi M',
      followers: 321,
      verified: false,
    });
  });

  it('asks several queries when the terms are too long for one, each with its own cursor', async () => {
    const x = await start({ posts: makePosts(1) });
    const terms = Array.from({ length: 40 }, (_, index) => `acme airline phrase number ${index}`);
    const { cursor } = await readAll(contextFor(x, { ...searchOnly, listenFor: { terms } }));
    const queries = x.asked('search').map((request) => request.query.get('query') ?? '');
    expect(queries.length).toBeGreaterThan(1);
    expect(queries.every((query) => query.length <= 512 && query.endsWith('-is:retweet'))).toBe(true);
    for (const term of terms) expect(queries.some((query) => query.includes(`"${term}"`))).toBe(true);
    expect(cursor).toMatchObject({ search: expect.toSatisfy((search: object) => Object.keys(search).length === queries.length) });
  });

  it('says that it waits until the limit is lifted', async () => {
    const x = await start({});
    const now = Date.UTC(2026, 10, 2, 9);
    x.refuse('search', { ...refusals.tooManyRequests, headers: { 'x-rate-limit-reset': String(now / 1000 + 300) } });
    await expect(readAll(contextFor(x, { ...searchOnly, clock: fastClock(now) }))).rejects.toMatchObject({
      remedy: 'wait',
      code: 'rate-limited',
      waitMs: 301_000,
    });
  });

  it.each([
    ['unauthorised', { remedy: 'reauthorise', code: 'token-rejected' }],
    ['noCredits', { remedy: 'give-up', code: 'credits-depleted' }],
    ['usageCap', { remedy: 'give-up', code: 'usage-cap-exceeded' }],
    ['unavailable', { remedy: 'retry', code: 'unavailable' }],
    ['notEnrolled', { remedy: 'give-up', code: 'client-not-enrolled' }],
    ['noStreamRights', { remedy: 'give-up', code: 'no-rights' }],
  ] as const)('answers %s with the remedy for it', async (name, remedy) => {
    const x = await start({});
    x.refuse('search', refusals[name]);
    await expect(readAll(contextFor(x, searchOnly))).rejects.toMatchObject(remedy);
  });

  it('moves no cursor when it breaks off in the middle, and reads all again the next time', async () => {
    const posts = makePosts(20);
    const x = await start({ posts, pageSize: 10 });
    const pages: Page[] = [];
    const first = async (): Promise<void> => {
      for await (const page of poll(contextFor(x, searchOnly), undefined)) {
        pages.push(page);
        x.refuse('search', refusals.unavailable);
      }
    };
    await expect(first()).rejects.toMatchObject({ remedy: 'retry' });
    expect(pages.map((page) => page.cursor)).toEqual([undefined]);
    expect((await readAll(contextFor(x, searchOnly))).ids).toHaveLength(20);
  });

  it('ends when X hands out the same page for ever', async () => {
    const x = await start({ posts: makePosts(1) });
    const stuck = { status: 200, body: { data: [{ id: '1', text: 'the same' }], meta: { newest_id: '1', next_token: 'again' } } };
    x.refuse('search', ...Array.from({ length: 50 }, () => stuck));
    const { cursor } = await readAll(contextFor(x, searchOnly));
    expect(x.asked('search')).toHaveLength(4);
    expect(cursor).toMatchObject({ search: expect.toSatisfy((search: object) => Object.values(search).join() === '1') });
  });

  it('leaves terms out that match everything, and says so', async () => {
    const x = await start({});
    const context = contextFor(x, { ...searchOnly, listenFor: { terms: ['##', '@!', 'acme air'], ownAccounts: [] } });
    await readAll(context);
    expect(x.asked('search').map((request) => request.query.get('query'))).toEqual(['"acme air" -is:retweet']);
    expect(context.reports.join()).toContain('##, @!');
  });

  it('tells when X drops the authors without a word', async () => {
    const x = await start({});
    x.refuse('search', {
      status: 200,
      body: { data: [{ id: '12345', text: 'no author' }], meta: { newest_id: '12345', result_count: 1 } },
    });
    const context = contextFor(x, searchOnly);
    await readAll(context);
    expect(context.reports.join()).toContain('vocabulary');
  });

  it('treats a page that is no answer of X as a passing fault', async () => {
    const x = await start({});
    x.refuse('search', { status: 200, body: { html: 'a proxy speaks' } });
    await expect(readAll(contextFor(x, searchOnly))).rejects.toMatchObject({ remedy: 'retry' });
  });

  it('works behind a gateway with a path of its own', async () => {
    const x = await start({ posts: makePosts(3), prefix: '/gateway/x' });
    expect((await readAll(contextFor(x))).ids).toHaveLength(6);
  });

  it('says that X can not be reached when nobody listens', async () => {
    const x = await start({});
    const context = contextFor(x, searchOnly);
    await x.stop();
    await expect(readAll(context)).rejects.toMatchObject({ remedy: 'retry', code: 'unreachable' });
  });

  it('ends at once when its signal aborts', async () => {
    const x = await start({ posts: makePosts(30), pageSize: 10 });
    const stop = new AbortController();
    const context = contextFor(x, { ...searchOnly, signal: stop.signal });
    const run = async (): Promise<void> => {
      for await (const page of poll(context, undefined)) if (page.payloads.length > 0) stop.abort();
    };
    await expect(run()).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('polling mentions', () => {
  it('finds the account by its handle once and remembers it in the cursor', async () => {
    const x = await start({ posts: makePosts(12), pageSize: 5 });
    const first = await readAll(contextFor(x, mentionsOnly));
    expect(first.ids).toHaveLength(12);
    const second = await readAll(contextFor(x, mentionsOnly), first.cursor);
    expect(second.ids).toEqual([]);
    expect(x.asked('user')).toHaveLength(1);
    expect(x.asked('mentions').at(-1)?.query.get('since_id')).toBe(makePosts(12).at(-1)?.id);
  });

  it('takes the configured account without asking', async () => {
    const x = await start({ posts: [makePost()] });
    await readAll(contextFor(x, { settings: { userId: '7700', listen: { search: false } } }));
    expect(x.asked('user')).toEqual([]);
    expect(x.asked('mentions')).toHaveLength(1);
  });

  it('reports a handle that X does not know', async () => {
    const x = await start({});
    const context = contextFor(x, { ...mentionsOnly, listenFor: { ownAccounts: ['nobody'] } });
    await readAll(context);
    expect(context.reports.join()).toContain('nobody');
  });

  it('goes on with search when it has no right to mentions', async () => {
    const x = await start({ posts: makePosts(2) });
    x.refuse('mentions', refusals.noStreamRights);
    const context = contextFor(x);
    const { ids } = await readAll(context);
    expect(ids).toHaveLength(2);
    expect(context.reports.join()).toContain('degraded');
  });
});

describe('a gateway that serves only a part of the API', () => {
  it('reads by search where accounts can not be looked up', async () => {
    const x = await start({ posts: makePosts(2) });
    x.refuse('user', { status: 404, body: { title: 'Not Found', type: 'about:blank' } });
    expect((await readAll(contextFor(x))).ids).toHaveLength(2);
  });

  it('reads mentions where search refuses the query', async () => {
    const x = await start({ posts: makePosts(2) });
    x.refuse('search', {
      status: 400,
      body: { title: 'Invalid Request', type: 'https://api.x.com/2/problems/invalid-request', errors: [] },
    });
    expect((await readAll(contextFor(x))).ids).toHaveLength(2);
  });
});

describe('looking for what is gone', () => {
  it('finds deleted and hidden posts, a hundred at a time, and leaves the others alone', async () => {
    const posts = makePosts(150);
    const x = await start({ posts });
    x.removePost(posts[3]?.id ?? '');
    x.removePost(posts[120]?.id ?? '', 'protected');
    const gone = await xConnector.findRemoved?.(
      contextFor(x),
      posts.map((post) => post.id),
    );
    expect(gone).toEqual([posts[3]?.id, posts[120]?.id]);
    expect(x.asked('lookup')).toHaveLength(2);
  });
});

describe('checking the credentials', () => {
  it('says that the stream is allowed', async () => {
    const x = await start({});
    await expect(xConnector.check?.(contextFor(x))).resolves.toContain('with stream rights (access level read, 0 stream rules');
  });

  it('says that only polling is allowed', async () => {
    const x = await start({});
    x.refuse('rules', refusals.noStreamRights);
    await expect(xConnector.check?.(contextFor(x))).resolves.toContain('polling only (12 of 500');
  });

  it('says that the token is wrong', async () => {
    const x = await start({ bearerToken: 'another' });
    await expect(xConnector.check?.(contextFor(x))).rejects.toMatchObject({ remedy: 'reauthorise' });
  });
});
