import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { facebookConnector } from '../../../connectors/facebook/index.ts';
import { poll } from '../../../connectors/facebook/poll.ts';
import { parseJson } from '../../../connectors/kit/json.ts';
import type { NormalisedMention } from '../../../src/domain/index.ts';
import { sharedFixture } from '../../fixtures.ts';
import { TEST_NOW, testContext, type TestContext } from '../../networks/facebook/context.ts';
import { type FacebookServerOptions, type FacebookServer, startFacebookServer } from '../../networks/facebook/server.ts';
import { type Fault, graphError, type GraphItem } from '../../networks/facebook/graph-state.ts';
import { comment, fillPage, iso, message, PAGE_ID, post, review } from '../../networks/facebook/sample.ts';

const HOUR = 3_600_000;
const MINUTE = 60_000;

let server: FacebookServer;

async function restart(options: FacebookServerOptions): Promise<void> {
  await server.stop();
  server = await startFacebookServer(options);
}

beforeEach(async () => {
  server = await startFacebookServer();
});

afterEach(async () => {
  await server.stop();
});

interface Polled {
  readonly mentions: readonly NormalisedMention[];
  readonly cursor: unknown;
  readonly error: unknown;
  readonly context: TestContext;
}

interface PollOptions {
  readonly settings?: Readonly<Record<string, unknown>>;
  readonly cursor?: unknown;
  readonly now?: number;
}

async function run({ settings = {}, cursor, now = TEST_NOW }: PollOptions = {}): Promise<Polled> {
  const context = testContext({ apiBaseUrl: server.url, settings, now });
  const mentions: NormalisedMention[] = [];
  let last: unknown;
  let error: unknown;
  try {
    for await (const page of poll(context, cursor)) {
      for (const payload of page.payloads)
        mentions.push(...facebookConnector.normalise(payload, { ownAccounts: new Set() }).mentions);
      last = page.cursor ?? last;
    }
  } catch (thrown) {
    error = thrown;
  }
  return { mentions, cursor: last, error, context };
}

const idsOf = (polled: Polled): readonly string[] => polled.mentions.map(({ externalId }) => externalId).toSorted();
const fail = (path: string, ...faults: readonly Fault[]): void => void server.state.faults.set(path, [...faults]);
const error = (code: number, extra: Readonly<Record<string, unknown>> = {}): Fault => ({
  type: 'error',
  status: 400,
  body: graphError(code, extra),
});

const fill = (): void => fillPage(server.state);

