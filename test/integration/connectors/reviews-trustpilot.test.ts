import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { trustpilotConnector } from '../../../connectors/trustpilot/index.ts';
import { normalise } from '../../../connectors/trustpilot/normalise.ts';
import { contextFor, idsOf, nobody, readAll, type TestContext } from '../../networks/reviews/context.ts';
import { startReviewServer, type ReviewServer } from '../../networks/reviews/server.ts';
import { TRUSTPILOT, trustpilotReview } from '../../networks/reviews/trustpilot.ts';
import type { TrustpilotSettings } from '../../../connectors/trustpilot/settings.ts';

const SECRET = 'a-secret-of-some-length';

let server: ReviewServer;
beforeEach(async () => {
  server = await startReviewServer();
});
afterEach(() => server.close());

function context(credentials: Readonly<Record<string, unknown>>): TestContext<TrustpilotSettings> {
  return contextFor(trustpilotConnector.settingsSchema.parse({ businessUnitId: TRUSTPILOT.unit, ...credentials }), server.url);
}
const oauth = { apiKey: TRUSTPILOT.apiKey, apiSecret: TRUSTPILOT.apiSecret };
const publicKey = { apiKey: TRUSTPILOT.apiKey };
const range = (count: number): readonly Readonly<Record<string, unknown>>[] =>
  Array.from({ length: count }, (_, index) => trustpilotReview(index));

function hook(events: unknown, secret = SECRET): Parameters<NonNullable<typeof trustpilotConnector.webhook>>[1] {
  return { method: 'POST', query: { secret }, headers: {}, body: new TextEncoder().encode(JSON.stringify({ events })) };
}
const created = (id: unknown): unknown => ({ eventName: 'service-review-created', eventData: { id, title: 'forged' } });
const deleted = (id: unknown): unknown => ({ eventName: 'service-review-deleted', eventData: { id } });

