import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appStoreConnector } from '../../../connectors/app-store/index.ts';
import { customConnector } from '../../../connectors/custom/index.ts';
import { googlePlayConnector } from '../../../connectors/google-play/index.ts';
import { hellopeterConnector } from '../../../connectors/hellopeter/index.ts';
import { trustpilotConnector } from '../../../connectors/trustpilot/index.ts';
import type { Network } from '../../../src/domain/index.ts';
import type { Connector, ConnectorContext, OutgoingReply, SentReply } from '../../../src/ports/connector.ts';
import { makeMention } from '../../factories.ts';
import { APP_ID, CONNECT_KEY, connectReview } from '../../networks/reviews/app-store.ts';
import { contextFor, nobody, NOW, readAll } from '../../networks/reviews/context.ts';
import { PLAY_ACCOUNT, PLAY_PACKAGE, playReview } from '../../networks/reviews/google-play.ts';
import { ecKeys, rsaKeys } from '../../networks/reviews/keys.ts';
import { OWN_PATH, OWN_SECRET } from '../../networks/reviews/own-system.ts';
import { startReviewServer, type ReviewServer } from '../../networks/reviews/server.ts';
import { TRUSTPILOT, trustpilotReview } from '../../networks/reviews/trustpilot.ts';

const TEXT = 'We are sorry, Jo & Ann.\n\nYour bag is on its way <3';
const PATIENCE_MS = 300;

let server: ReviewServer;
beforeEach(async () => {
  server = await startReviewServer();
});
afterEach(() => server.close());

function outgoing(network: Network, review: string, over: Partial<OutgoingReply> = {}): OutgoingReply {
  const mention = makeMention({
    network,
    kind: 'review',
    externalId: review,
    threadId: review,
    url: `https://site.example/${review}`,
  });
  return { id: 'reply-1', mention, text: TEXT, visibility: 'public', triedAt: NOW, ...over };
}

/** As a connector is handed it, but not waiting long for an answer. */
function impatient<Settings>(context: ConnectorContext<Settings>): ConnectorContext<Settings> {
  return { ...context, http: { send: (request) => context.http.send({ ...request, timeoutMs: PATIENCE_MS }) } };
}

interface Site {
  readonly network: Network;
  readonly id: string;
  /** Paths by which replies are taken, and by which access tokens are given. */
  readonly path: RegExp;
  readonly tokenPath: RegExp | null;
  readonly state: SentReply['state'];
  fill(): void;
  replied(): readonly unknown[];
  send(reply: OutgoingReply): Promise<SentReply>;
  find(reply: OutgoingReply): Promise<SentReply | null>;
  /** External ids of what the next poll brings of our own. */
  echoes(): Promise<readonly (readonly [string, string])[]>;
  removed(ids: readonly string[]): Promise<readonly string[]>;
}

function site<Settings>(
  connector: Connector<Settings>,
  about: Pick<Site, 'id' | 'path' | 'tokenPath' | 'state' | 'fill' | 'replied'> & {
    readonly settings: Readonly<Record<string, unknown>>;
  },
): Site {
  const context = () => impatient(contextFor(connector.settingsSchema.parse(about.settings), server.url));
  const missing = (): never => {
    throw new Error('not built');
  };
  return {
    ...about,
    network: connector.manifest.id,
    send: (reply) => connector.reply?.(context(), reply) ?? missing(),
    find: (reply) => connector.findSent?.(context(), reply) ?? missing(),
    echoes: async () => {
      const { payloads } = await readAll(connector.poll?.(context(), undefined));
      const mentions = payloads.flatMap((payload) => connector.normalise(payload, nobody).mentions);
      return mentions.filter(({ own }) => own).map(({ externalId, threadId }) => [externalId, threadId] as const);
    },
    removed: (ids) => connector.findRemoved?.(context(), ids) ?? Promise.resolve([]),
  };
}