describe('the reconciling poll', () => {
  it('reads feed, comments, reviews, tags and messages', async () => {
    fill();
    const polled = await run();
    expect(polled.error).toBeUndefined();
    expect(idsOf(polled)).toEqual([`${PAGE_ID}_41`, `${PAGE_ID}_42`, '42_1', '42_2', '777_7', '900', 'm_1', 'm_2'].toSorted());
    const byId = new Map(polled.mentions.map((mention) => [mention.externalId, mention]));
    expect(byId.get('42_2')).toMatchObject({ kind: 'reply', inReplyTo: '42_1', threadId: `${PAGE_ID}_42`, own: false });
    expect(byId.get(`${PAGE_ID}_42`)).toMatchObject({ kind: 'post', own: true });
    expect(byId.get(`${PAGE_ID}_41`)).toMatchObject({ own: false });
    expect(byId.get('777_7')).toMatchObject({ kind: 'post', own: false });
    expect(byId.get('900')).toMatchObject({ kind: 'review', rating: 1 });
    expect(byId.get('m_2')).toMatchObject({ kind: 'message', own: true, threadId: 't:5550001' });
    expect(polled.context.reports).toEqual(['polling: read conversations, ratings, tagged, feed, comments']);
  });

  it('proves its calls with the app secret and refuses to go on with a dead token', async () => {
    await restart({ accessToken: 'page-token', appSecret: 'app-secret' });
    fill();
    expect((await run()).error).toBeUndefined();
    const dead = await run({ settings: { pageAccessToken: 'old-token' } });
    expect(dead.error).toMatchObject({ remedy: 'reauthorise', code: 'token-expired' });
    expect(String(dead.error)).not.toContain('old-token');
    const forged = await run({ settings: { appSecret: 'wrong' } });
    expect(forged.error).toMatchObject({ remedy: 'reauthorise', code: 'app-secret-refused' });
  });

  it('reads only the edges that are switched on', async () => {
    fill();
    const polled = await run({
      settings: { listen: { feed: false, comments: true, ratings: false, conversations: false, tagged: false } },
    });
    expect(idsOf(polled)).toEqual(['42_1', '42_2']);
    expect(server.asked).not.toContain(`${PAGE_ID}/ratings`);
  });

  it('follows pages to the missing next, never to another host', async () => {
    await restart({ pageSize: 3 });
    server.state.feed = Array.from({ length: 10 }, (_none, index) => post(String(100 - index), { at: TEST_NOW - index * HOUR }));
    const comments = Array.from({ length: 8 }, (_none, index) =>
      comment('100', String(index), { at: TEST_NOW - index * MINUTE }),
    );
    server.state.comments = { [`${PAGE_ID}_100`]: comments };
    const polled = await run({ settings: { listen: { ratings: false, conversations: false, tagged: false } } });
    expect(polled.error).toBeUndefined();
    expect(polled.mentions).toHaveLength(18);
  });

  it('stops at its allowance of pages and says so', async () => {
    await restart({ pageSize: 1 });
    server.state.ratings = Array.from({ length: 5 }, (_none, index) => review(String(index), { at: TEST_NOW - index * HOUR }));
    const polled = await run({
      settings: { listen: { feed: false, comments: false, conversations: false, tagged: false }, options: { maxPages: 2 } },
    });
    expect(polled.mentions).toHaveLength(2);
    expect(polled.context.reports[0]).toMatch(/^degraded: .*maxPages/);
  });

  it('continues from its cursor with an overlap, and takes what is late', async () => {
    await restart({ pageSize: 2 });
    fill();
    const first = await run();
    server.state.ratings = [
      review('902', { at: TEST_NOW + MINUTE }),
      review('901', { at: TEST_NOW - 2 * HOUR - 5 * MINUTE }),
      review('900', { at: TEST_NOW - 2 * HOUR }),
      review('100', { at: TEST_NOW - 300 * HOUR }),
      review('99', { at: TEST_NOW - 400 * HOUR }),
      review('98', { at: TEST_NOW - 401 * HOUR }),
    ];
    server.state.feed = [
      { ...post('42', { at: TEST_NOW - HOUR }), updated_time: iso(TEST_NOW + MINUTE) },
      post('41', { at: TEST_NOW - 5 * HOUR }),
    ];
    server.state.comments = {
      [`${PAGE_ID}_42`]: [comment('42', '3', { at: TEST_NOW + MINUTE }), comment('42', '1', { at: TEST_NOW - HOUR / 2 })],
    };
    const before = server.asked.length;
    const second = await run({ cursor: first.cursor, now: TEST_NOW + 2 * MINUTE });
    expect(second.error).toBeUndefined();
    expect(idsOf(second)).toEqual(expect.arrayContaining(['42_3', '900', '901', '902', `${PAGE_ID}_42`]));
    expect(idsOf(second)).not.toContain('98');
    expect(idsOf(second)).not.toContain(`${PAGE_ID}_41`);
    expect(server.asked.slice(before)).not.toContain(`${PAGE_ID}_41/comments`);
  });

  it('keeps a cursor that survives storage and starts over from one it cannot read', async () => {
    fill();
    const first = await run();
    const stored: unknown = JSON.parse(JSON.stringify(first.cursor));
    expect((await run({ cursor: stored })).cursor).toEqual(first.cursor);
    for (const broken of [null, 'x', { version: 9 }, { version: 1, since: { feed: 'soon' } }]) {
      expect((await run({ cursor: broken })).cursor).toEqual(first.cursor);
    }
  });

  it('misses no comment written on one post while another was being read', async () => {
    fill();
    server.state.comments = { [`${PAGE_ID}_42`]: [comment('42', '1', { at: TEST_NOW + 30 * MINUTE })], [`${PAGE_ID}_41`]: [] };
    const first = await run({ now: TEST_NOW });
    server.state.comments = { [`${PAGE_ID}_41`]: [comment('41', '9', { at: TEST_NOW + 5 * MINUTE })] };
    server.state.feed = [{ ...post('41', { at: TEST_NOW - 5 * HOUR }), updated_time: iso(TEST_NOW + 5 * MINUTE) }];
    expect(idsOf(await run({ cursor: first.cursor, now: TEST_NOW + HOUR }))).toContain('41_9');
  });

  it('reads comments on to the end where they come oldest first', async () => {
    await restart({ pageSize: 2, oldestFirst: true });
    fill();
    const first = await run();
    const old = Array.from({ length: 5 }, (_none, index) => comment('42', `5${index}`, { at: TEST_NOW - (50 - index) * HOUR }));
    server.state.comments = { [`${PAGE_ID}_42`]: [...old, comment('42', '60', { at: TEST_NOW + MINUTE })] };
    server.state.feed = [{ ...post('42', { at: TEST_NOW - HOUR }), updated_time: iso(TEST_NOW + MINUTE) }];
    expect(idsOf(await run({ cursor: first.cursor, now: TEST_NOW + HOUR }))).toContain('42_60');
  });

  it('goes back no further than lookBack at first', async () => {
    await restart({ pageSize: 1 });
    server.state.ratings = [1, 2, 50, 60, 70].map((hours) => review(String(hours), { at: TEST_NOW - hours * HOUR }));
    const listen = { feed: false, comments: false, conversations: false, tagged: false };
    const polled = await run({ settings: { listen, options: { lookBack: '1d' } } });
    expect(idsOf(polled)).toEqual(['1', '2', '50']);
  });

  it('reads older messages of a conversation, and those of one that came without', async () => {
    const listen = { feed: false, comments: false, ratings: false, tagged: false };
    const newest = message('m_9', { at: TEST_NOW });
    server.state.conversations = [
      {
        id: 't_1',
        updated_time: iso(TEST_NOW),
        messages: {
          data: [newest],
          paging: { cursors: { after: Buffer.from('1').toString('base64url') }, next: 'https://graph.other.example/' },
        },
      },
      { id: 't_2', updated_time: iso(TEST_NOW) },
      { id: 't_3', updated_time: iso(TEST_NOW) },
    ];
    server.state.messages = { t_1: [newest, message('m_8', { at: TEST_NOW - HOUR })], t_2: [message('m_7', { at: TEST_NOW })] };
    const polled = await run({ settings: { listen } });
    expect(polled.error).toBeUndefined();
    expect(idsOf(polled)).toEqual(['m_7', 'm_8', 'm_9']);
  });
});

