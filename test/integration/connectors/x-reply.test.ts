import { createServer } from 'node:http';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { xConnector } from '../../../connectors/x/index.ts';
import { findSent } from '../../../connectors/x/sending/find-sent.ts';
import { reply } from '../../../connectors/x/sending/reply.ts';
import { webhook } from '../../../connectors/x/webhook.ts';
import type { Mention } from '../../../src/domain/index.ts';
import type { OutgoingReply, RawRequest } from '../../../src/ports/connector.ts';
import { RemedyError } from '../../../src/ports/remedy.ts';
import { makeMention } from '../../factories.ts';
import { xContext, type TestContext } from '../../networks/x/context.ts';
import { makePost, makeUser } from '../../networks/x/make-post.ts';
import { refusals } from '../../networks/x/problems.ts';
import { startXServer, type XServer, type XServerOptions } from '../../networks/x/server.ts';

const jo = makeUser({ id: '5550042', username: 'jo_flies' });
const complaint = makePost({ author: jo, text: '@acmeair where is my bag?' });
const TEXT = 'Sorry Jo — we found it & it is < 2 km away: https://acme.example/bags/42?x=1';
const own = new Set(['acmeair', '7700']);

let x: XServer;

async function start(options: XServerOptions = {}): Promise<void> {
  x = await startXServer({ posts: [complaint], ...options });
}

beforeEach(() => start());
afterEach(() => x.stop());

const signing = { consumerKey: 'key', consumerSecret: 'secret', accessToken: '7700-abc', accessTokenSecret: 'hidden' };

function contextFor(settings: Readonly<Record<string, unknown>> = {}): TestContext {
  return xContext({ url: x.url, settings: { ...signing, ...settings } });
}

/** A short time-out, so that an answer that never comes is over soon. */
const impatient = (): TestContext => contextFor({ options: { requestTimeoutMs: 150 } });

function mention(over: Partial<Mention> = {}): Mention {
  const author = { externalId: jo.id, handle: jo.username, name: jo.name, followers: 1, verified: false };
  return makeMention({ network: 'x', externalId: complaint.id, threadId: complaint.id, text: complaint.text, author, ...over });
}

function outgoing(over: Partial<OutgoingReply> = {}): OutgoingReply {
  return { id: 'reply-1', mention: mention(), text: TEXT, visibility: 'public', triedAt: Date.now(), ...over };
}

async function failureOf(call: Promise<unknown>): Promise<RemedyError> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (error instanceof RemedyError) return error;
  throw new Error('expected a RemedyError', { cause: error });
}

const writes = () => x.requests.filter((request) => request.method === 'POST');

describe('answering a post', () => {
  it('puts one post under it, signed as the account, and names it as its echo will be named', async () => {
    const sent = await reply(contextFor(), outgoing());
    expect(x.sent).toMatchObject([{ kind: 'post', id: sent.externalId, text: TEXT, inReplyTo: complaint.id }]);
    expect(sent).toMatchObject({ state: 'published', url: `https://x.com/i/web/status/${sent.externalId}` });
    const echo = x.sent[0];
    if (echo === undefined) throw new Error('nothing was sent');
    const { mentions } = xConnector.normalise(x.echoOf(echo), { ownAccounts: own });
    expect(mentions).toMatchObject([{ externalId: sent.externalId, inReplyTo: complaint.id, own: true, threadId: complaint.id }]);
  });

  it('goes out with a token of the account where there is nothing to sign with', async () => {
    const context = xContext({ url: x.url, settings: { userAccessToken: 'user-token' } });
    const sent = await reply(context, outgoing());
    expect(await findSent(context, outgoing())).toMatchObject({ externalId: sent.externalId });
    expect(x.asked('me')).toHaveLength(1);
  });

  it('is never tried with the token of the app', async () => {
    const context = xContext({ url: x.url });
    expect(await failureOf(reply(context, outgoing()))).toMatchObject({
      code: 'no-account-token',
      remedy: 'give-up',
      notDone: true,
    });
    expect(x.requests).toEqual([]);
  });

  it.each([
    ['a stranger’s message', { visibility: 'private', mention: undefined }],
    ['a message in public', { visibility: 'public' }],
  ] as const)('is not tried for %s', async (_what, { visibility }) => {
    const author = { externalId: 'unknown:9', handle: null, name: null, followers: null, verified: null };
    const target = mention({ kind: 'message', visibility: 'private', author });
    const error = await failureOf(reply(contextFor(), outgoing({ visibility, mention: target })));
    expect(error).toMatchObject({ code: 'not-answerable', notDone: true });
    expect(writes()).toEqual([]);
  });
});