describe('polling Trustpilot', () => {
  it('reads every page of the private reviews, each review once', async () => {
    server.trustpilot.reviews = range(7);
    server.trustpilot.perPage = 3;
    const { payloads, pages } = await readAll(trustpilotConnector.poll?.(context(oauth), undefined));
    expect(idsOf(payloads, normalise)).toEqual(range(7).map((review) => review['id']));
    expect(pages.slice(0, -1).every((page) => page.cursor === undefined)).toBe(true);
  });

  it('reads the public reviews page by page when there is only a key', async () => {
    server.trustpilot.reviews = range(5);
    server.trustpilot.perPage = 2;
    const { payloads } = await readAll(trustpilotConnector.poll?.(context(publicKey), undefined));
    expect(idsOf(payloads, normalise)).toHaveLength(5);
    expect(server.requests.every((request) => request.path.endsWith('/all-reviews'))).toBe(true);
  });

  it('falls back to the numbered public list where the list of all reviews is missing', async () => {
    server.trustpilot.hasAllReviews = false;
    server.trustpilot.reviews = range(3);
    const { payloads } = await readAll(trustpilotConnector.poll?.(context(publicKey), undefined));
    expect(idsOf(payloads, normalise)).toHaveLength(3);
  });

  it('finds the business unit by its domain', async () => {
    server.trustpilot.reviews = range(1);
    const { payloads } = await readAll(
      trustpilotConnector.poll?.(context({ ...publicKey, businessUnitId: undefined, domain: TRUSTPILOT.domain }), undefined),
    );
    expect(payloads).toHaveLength(1);
  });

  it('hands over later only what is new or changed, also what appears late with an older date', async () => {
    const known = range(6).slice(1);
    server.trustpilot.reviews = known;
    const { cursor } = await readAll(trustpilotConnector.poll?.(context(oauth), undefined));
    const late = trustpilotReview(3, { id: 'late', title: 'Held back for a check' });
    const edited: Readonly<Record<string, unknown>> = {
      ...trustpilotReview(2),
      text: 'They called at last.',
      updatedAt: '2026-10-02T00:00:00Z',
    };
    server.trustpilot.reviews = [trustpilotReview(0), trustpilotReview(1), edited, late, ...known.slice(2)];
    const { payloads, cursor: next } = await readAll(trustpilotConnector.poll?.(context(oauth), cursor));
    expect(idsOf(payloads, normalise)).toEqual([trustpilotReview(0)['id'], edited['id'], 'late']);
    expect((await readAll(trustpilotConnector.poll?.(context(oauth), next))).payloads).toEqual([]);
  });

  it('stops paging at reviews that are older than the overlap', async () => {
    server.trustpilot.reviews = range(500);
    server.trustpilot.perPage = 10;
    const { cursor } = await readAll(trustpilotConnector.poll?.(context(oauth), undefined));
    const before = server.requests.length;
    await readAll(trustpilotConnector.poll?.(context(oauth), cursor));
    expect(server.requests.length - before).toBeLessThan(12);
  });

  it('does not loop when a server gives the same page for every number', async () => {
    server.trustpilot.reviews = range(2);
    const stuck = { status: 200, body: { reviews: range(2) } };
    for (let count = 0; count < 5; count += 1) server.failNext(/private\/business-units/, stuck);
    const { payloads } = await readAll(trustpilotConnector.poll?.(context(oauth), undefined));
    expect(payloads).toHaveLength(2);
  });

  it('gets one token for many calls and a new one when it was refused', async () => {
    server.trustpilot.reviews = range(1);
    const settings = { ...oauth, username: 'someone@acme-air.example', password: 'p' };
    await readAll(trustpilotConnector.poll?.(context(settings), undefined));
    await readAll(trustpilotConnector.poll?.(context(settings), undefined));
    const grants = (): number => server.requests.filter((request) => request.path.endsWith('/accesstoken')).length;
    expect(grants()).toBe(1);
    server.trustpilot.tokens.clear();
    expect((await readAll(trustpilotConnector.poll?.(context(settings), undefined))).payloads).toHaveLength(1);
    expect(grants()).toBe(2);
  });

  it.each([
    [
      { status: 429, headers: { 'retry-after': '30' } },
      { remedy: 'wait', code: 'rate-limited', waitMs: 30_000 },
    ],
    [{ status: 403 }, { remedy: 'give-up', code: 'forbidden' }],
    [{ status: 503 }, { remedy: 'retry', code: 'server-error' }],
    [
      { status: 200, body: '<html>' },
      { remedy: 'retry', code: 'not-json' },
    ],
    ['drop' as const, { remedy: 'retry', code: 'unreachable' }],
    ['cut' as const, { remedy: 'retry', code: 'unreachable' }],
  ])('says what to do about %j', async (answer, remedy) => {
    server.trustpilot.reviews = range(1);
    server.failNext(/private\/business-units/, answer);
    await expect(readAll(trustpilotConnector.poll?.(context(oauth), undefined))).rejects.toMatchObject(remedy);
  });

  it('asks for new credentials when they are wrong', async () => {
    await expect(readAll(trustpilotConnector.poll?.(context({ apiKey: 'wrong' }), undefined))).rejects.toMatchObject({
      remedy: 'reauthorise',
    });
    await expect(trustpilotConnector.check?.(context({ ...oauth, apiSecret: 'wrong' }))).rejects.toMatchObject({
      remedy: 'reauthorise',
    });
    await expect(trustpilotConnector.check?.(context(oauth))).resolves.toContain(TRUSTPILOT.unit);
    await expect(trustpilotConnector.check?.(context(publicKey))).resolves.toContain('public');
  });
});