describe('when an edge fails', () => {
  it.each([
    ['a missing permission', error(200)],
    ['an unknown edge', error(100)],
    ['a bare 404', { type: 'error', status: 404, body: 'not here' } as const],
  ])('%s is reported and the others go on', async (_what, fault) => {
    fill();
    fail(`${PAGE_ID}/ratings`, fault, fault);
    const polled = await run();
    expect(polled.error).toBeUndefined();
    expect(idsOf(polled)).toEqual(expect.arrayContaining(['42_1', 'm_1', '777_7', `${PAGE_ID}_42`]));
    expect(polled.context.reports).toEqual([expect.stringMatching(new RegExp(`^degraded: the ratings of page ${PAGE_ID}`))]);
  });

  it('by no permission at all, the error is thrown', async () => {
    for (const edge of ['feed', 'ratings', 'conversations', 'tagged']) fail(`${PAGE_ID}/${edge}`, error(200));
    expect((await run()).error).toMatchObject({ remedy: 'give-up', code: 'permission-denied' });
  });

  it('for a moment, the others are read and it is tried again from the same place', async () => {
    fill();
    fail(`${PAGE_ID}/ratings`, error(2));
    const polled = await run();
    expect(polled.error).toMatchObject({ remedy: 'retry', code: 'transient' });
    expect(idsOf(polled)).toContain('42_1');
    expect(idsOf(polled)).not.toContain('900');
    expect(idsOf(await run({ cursor: polled.cursor }))).toContain('900');
  });

  it('by a dropped connection, it is tried again', async () => {
    fill();
    fail(`${PAGE_ID}/ratings`, { type: 'drop' });
    expect((await run()).error).toMatchObject({ remedy: 'retry', code: 'unreachable' });
  });

  it('in the middle of the feed, comments are read again too: those of the rest of the posts were not', async () => {
    await restart({ pageSize: 1 });
    fill();
    fail(`${PAGE_ID}/feed`, { type: 'none' }, error(2));
    const polled = await run();
    expect(polled.error).toMatchObject({ remedy: 'retry' });
    expect(idsOf(polled)).toContain('42_1');
    expect(polled.cursor).toMatchObject({ since: { ratings: expect.any(String) } });
    expect(polled.cursor).not.toMatchObject({ since: { comments: expect.any(String) } });
  });

  it('because one post is gone, the other posts go on', async () => {
    fill();
    server.state.feed = [post('43', { at: TEST_NOW }), ...server.state.feed];
    const polled = await run();
    expect(polled.error).toBeUndefined();
    expect(idsOf(polled)).toContain('42_1');
  });

  it('because one post fails for a moment, the other posts go on and all is tried again', async () => {
    fill();
    server.state.comments = { ...server.state.comments, [`${PAGE_ID}_41`]: [comment('41', '1', { at: TEST_NOW })] };
    fail(`${PAGE_ID}_42/comments`, error(1));
    const polled = await run();
    expect(polled.error).toMatchObject({ remedy: 'retry' });
    expect(idsOf(polled)).toContain('41_1');
    expect(idsOf(await run({ cursor: polled.cursor }))).toContain('42_1');
  });

  it('and the poll is broken off between two posts, the next one goes on where it was', async () => {
    fill();
    server.state.comments = { ...server.state.comments, [`${PAGE_ID}_41`]: [comment('41', '1', { at: TEST_NOW - 20 * HOUR })] };
    const listen = { feed: true, comments: true, ratings: false, conversations: false, tagged: false };
    let cursor: unknown;
    for await (const page of poll(testContext({ apiBaseUrl: server.url, settings: { listen } }), undefined)) {
      cursor = page.cursor ?? cursor;
      if (server.asked.at(-1) === `${PAGE_ID}_42/comments` && page.cursor !== undefined) break;
    }
    const before = server.asked.length;
    const polled = await run({ cursor, settings: { listen }, now: TEST_NOW + HOUR });
    expect(polled.error).toBeUndefined();
    expect(idsOf(polled)).toContain('41_1');
    expect(server.asked.slice(before)).toEqual([`${PAGE_ID}/feed`, `${PAGE_ID}_41/comments`]);
    expect(polled.cursor).not.toHaveProperty('pending');
  });

  it('because every post fails for a moment, it does not try them all', async () => {
    server.state.feed = [1, 2, 3, 4, 5].map((number) => post(String(number), { at: TEST_NOW }));
    for (const { id } of server.state.feed) fail(`${id}/comments`, error(2));
    expect((await run()).error).toMatchObject({ remedy: 'retry' });
    expect(server.asked.filter((path) => path.endsWith('/comments'))).toHaveLength(3);
  });

  it('with an answer that is none, it is tried again', async () => {
    fail(`${PAGE_ID}/ratings`, { type: 'error', status: 200, body: { hello: 'world' } });
    expect((await run()).error).toMatchObject({ remedy: 'retry', code: 'unexpected-answer' });
  });

  it.each([
    [4, 'wait', 'rate-limited'],
    [17, 'wait', 'rate-limited'],
    [32, 'wait', 'rate-limited'],
    [613, 'wait', 'rate-limited'],
    [80001, 'wait', 'rate-limited'],
    [190, 'reauthorise', 'token-invalid'],
    [368, 'give-up', 'blocked'],
  ])('with %i, all of it stops at once', async (code, remedy, name) => {
    fill();
    fail(`${PAGE_ID}/ratings`, error(code));
    const before = server.asked.length;
    const polled = await run();
    expect(polled.error).toMatchObject({ remedy, code: name });
    expect(server.asked.slice(before)).toEqual([`${PAGE_ID}/conversations`, `${PAGE_ID}/ratings`]);
  });
});