describe('writing to somebody', () => {
  it('sends one direct message to the author, whatever is answered', async () => {
    const sent = await reply(contextFor(), outgoing({ visibility: 'private' }));
    expect(x.sent).toMatchObject([{ kind: 'message', id: sent.externalId, text: TEXT, to: jo.id }]);
    expect(sent.url).toBe(`https://x.com/messages/7700-${jo.id}`);
    const echo = x.sent[0];
    if (echo === undefined) throw new Error('nothing was sent');
    const { mentions } = xConnector.normalise(x.echoOf(echo), { ownAccounts: own });
    expect(mentions).toMatchObject([{ externalId: sent.externalId, own: true, url: sent.url, visibility: 'private' }]);
  });

  it('finds it again among the messages with that person, page after page, and nobody else’s', async () => {
    await x.stop();
    await start({ pageSize: 2 });
    x.receiveMessage(jo, TEXT);
    expect(await findSent(contextFor(), outgoing({ visibility: 'private' }))).toBeNull();
    const sent = await reply(contextFor(), outgoing({ visibility: 'private' }));
    for (let number = 1; number <= 5; number += 1) x.receiveMessage(jo, `and then ${number}`);
    expect(await findSent(contextFor(), outgoing({ visibility: 'private' }))).toEqual(sent);
    const other = mention({ author: { ...mention().author, externalId: '5550099' } });
    expect(await findSent(contextFor(), outgoing({ visibility: 'private', mention: other }))).toBeNull();
  });

  it('stops reading at messages from before it was tried', async () => {
    await x.stop();
    await start({ pageSize: 1 });
    for (let number = 1; number <= 3; number += 1) x.receiveMessage(jo, `before ${number}`);
    const later = Date.now() + 3_600_000;
    expect(await findSent(contextFor(), outgoing({ visibility: 'private', triedAt: later }))).toBeNull();
    expect(x.asked('messages')).toHaveLength(1);
  });
});

describe('an outcome that nobody knows', () => {
  it.each([
    ['an answer that never comes', 'silence', 'unreachable'],
    ['a connection that breaks', 'drop', 'unreachable'],
    ['a fault of X', 'fail', 'unavailable'],
    ['an answer without a word in it', 'nonsense', 'unreachable'],
  ] as const)('after %s is left open, was sent once, and is found', async (_what, fault, code) => {
    for (const visibility of ['public', 'private'] as const) {
      x.faultSending(fault);
      const before = writes().length;
      const error = await failureOf(reply(impatient(), outgoing({ visibility })));
      expect(error).toMatchObject({ code, notDone: false, remedy: 'retry' });
      expect(writes()).toHaveLength(before + 1);
      expect(await findSent(contextFor(), outgoing({ visibility }))).toMatchObject({ externalId: x.sent.at(-1)?.id });
    }
    expect(x.sent).toHaveLength(2);
  });

  it('is left open and not found where it never arrived', async () => {
    x.faultSending('lose');
    expect(await failureOf(reply(contextFor(), outgoing()))).toMatchObject({ notDone: false });
    expect(writes()).toHaveLength(1);
    expect(await findSent(contextFor(), outgoing())).toBeNull();
  });

  it('is not found while X does not show it, and found once it does', async () => {
    x.showSent(false);
    await reply(contextFor(), outgoing());
    expect(await findSent(contextFor(), outgoing())).toBeNull();
    x.showSent(true);
    expect(await findSent(contextFor(), outgoing())).not.toBeNull();
  });

  it('is another answer’s when the words, the post or the time differ', async () => {
    await reply(contextFor(), outgoing());
    expect(await findSent(contextFor(), outgoing({ text: `${TEXT}!` }))).toBeNull();
    expect(await findSent(contextFor(), outgoing({ mention: mention({ externalId: '2085000000000000009' }) }))).toBeNull();
    expect(await findSent(contextFor(), outgoing({ triedAt: Date.now() + 3_600_000 }))).toBeNull();
  });

  it('is, of two alike, the one nearest to when it was tried', async () => {
    const early = makePost({
      createdAt: new Date(Date.now() - 60_000).toISOString(),
      author: x.own,
      text: TEXT,
      inReplyTo: { id: complaint.id, userId: jo.id },
    });
    x.addPosts([early]);
    const sent = await reply(contextFor(), outgoing());
    expect(await findSent(contextFor(), outgoing())).toMatchObject({ externalId: sent.externalId });
    expect(await findSent(contextFor(), outgoing({ triedAt: Date.now() - 61_000 }))).toMatchObject({ externalId: early.id });
  });

  it('stays open where the same words stand under nothing, as X may have left out what they answer', async () => {
    x.addPosts([makePost({ createdAt: new Date().toISOString(), author: x.own, text: TEXT })]);
    expect(await failureOf(findSent(contextFor(), outgoing()))).toMatchObject({ notDone: false, remedy: 'retry' });
  });

  it('stays open where one of the account’s posts cannot be read', async () => {
    x.addPosts([makePost({ id: '0', createdAt: 'no time', author: x.own, text: 'other words' })]);
    expect(await findSent(contextFor(), outgoing())).toBeNull();
    x.addPosts([makePost({ id: '2999999999999999999', createdAt: 'no time', author: x.own, text: 'other words' })]);
    expect(await failureOf(findSent(contextFor(), outgoing()))).toMatchObject({ notDone: false, remedy: 'retry' });
  });

  it('stays open where X does not let us look', async () => {
    x.refuse('timeline', refusals.unavailable, refusals.tooManyRequests);
    expect(await failureOf(findSent(contextFor(), outgoing()))).toMatchObject({ code: 'unavailable' });
    expect(await failureOf(findSent(contextFor(), outgoing()))).toMatchObject({ code: 'rate-limited', remedy: 'wait' });
  });
});