const serviceAccount = { client_email: PLAY_ACCOUNT, private_key: rsaKeys.privateKey, private_key_id: 'k1' };
const sites: readonly Site[] = [
  site(trustpilotConnector, {
    id: String(trustpilotReview(1)['id']),
    path: /\/reply$/,
    tokenPath: /accesstoken$/,
    state: 'published',
    settings: {
      businessUnitId: TRUSTPILOT.unit,
      apiKey: TRUSTPILOT.apiKey,
      apiSecret: TRUSTPILOT.apiSecret,
      authorBusinessUserId: 'bu1',
    },
    fill: () => {
      server.trustpilot.reviews = [trustpilotReview(0), trustpilotReview(1)];
    },
    replied: () => server.trustpilot.replied.map((body) => body['message']),
  }),
  site(googlePlayConnector, {
    id: String(playReview(1)['reviewId']),
    path: /:reply$/,
    tokenPath: /^\/token$/,
    state: 'published',
    settings: { packageName: PLAY_PACKAGE, serviceAccount },
    fill: () => {
      server.play.reviews = [playReview(0), playReview(1)];
    },
    replied: () => server.play.replied,
  }),
  site(appStoreConnector, {
    id: String(connectReview(1)['id']),
    path: /customerReviewResponses$/,
    tokenPath: null,
    state: 'moderated',
    settings: { appId: APP_ID, ...CONNECT_KEY, privateKey: ecKeys.privateKey },
    fill: () => {
      server.appStore.reviews = [connectReview(0), connectReview(1)];
    },
    replied: () => server.appStore.replied,
  }),
];

describe.each(sites.map((one) => [one.network, one] as const))('a reply on %s', (network, one) => {
  beforeEach(() => one.fill());
  const reply = (over: Partial<OutgoingReply> = {}): OutgoingReply => outgoing(network, one.id, over);
  const expected = { externalId: `${one.id}:reply`, url: `https://site.example/${one.id}`, state: one.state };

  it('is put on the review, found there, and comes back as our own under the same id', async () => {
    await expect(one.find(reply())).resolves.toBeNull();
    await expect(one.send(reply())).resolves.toEqual(expected);
    expect(one.replied()).toEqual([TEXT]);
    await expect(one.find(reply())).resolves.toEqual(expected);
    await expect(one.find(reply({ text: 'Something else' }))).resolves.toBeNull();
    await expect(one.echoes()).resolves.toEqual([[`${one.id}:reply`, one.id]]);
  });

  it('replaces an earlier one', async () => {
    await one.send(reply({ text: 'First' }));
    await one.send(reply());
    await expect(one.find(reply({ text: 'First' }))).resolves.toBeNull();
    await expect(one.find(reply())).resolves.toEqual(expected);
    await expect(one.echoes()).resolves.toHaveLength(1);
  });

  it.each(['obey-then-drop', 'obey-then-hang'] as const)('is found after the network took it and %s', async (trouble) => {
    server.failNext(one.path, trouble);
    await expect(one.send(reply())).rejects.toMatchObject({ notDone: false, remedy: 'retry' });
    await expect(one.find(reply())).resolves.toEqual(expected);
    expect(one.replied()).toHaveLength(1);
  });

  it.each([
    ['a failing server', { status: 500 }, { remedy: 'retry', code: 'server-error', notDone: false }],
    ['a busy server', { status: 503, headers: { 'retry-after': '9' } }, { remedy: 'wait', waitMs: 9000, notDone: false }],
    [
      'a limit',
      { status: 429, headers: { 'retry-after': '9' } },
      { remedy: 'wait', code: 'rate-limited', waitMs: 9000, notDone: true },
    ],
    ['a missing right', { status: 403 }, { remedy: 'give-up', code: 'forbidden', notDone: true }],
    ['a refused text', { status: 400 }, { remedy: 'give-up', code: 'refused', notDone: true }],
  ])('that meets %s says what to do, and whether it may be there', async (_what, answer, error) => {
    server.failNext(one.path, answer);
    await expect(one.send(reply())).rejects.toMatchObject({ name: 'RemedyError', ...error });
    expect(one.replied()).toEqual([]);
    await expect(one.find(reply())).resolves.toBeNull();
  });

  it('leaves open whether it is there when the connection breaks before an answer', async () => {
    server.failNext(one.path, 'drop');
    await expect(one.send(reply())).rejects.toMatchObject({ code: 'unreachable', notDone: false });
    await expect(one.find(reply())).resolves.toBeNull();
  });

  it('to a review that is gone is certainly not there', async () => {
    const gone = outgoing(network, 'gone-1');
    await expect(one.send(gone)).rejects.toMatchObject({ code: 'not-found', notDone: true });
    await expect(one.find(gone)).resolves.toBeNull();
  });

  it('is refused here when it is private or empty, and nothing is sent', async () => {
    const before = server.requests.length;
    await expect(one.send(reply({ visibility: 'private' }))).rejects.toMatchObject({ code: 'not-private', notDone: true });
    await expect(one.send(reply({ text: ' \n' }))).rejects.toMatchObject({ code: 'empty', notDone: true });
    expect(server.requests).toHaveLength(before);
  });

  it('says nothing of its text in an error', async () => {
    server.failNext(one.path, { status: 400, body: { message: TEXT } });
    await expect(one.send(reply())).rejects.not.toThrow(/bag/);
  });
});

