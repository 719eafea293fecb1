import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { facebookConnector } from '../../../connectors/facebook/index.ts';
import { findSent } from '../../../connectors/facebook/sending/find-sent.ts';
import { reply } from '../../../connectors/facebook/sending/reply.ts';
import { poll } from '../../../connectors/facebook/poll.ts';
import type { Mention } from '../../../src/domain/index.ts';
import type { OutgoingReply, SentReply } from '../../../src/ports/connector.ts';
import { RemedyError } from '../../../src/ports/remedy.ts';
import { makeMention } from '../../factories.ts';
import { TEST_NOW, testContext, type TestContext, type TestContextOptions } from '../../networks/facebook/context.ts';
import { graphError } from '../../networks/facebook/graph-state.ts';
import { fillPage, iso, message, PAGE_ID } from '../../networks/facebook/sample.ts';
import { startFacebookServer, type FacebookServer, type FacebookServerOptions } from '../../networks/facebook/server.ts';

const HOUR = 3_600_000;
const TEXT = 'Sorry — we found it, see https://acme.example/bags/42';
const COMMENT = '42_1';

let server: FacebookServer;
let posts: string[];

async function start(options: FacebookServerOptions = {}): Promise<void> {
  server = await startFacebookServer({ appSecret: 'app-secret', ...options });
  fillPage(server.state);
  server.setNow(() => TEST_NOW);
}

beforeEach(() => start());
afterEach(() => server.stop());

function contextFor(over: Partial<TestContextOptions> = {}): TestContext {
  const context = testContext({ apiBaseUrl: server.url, ...over });
  posts = [];
  const seen = posts;
  return {
    ...context,
    http: {
      send: (request) => {
        if (request.method === 'POST') seen.push(request.url);
        return context.http.send(request);
      },
    },
  };
}

function mention(over: Partial<Mention> = {}): Mention {
  const author = { externalId: '71', handle: null, name: 'Visitor 1', followers: null, verified: null };
  const postedAt = new Date(TEST_NOW - HOUR / 2).toISOString();
  return makeMention({
    network: 'facebook',
    kind: 'comment',
    externalId: COMMENT,
    threadId: `${PAGE_ID}_42`,
    inReplyTo: `${PAGE_ID}_42`,
    author,
    postedAt,
    ...over,
  });
}

const messenger = (over: Partial<Mention> = {}): Mention =>
  mention({
    kind: 'message',
    visibility: 'private',
    externalId: 'm_1',
    threadId: 't:5550001',
    inReplyTo: null,
    author: { externalId: '5550001', handle: null, name: 'A Customer', followers: null, verified: null },
    ...over,
  });

function outgoing(over: Partial<OutgoingReply> = {}): OutgoingReply {
  return { id: 'reply-1', mention: mention(), text: TEXT, visibility: 'public', triedAt: TEST_NOW, ...over };
}

const ways: readonly (readonly [string, Partial<OutgoingReply>])[] = [
  ['a comment, in public', {}],
  ['a comment, in private', { visibility: 'private' }],
  ['a message', { visibility: 'private', mention: messenger() }],
];

async function failureOf(call: Promise<unknown>): Promise<RemedyError> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof RemedyError) return error;
  throw new Error('expected a RemedyError', { cause: error });
}

function echoIds(): readonly string[] {
  return server.sent.flatMap((sent) =>
    facebookConnector
      .normalise(server.echoOf(sent), { ownAccounts: new Set() })
      .mentions.filter((one) => one.own)
      .map((one) => one.externalId),
  );
}

async function polledIds(): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const page of poll(testContext({ apiBaseUrl: server.url }), undefined)) {
    for (const payload of page.payloads) {
      ids.push(...facebookConnector.normalise(payload, { ownAccounts: new Set() }).mentions.map((one) => one.externalId));
    }
  }
  return ids;
}