describe('what X refuses', () => {
  it.each([
    ['unauthorised', 'token-rejected', 'reauthorise'],
    ['noCredits', 'credits-depleted', 'give-up'],
    ['parentGone', 'gone', 'give-up'],
    ['messagesClosed', 'person-unreachable', 'give-up'],
    ['badRequest', 'request-refused', 'give-up'],
  ] as const)('%s is certainly not done', async (name, code, remedy) => {
    x.refuse('post', refusals[name]);
    x.refuse('message', refusals[name]);
    for (const visibility of ['public', 'private'] as const) {
      expect(await failureOf(reply(contextFor(), outgoing({ visibility })))).toMatchObject({ code, remedy, notDone: true });
    }
    expect(x.sent).toEqual([]);
  });

  it('by its limits is waited for as long as it says', async () => {
    const reset = String(Math.ceil(contextFor().clock.now() / 1000) + 60);
    x.refuse('post', { ...refusals.tooManyRequests, headers: { 'x-rate-limit-reset': reset } });
    const error = await failureOf(reply(contextFor(), outgoing()));
    expect(error).toMatchObject({ code: 'rate-limited', remedy: 'wait', notDone: true });
    expect(error.waitMs).toBe(61_000);
  });

  it('because nobody called us, on a self-serve plan', async () => {
    await x.stop();
    await start({ selfServe: true, posts: [makePost({ ...complaint, text: 'acme air lost my bag' })] });
    expect(await failureOf(reply(contextFor(), outgoing()))).toMatchObject({ code: 'not-summoned', notDone: true });
  });

  it('as said before is this very answer where that is there', async () => {
    await x.stop();
    await start({ selfServe: true });
    x.faultSending('fail');
    await failureOf(reply(contextFor(), outgoing()));
    expect(await reply(contextFor(), outgoing())).toMatchObject({ externalId: x.sent[0]?.id });
    expect(x.sent).toHaveLength(1);
  });

  it('as said before, elsewhere, is told; and left open where we may not look', async () => {
    x.refuse('post', refusals.duplicate, refusals.duplicate);
    expect(await failureOf(reply(contextFor(), outgoing()))).toMatchObject({
      code: 'duplicate',
      remedy: 'give-up',
      notDone: true,
    });
    x.refuse('timeline', refusals.unavailable);
    expect(await failureOf(reply(contextFor(), outgoing()))).toMatchObject({ code: 'duplicate', notDone: false });
  });

  it('is certainly not done where nobody listens', async () => {
    await x.stop();
    expect(await failureOf(reply(contextFor(), outgoing()))).toMatchObject({
      code: 'unreachable',
      notDone: true,
      remedy: 'retry',
    });
    await start();
  });
});

it('no error names the text, the person or a secret', async () => {
  const faults = ['silence', 'drop', 'fail', 'nonsense', 'lose'] as const;
  x.faultSending(...faults);
  x.refuse('timeline', refusals.unauthorised);
  const errors: RemedyError[] = [];
  for (const _fault of faults) errors.push(await failureOf(reply(impatient(), outgoing())));
  errors.push(await failureOf(findSent(contextFor(), outgoing())));
  for (const error of errors) {
    const told = `${error.message} ${JSON.stringify(error)} ${String(error.cause)}`;
    for (const secret of ['hidden', 'Sorry', 'jo_flies', '7700-abc']) expect(told).not.toContain(secret);
  }
});

it('the echo that the local X delivers is signed as X signs', async () => {
  await reply(contextFor(), outgoing());
  const [sent] = x.sent;
  if (sent === undefined) throw new Error('nothing was sent');
  const received: RawRequest[] = [];
  const program = createServer((request, response) => {
    const chunks: Uint8Array[] = [];
    request.on('data', (chunk: Uint8Array) => chunks.push(chunk));
    request.on('end', () => {
      const signature = String(request.headers['x-twitter-webhooks-signature']);
      const headers = { 'x-twitter-webhooks-signature': signature };
      received.push({ method: 'POST', query: {}, headers, body: Buffer.concat(chunks) });
      response.end();
    });
  });
  await new Promise<void>((resolve) => program.listen(0, '127.0.0.1', resolve));
  const address = program.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  try {
    expect(await x.deliver(`http://127.0.0.1:${port}/hooks/acme-x`, x.echoOf(sent), 'secret')).toBe(200);
  } finally {
    await new Promise((resolve) => program.close(resolve));
  }
  const [request] = received;
  if (request === undefined) throw new Error('nothing was delivered');
  const answer = await webhook(contextFor(), request);
  expect(answer.type).toBe('accept');
  const payloads = answer.type === 'accept' ? answer.payloads : [];
  const ids = payloads.flatMap((payload) =>
    xConnector.normalise(payload, { ownAccounts: own }).mentions.map((one) => one.externalId),
  );
  expect(ids).toEqual([sent.id]);
});