describe.each(sites.filter(({ network }) => network !== 'google-play').map((one) => [one.network, one] as const))(
  'asking %s again for replies that are stored',
  (network, one) => {
    it('finds one gone when its review shows none, and not while it does', async () => {
      one.fill();
      const ours = `${one.id}:reply`;
      await expect(one.removed([one.id, ours])).resolves.toEqual([ours]);
      await one.send(outgoing(network, one.id));
      await expect(one.removed([one.id, ours])).resolves.toEqual([]);
    });
  },
);

describe('what a site asks for beside the text', () => {
  it('is the author at Trustpilot, and rights that a key alone has not', async () => {
    server.trustpilot.reviews = [trustpilotReview(1)];
    const to = outgoing('trustpilot', String(trustpilotReview(1)['id']));
    const settings = { businessUnitId: TRUSTPILOT.unit, apiKey: TRUSTPILOT.apiKey };
    const full = { ...settings, apiSecret: TRUSTPILOT.apiSecret, authorBusinessUserId: 'bu1' };
    await trustpilotConnector.reply?.(contextFor(trustpilotConnector.settingsSchema.parse(full), server.url), to);
    expect(server.trustpilot.replied).toEqual([{ message: TEXT, authorBusinessUserId: 'bu1' }]);
    const readOnly = contextFor(trustpilotConnector.settingsSchema.parse(settings), server.url);
    await expect(trustpilotConnector.reply?.(readOnly, to)).rejects.toMatchObject({ code: 'no-rights', notDone: true });
  });

  it.each([
    ['too-long', 'x'.repeat(351)],
    ['markup', 'Please <b>update</b> the app'],
    ['markup', 'Please <!-- now --> update'],
  ])('is a short plain text at Google Play: %s', async (code, text) => {
    const settings = googlePlayConnector.settingsSchema.parse({ packageName: PLAY_PACKAGE, serviceAccount });
    const to = outgoing('google-play', 'r1', { text });
    await expect(googlePlayConnector.reply?.(contextFor(settings, server.url), to)).rejects.toMatchObject({
      code,
      notDone: true,
    });
    expect(server.requests).toEqual([]);
  });

  it('is a key at the App Store, and a text that Apple takes', async () => {
    server.appStore.reviews = [connectReview(1)];
    const id = String(connectReview(1)['id']);
    const settings = { appId: APP_ID, ...CONNECT_KEY, privateKey: ecKeys.privateKey };
    const context = contextFor(appStoreConnector.settingsSchema.parse(settings), server.url);
    await expect(appStoreConnector.reply?.(context, outgoing('app-store', id, { text: 'Ring \u0007' }))).rejects.toMatchObject({
      status: 409,
      notDone: true,
    });
    await expect(appStoreConnector.reply?.(context, outgoing('app-store', '7000000001'))).rejects.toMatchObject({
      code: 'public-feed',
      notDone: true,
    });
  });

  it.each(sites.flatMap((one) => (one.tokenPath === null ? [] : [[one.network, one, one.tokenPath] as const])))(
    'is a token at %s, without which nothing was sent',
    async (network, one, tokenPath) => {
      one.fill();
      server.failNext(tokenPath, { status: 503 });
      await expect(one.send(outgoing(network, one.id))).rejects.toMatchObject({ remedy: 'retry', notDone: true });
    },
  );
});