describe('the allowance of calls', () => {
  it('is used more slowly from 75 %', async () => {
    fill();
    server.state.headers = { 'x-app-usage': '{"call_count":80,"total_cputime":1,"total_time":2}' };
    const polled = await run();
    expect(polled.error).toBeUndefined();
    expect(polled.context.slept.length).toBeGreaterThan(3);
    expect(polled.context.reports).toContainEqual(expect.stringMatching(/^backing-off: 80 %/));
  });

  it('used up, ends the poll for as long as Facebook says, and what was read has its cursor', async () => {
    fill();
    const usage = { [PAGE_ID]: [{ type: 'pages', call_count: 100, estimated_time_to_regain_access: 12 }] };
    server.state.headers = { 'x-business-use-case-usage': JSON.stringify(usage) };
    const polled = await run();
    expect(polled.error).toMatchObject({ remedy: 'wait', code: 'rate-limited', waitMs: 12 * MINUTE });
    expect(idsOf(polled)).toEqual(['m_1', 'm_2']);
    expect(polled.cursor).toMatchObject({ since: { conversations: expect.any(String) } });
  });
});

describe('gateways', () => {
  it('that serve Graph without a version, or with one in their address, are understood', async () => {
    await restart({ versioned: false });
    fill();
    expect((await run()).mentions).toHaveLength(8);
    await restart({ versioned: true });
    fill();
    const context = testContext({ apiBaseUrl: `${server.url}/v24.0/` });
    const pages: unknown[] = [];
    for await (const page of poll(context, undefined)) pages.push(...page.payloads);
    expect(pages.length).toBeGreaterThan(5);
  });

  it('are not waited for when the signal ends the work', async () => {
    const stop = new AbortController();
    stop.abort(new Error('shutting down'));
    const context = testContext({ apiBaseUrl: server.url, signal: stop.signal });
    await expect(poll(context, undefined)[Symbol.asyncIterator]().next()).rejects.toThrow('shutting down');
  });
});

const recorded = (...path: readonly string[]): { readonly data: readonly GraphItem[] } => {
  const file = sharedFixture('facebook', ...path);
  return file === undefined ? { data: [] } : (parseJson(readFileSync(file, 'utf8')) as { data: readonly GraphItem[] });
};

describe.runIf(sharedFixture('facebook') !== undefined)('recorded pages, served', () => {
  it('come out as mentions, both pages of comments too', async () => {
    await restart({ pageSize: 10 });
    const posts = recorded('graph-python-facebook', 'feed_fields_p2.json').data;
    server.state.feed = posts;
    const pages = ['comments_p1.json', 'comments_p2.json'].flatMap(
      (name) => recorded('graph-python-facebook', 'comments', name).data,
    );
    server.state.comments = { [posts[0]?.id ?? '']: pages };
    const polled = await run({ settings: { options: { pageSize: 10 } } });
    expect(polled.error).toBeUndefined();
    expect(polled.mentions.filter(({ kind }) => kind === 'post')).toHaveLength(posts.length);
    expect(polled.mentions.filter(({ kind }) => kind !== 'post')).toHaveLength(pages.length);
  });
});
