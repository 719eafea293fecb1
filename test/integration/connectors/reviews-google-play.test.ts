import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { googlePlayConnector } from '../../../connectors/google-play/index.ts';
import { normalise } from '../../../connectors/google-play/normalise.ts';
import type { GooglePlaySettings } from '../../../connectors/google-play/settings.ts';
import { contextFor, idsOf, readAll, type TestContext } from '../../networks/reviews/context.ts';
import { PLAY_ACCOUNT, PLAY_PACKAGE, playReview } from '../../networks/reviews/google-play.ts';
import { ecKeys, rsaKeys } from '../../networks/reviews/keys.ts';
import { startReviewServer, type ReviewServer } from '../../networks/reviews/server.ts';

let server: ReviewServer;
beforeEach(async () => {
  server = await startReviewServer();
});
afterEach(() => server.close());

const account = { type: 'service_account', client_email: PLAY_ACCOUNT, private_key: rsaKeys.privateKey, private_key_id: 'k1' };
function context(credentials: Readonly<Record<string, unknown>> = { serviceAccount: account }): TestContext<GooglePlaySettings> {
  return contextFor(googlePlayConnector.settingsSchema.parse({ packageName: PLAY_PACKAGE, ...credentials }), server.url);
}
const range = (count: number): readonly Readonly<Record<string, unknown>>[] =>
  Array.from({ length: count }, (_, index) => playReview(index));

describe('polling Google Play', () => {
  it('signs in with the service account and reads every page', async () => {
    server.play.reviews = range(8);
    const { payloads } = await readAll(googlePlayConnector.poll?.(context(), undefined));
    expect(idsOf(payloads, normalise)).toEqual(range(8).map((review) => review['reviewId']));
    expect(server.requests.filter((request) => request.path === '/token')).toHaveLength(1);
  });

  it('takes the key file as text, and its own address for tokens', async () => {
    server.play.reviews = range(1);
    const text = JSON.stringify({
      ...account,
      private_key: rsaKeys.privateKey.replaceAll('\n', '\\n'),
      token_uri: `${server.url}/token`,
    });
    expect((await readAll(googlePlayConnector.poll?.(context({ serviceAccount: text }), undefined))).payloads).toHaveLength(1);
  });

  it('takes a token of its own instead', async () => {
    server.play.tokens.add('mine');
    server.play.reviews = range(1);
    expect((await readAll(googlePlayConnector.poll?.(context({ accessToken: 'mine' }), undefined))).payloads).toHaveLength(1);
    await expect(googlePlayConnector.check?.(context({ accessToken: 'old' }))).rejects.toMatchObject({ remedy: 'reauthorise' });
  });

  it('signs in again when its token is refused', async () => {
    server.play.reviews = range(1);
    await readAll(googlePlayConnector.poll?.(context(), undefined));
    server.play.tokens.clear();
    expect((await readAll(googlePlayConnector.poll?.(context(), undefined))).payloads).toHaveLength(1);
    expect(server.requests.filter((request) => request.path === '/token')).toHaveLength(2);
  });

  it('understands the page without any review', async () => {
    expect((await readAll(googlePlayConnector.poll?.(context(), undefined))).payloads).toEqual([]);
  });

  it('goes on behind an empty page', async () => {
    server.play.reviews = range(4);
    server.failNext(/reviews/, { status: 200, body: { tokenPagination: { nextPageToken: '3' } } });
    expect(idsOf((await readAll(googlePlayConnector.poll?.(context(), undefined))).payloads, normalise)).toEqual([
      playReview(3)['reviewId'],
    ]);
  });

  it('hands over an edited review again, and nothing that is unchanged', async () => {
    server.play.reviews = range(4);
    const { cursor } = await readAll(googlePlayConnector.poll?.(context(), undefined));
    server.play.reviews = [playReview(2, { text: 'Fixed now, thank you.' }), playReview(0), playReview(1), playReview(3)];
    const { payloads } = await readAll(googlePlayConnector.poll?.(context(), cursor));
    expect(
      payloads.flatMap((payload) => normalise(payload, { ownAccounts: new Set() }).mentions.map((mention) => mention.text)),
    ).toEqual(['Fixed now, thank you.']);
  });

  it.each([
    [
      { status: 403, body: { error: { status: 'PERMISSION_DENIED' } } },
      { remedy: 'give-up', code: 'forbidden' },
    ],
    [
      { status: 403, body: { error: { errors: [{ reason: 'quotaExceeded' }] } } },
      { remedy: 'wait', code: 'quota' },
    ],
    [
      { status: 403, body: 'no JSON' },
      { remedy: 'give-up', code: 'forbidden' },
    ],
    [{ status: 404 }, { remedy: 'give-up' }],
    [
      { status: 429, headers: { 'retry-after': '7' } },
      { remedy: 'wait', waitMs: 7000 },
    ],
    [{ status: 500 }, { remedy: 'retry' }],
    ['drop' as const, { remedy: 'retry' }],
  ])('says what to do about %j', async (answer, remedy) => {
    server.failNext(/reviews/, answer);
    await expect(readAll(googlePlayConnector.poll?.(context(), undefined))).rejects.toMatchObject(remedy);
  });

  it('asks for a new key when the one it has is refused or no key at all', async () => {
    const other = { ...account, client_email: 'other@acme-air.example' };
    await expect(googlePlayConnector.check?.(context({ serviceAccount: other }))).rejects.toMatchObject({
      remedy: 'reauthorise',
      code: 'token-refused',
    });
    const broken = { ...account, private_key: 'not a key' };
    const error = await googlePlayConnector.check?.(context({ serviceAccount: broken })).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ remedy: 'reauthorise', code: 'bad-key' });
    expect(String(error)).not.toContain('not a key');
    await expect(
      googlePlayConnector.check?.(context({ serviceAccount: { ...account, private_key: ecKeys.privateKey } })),
    ).rejects.toMatchObject({
      code: 'bad-key',
    });
  });
});