describe('a reply to an item of an own source', () => {
  const mention = makeMention({ network: 'custom', kind: 'message', visibility: 'private', externalId: 'm-1', threadId: 't-1' });
  const to: OutgoingReply = { id: 'reply-7', mention, text: TEXT, visibility: 'private', triedAt: NOW };
  const settings = (over: object = {}) =>
    customConnector.settingsSchema.parse({ replySecret: OWN_SECRET, options: { replyUrl: `${server.url}${OWN_PATH}` }, ...over });
  const expected = { externalId: 'own-reply-7', url: 'https://own.example/reply-7', state: 'published' };

  it('is handed over signed, once, and found again', async () => {
    const context = contextFor(settings(), '');
    await expect(customConnector.findSent?.(context, to)).resolves.toBeNull();
    await expect(customConnector.reply?.(context, to)).resolves.toEqual(expected);
    await expect(customConnector.reply?.(context, to)).resolves.toEqual(expected);
    await expect(customConnector.findSent?.(context, to)).resolves.toEqual(expected);
    expect([...server.own.replies.values()]).toEqual([
      expect.objectContaining({ id: 'reply-7', text: TEXT, inReplyTo: 'm-1', threadId: 't-1', visibility: 'private' }),
    ]);
  });

  it('is found after the system took it and gave no answer', async () => {
    const context = impatient(contextFor(settings(), ''));
    server.failNext(/own/, 'obey-then-hang');
    await expect(customConnector.reply?.(context, to)).rejects.toMatchObject({ code: 'timeout', notDone: false });
    await expect(customConnector.findSent?.(context, to)).resolves.toEqual(expected);
  });

  it.each([
    [
      { status: 200, body: 'thanks' },
      { code: 'not-json', notDone: false },
    ],
    [
      { status: 200, body: { ok: true } },
      { code: 'unexpected-answer', notDone: false },
    ],
    [{ status: 409 }, { code: 'refused', notDone: false }],
    [
      { status: 302, headers: { location: 'http://169.254.169.254/' } },
      { code: 'redirected', notDone: true },
    ],
  ])('is left open or not by what the system says: %j', async (answer, error) => {
    server.failNext(/own/, answer);
    await expect(customConnector.reply?.(contextFor(settings(), ''), to)).rejects.toMatchObject(error);
  });

  it('is refused by a system that knows another secret', async () => {
    const other = settings({ replySecret: 'whsec_YW5vdGhlciBzZWNyZXQgb2Ygc29tZSBsZW5ndGg=' });
    await expect(customConnector.reply?.(contextFor(other, ''), to)).rejects.toMatchObject({
      remedy: 'reauthorise',
      notDone: true,
    });
  });

  it('goes nowhere where no address is set', async () => {
    const none = contextFor(customConnector.settingsSchema.parse({}), '');
    await expect(customConnector.reply?.(none, to)).rejects.toMatchObject({ code: 'no-reply-url', notDone: true });
    await expect(customConnector.findSent?.(none, to)).rejects.toMatchObject({ code: 'no-reply-url' });
  });

  it('is offered only where an address is set', () => {
    const own = nobody.ownAccounts;
    const able = (context?: object) => customConnector.capability?.(mention, NOW, { ownAccounts: own, ...context })?.canReply;
    expect(able()).toBe(false);
    expect(able({ settings: customConnector.settingsSchema.parse({}) })).toBe(false);
    expect(able({ settings: settings() })).toBe(true);
  });
});

describe('what the desk is told', () => {
  const about = (network: Network, externalId: string) => makeMention({ network, kind: 'review', externalId });
  const told = { ownAccounts: nobody.ownAccounts };

  it('is that review sites take one reply, with their limits', () => {
    expect(googlePlayConnector.capability?.(about('google-play', 'r'), NOW)).toMatchObject({ canReply: true, maxLength: 350 });
    expect(appStoreConnector.capability?.(about('app-store', 'a-b'), NOW)).toMatchObject({ canReply: true, maxLength: 5970 });
    expect(appStoreConnector.capability?.(about('app-store', '700'), NOW)).toMatchObject({ canReply: false });
    expect(trustpilotConnector.capability?.(about('trustpilot', 'r'), NOW)).toMatchObject({ canReply: true, maxLength: null });
  });

  it('is that credentials for reading alone cannot answer, where they are known', () => {
    const settings = trustpilotConnector.settingsSchema.parse({ businessUnitId: 'u', apiKey: 'k' });
    const context = { ...told, settings };
    expect(trustpilotConnector.capability?.(about('trustpilot', 'r'), NOW, context)).toMatchObject({ canReply: false });
    const feed = { ...told, settings: appStoreConnector.settingsSchema.parse({ appId: '5' }) };
    expect(appStoreConnector.capability?.(about('app-store', 'a-b'), NOW, feed)).toMatchObject({ canReply: false });
  });

  it('is that HelloPeter is answered on its own pages, as it documents no call', () => {
    expect(hellopeterConnector.reply).toBeUndefined();
    expect(hellopeterConnector.capability?.(about('hellopeter', 'p'), NOW)).toMatchObject({
      canReply: false,
      reason: expect.stringMatching(/^open on the site: /),
    });
  });
});