describe('answering', () => {
  it.each(ways)('%s: once, and named as its echo by webhook will be', async (_what, over) => {
    const sent = await reply(contextFor(), outgoing(over));
    expect(posts).toHaveLength(1);
    expect(server.sent).toMatchObject([{ text: TEXT, id: sent.externalId }]);
    expect(echoIds()).toEqual([sent.externalId]);
    expect(sent.state).toBe('published');
    expect(sent.url).toMatch(/^https:\/\//);
  });

  it.each([
    ['a post', { kind: 'post', externalId: `${PAGE_ID}_41`, threadId: `${PAGE_ID}_41`, inReplyTo: null }, `${PAGE_ID}_41`],
    ['an answer under a comment: beside it', { kind: 'reply', externalId: '42_2', inReplyTo: COMMENT }, COMMENT],
    ['a recommendation', { kind: 'review', externalId: '900', threadId: '900', inReplyTo: null }, '900'],
  ] as const)('%s', async (_what, over, to) => {
    const target = outgoing({ mention: mention(over) });
    const sent = await reply(contextFor(), target);
    expect(server.sent).toMatchObject([{ kind: 'comment', to, id: sent.externalId }]);
    expect(await findSent(contextFor(), target)).toMatchObject({ externalId: sent.externalId });
  });

  it('a comment under a post and a message are named as the poll names them', async () => {
    const post = mention({ kind: 'post', externalId: `${PAGE_ID}_42`, inReplyTo: null });
    const sent: SentReply[] = [];
    sent.push(await reply(contextFor(), outgoing({ mention: post })));
    sent.push(await reply(contextFor(), outgoing({ visibility: 'private', mention: messenger() })));
    const polled = await polledIds();
    expect(polled).toEqual(expect.arrayContaining(sent.map((one) => one.externalId)));
  });

  it('a message as a person after a day, and not at all after a week', async () => {
    const old = (hours: number) => messenger({ postedAt: new Date(TEST_NOW - hours * HOUR).toISOString() });
    await reply(contextFor(), outgoing({ visibility: 'private', mention: old(1) }));
    await reply(contextFor(), outgoing({ visibility: 'private', mention: old(30) }));
    expect(server.sent.map((sent) => sent.right)).toEqual(['RESPONSE', 'HUMAN_AGENT']);
    const error = await failureOf(reply(contextFor(), outgoing({ visibility: 'private', mention: old(169) })));
    expect(error).toMatchObject({ code: 'window-closed', notDone: true });
    expect(posts).toEqual([]);
  });

  it('through a gateway without a version in its path', async () => {
    await server.stop();
    await start({ versioned: false });
    await reply(contextFor(), outgoing());
    expect(server.sent).toHaveLength(1);
  });
});

describe('an outcome that nobody knows', () => {
  const faults = [
    ['silence', 'timeout'],
    ['drop', 'unreachable'],
    ['fail', 'transient'],
    ['nonsense', 'unexpected-answer'],
  ] as const;

  it.each(ways.flatMap(([what, over]) => faults.map(([fault, code]) => [what, fault, code, over] as const)))(
    '%s, %s: is left open, was sent once, and is found',
    async (_what, fault, code, over) => {
      server.faultSending(fault);
      const error = await failureOf(reply(contextFor({ timeoutMs: 150 }), outgoing(over)));
      expect(error).toMatchObject({ code, notDone: false, remedy: 'retry' });
      expect(posts).toHaveLength(1);
      expect(server.sent).toHaveLength(1);
      expect(await findSent(contextFor(), outgoing(over))).toMatchObject({ externalId: server.sent[0]?.id });
    },
  );

  it.each(ways)('%s: is not found where it never arrived', async (_what, over) => {
    server.faultSending('lose');
    expect(await failureOf(reply(contextFor(), outgoing(over)))).toMatchObject({ notDone: false });
    expect(posts).toHaveLength(1);
    expect(await findSent(contextFor(), outgoing(over))).toBeNull();
  });

  it('after a gateway without a version failed is left open', async () => {
    await server.stop();
    await start({ versioned: false });
    server.faultSending('fail');
    expect(await failureOf(reply(contextFor(), outgoing()))).toMatchObject({ code: 'transient', notDone: false });
    expect(server.sent).toHaveLength(1);
  });

  it.each(ways)('%s: is another answer’s when the words, the time or the place differ', async (_what, over) => {
    await reply(contextFor(), outgoing(over));
    expect(await findSent(contextFor(), outgoing({ ...over, text: `${TEXT}!` }))).toBeNull();
    expect(await findSent(contextFor(), outgoing({ ...over, triedAt: TEST_NOW + HOUR }))).toBeNull();
    const stranger = { externalId: '79', handle: null, name: null, followers: null, verified: null };
    const elsewhere = mention({ externalId: '42_2', author: stranger });
    expect(await findSent(contextFor(), outgoing({ ...over, mention: elsewhere }))).toBeNull();
  });

  it('is not taken from the customer, who may say the same', async () => {
    server.state.comments = { ...server.state.comments, [COMMENT]: [{ ...message('42_8', { at: TEST_NOW, message: TEXT }) }] };
    expect(await findSent(contextFor(), outgoing())).toBeNull();
  });

  it('is, of two alike, the one nearest to when it was tried', async () => {
    server.setNow(() => TEST_NOW - 60_000);
    const first = await reply(contextFor(), outgoing());
    server.setNow(() => TEST_NOW);
    const second = await reply(contextFor(), outgoing());
    expect(await findSent(contextFor(), outgoing())).toMatchObject({ externalId: second.externalId });
    expect(await findSent(contextFor(), outgoing({ triedAt: TEST_NOW - 61_000 }))).toMatchObject({
      externalId: first.externalId,
    });
  });

  it('stays open where the person is not known, where there is too much to read, and where Facebook refuses the look', async () => {
    const author = { externalId: 'unknown:1', handle: null, name: null, followers: null, verified: null };
    const unknown = outgoing({ visibility: 'private', mention: mention({ author }) });
    expect(await failureOf(findSent(contextFor(), unknown))).toMatchObject({ code: 'author-unknown', notDone: false });
    const many = Array.from({ length: 12 }, (_, index) => ({
      id: `42_${100 + index}`,
      message: 'hm',
      created_time: iso(TEST_NOW),
    }));
    server.state.comments = { ...server.state.comments, [COMMENT]: many };
    const settings = { options: { pageSize: 5, maxPages: 2 } };
    expect(await failureOf(findSent(contextFor({ settings }), outgoing()))).toMatchObject({ code: 'too-many', notDone: false });
    server.state.faults.set(`${COMMENT}/comments`, [{ type: 'error', status: 400, body: graphError(10) }]);
    expect(await failureOf(findSent(contextFor(), outgoing()))).toMatchObject({ code: 'permission-denied' });
  });
});

describe('what Facebook refuses', () => {
  it.each([
    [190, 463, 'token-expired', 'reauthorise'],
    [200, undefined, 'permission-denied', 'give-up'],
    [10, 2018278, 'window-closed', 'give-up'],
    [551, 1545041, 'person-unreachable', 'give-up'],
    [4, undefined, 'rate-limited', 'wait'],
    [368, undefined, 'blocked', 'give-up'],
    [100, 33, 'gone', 'give-up'],
  ])('%i/%s is certainly not done', async (code, subcode, name, remedy) => {
    const body = graphError(code, subcode === undefined ? {} : { error_subcode: subcode });
    server.state.faults.set(`${PAGE_ID}/messages`, [{ type: 'error', status: 400, body }]);
    const error = await failureOf(reply(contextFor(), outgoing({ visibility: 'private', mention: messenger() })));
    expect(error).toMatchObject({ code: name, remedy, notDone: true });
    expect(server.sent).toEqual([]);
  });

  it('names the permission that an answer needs', async () => {
    server.state.faults.set(`${COMMENT}/comments`, [{ type: 'error', status: 400, body: graphError(200) }]);
    expect((await failureOf(reply(contextFor(), outgoing()))).message).toContain('pages_manage_engagement');
  });

  it('because a comment has had its private answer: that one, where it is this very answer', async () => {
    server.faultSending('fail');
    await failureOf(reply(contextFor(), outgoing({ visibility: 'private' })));
    expect(await reply(contextFor(), outgoing({ visibility: 'private' }))).toMatchObject({ externalId: server.sent[0]?.id });
    expect(server.sent).toHaveLength(1);
    const other = outgoing({ visibility: 'private', text: 'Something else' });
    expect(await failureOf(reply(contextFor(), other))).toMatchObject({ code: 'private-reply-used', notDone: true });
  });

  it('as there already, and does not let us look: is left open', async () => {
    server.state.faults.set(`${COMMENT}/comments`, [
      { type: 'error', status: 400, body: graphError(506) },
      { type: 'error', status: 500, body: graphError(2) },
    ]);
    expect(await failureOf(reply(contextFor(), outgoing()))).toMatchObject({ code: 'duplicate', notDone: false });
  });

  it('is certainly not done where nobody listens', async () => {
    const context = contextFor();
    await server.stop();
    expect(await failureOf(reply(context, outgoing()))).toMatchObject({ code: 'unreachable', notDone: true });
    await start();
  });

  it('names neither the text nor a secret', async () => {
    server.faultSending('silence', 'drop', 'fail', 'nonsense', 'lose');
    for (let turn = 0; turn < 5; turn += 1) {
      const error = await failureOf(reply(contextFor({ timeoutMs: 150 }), outgoing()));
      for (const secret of ['Sorry', 'page-token', 'app-secret'])
        expect(`${error.message} ${String(error.cause)}`).not.toContain(secret);
    }
  });
});