describe('looking for removed Trustpilot reviews', () => {
  it('names the missing ones and those taken down, not the hidden ones', async () => {
    const hidden = trustpilotReview(2, { reportData: { reviewVisibility: 'hidden' } });
    const down = trustpilotReview(3, { reportData: { reviewVisibility: 'removed' } });
    server.trustpilot.reviews = [trustpilotReview(1), hidden, down];
    const ids = [trustpilotReview(1)['id'], hidden['id'], down['id'], 'gone'].map(String);
    await expect(trustpilotConnector.findRemoved?.(context(oauth), ids)).resolves.toEqual([down['id'], 'gone']);
  });

  it('names none when the business unit cannot be read', async () => {
    await expect(trustpilotConnector.findRemoved?.(context({ ...oauth, businessUnitId: 'wrong' }), ['a'])).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('the webhook of Trustpilot', () => {
  it('believes what the API says, not what the event says', async () => {
    server.trustpilot.reviews = range(2);
    const id = trustpilotReview(1)['id'];
    const answer = await trustpilotConnector.webhook?.(
      context({ ...oauth, webhookSecret: SECRET }),
      hook([created(id), deleted(id), created('forged'), deleted('gone')]),
    );
    const payloads = answer?.type === 'accept' ? answer.payloads : [];
    expect(payloads).toEqual([trustpilotReview(1), trustpilotReview(1), { events: [deleted('gone')] }]);
  });

  it('takes no review of another business', async () => {
    server.trustpilot.reviews = [trustpilotReview(1, { businessUnit: { id: 'another' } })];
    const answer = await trustpilotConnector.webhook?.(
      context({ ...publicKey, webhookSecret: SECRET }),
      hook([created(trustpilotReview(1)['id'])]),
    );
    expect(answer).toEqual({ type: 'accept', payloads: [] });
  });

  it('takes events as they are when nothing can be read, and says that it is degraded', async () => {
    const unread = context({ businessUnitId: undefined, webhookSecret: SECRET });
    const answer = await trustpilotConnector.webhook?.(unread, hook([created('a'), { eventName: 'foo' }]));
    expect(answer?.type === 'accept' && answer.payloads).toHaveLength(2);
    expect(unread.reports).toEqual(['degraded']);
    expect((await readAll(trustpilotConnector.poll?.(unread, undefined))).pages).toEqual([]);
    expect(nobody.ownAccounts.size).toBe(0);
  });

  it('refuses a wrong or missing secret, a missing setting and a broken body', async () => {
    const ready = context({ ...oauth, webhookSecret: SECRET });
    await expect(trustpilotConnector.webhook?.(ready, hook([], 'wrong'))).resolves.toMatchObject({ type: 'refuse', status: 401 });
    await expect(trustpilotConnector.webhook?.(ready, { ...hook([]), query: {} })).resolves.toMatchObject({ status: 401 });
    await expect(trustpilotConnector.webhook?.(context(oauth), hook([]))).resolves.toMatchObject({ status: 403 });
    await expect(trustpilotConnector.webhook?.(ready, { ...hook([]), method: 'GET' })).resolves.toMatchObject({ status: 400 });
    for (const body of [Buffer.from('nonsense'), Buffer.from([0xff, 0xfe]), Buffer.from('{}'), Buffer.from('['.repeat(5000))]) {
      await expect(trustpilotConnector.webhook?.(ready, { ...hook([]), body })).resolves.toMatchObject({
        type: 'refuse',
        status: 400,
      });
    }
    expect(server.requests).toEqual([]);
  });

  it('fails when the review cannot be read again, so that Trustpilot sends the event once more', async () => {
    server.failNext(/reviews/, { status: 503 });
    await expect(
      trustpilotConnector.webhook?.(context({ ...publicKey, webhookSecret: SECRET }), hook([created('a')])),
    ).rejects.toMatchObject({
      remedy: 'retry',
    });
  });

  it('never climbs out of its path with an id of dots', async () => {
    await expect(
      trustpilotConnector.webhook?.(context({ ...publicKey, webhookSecret: SECRET }), hook([created('..')])),
    ).rejects.toMatchObject({
      code: 'bad-address',
    });
    expect(server.requests).toEqual([]);
  });
});
