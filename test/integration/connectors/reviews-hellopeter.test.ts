import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hellopeterConnector } from '../../../connectors/hellopeter/index.ts';
import { normalise } from '../../../connectors/hellopeter/normalise.ts';
import type { HelloPeterSettings } from '../../../connectors/hellopeter/settings.ts';
import { contextFor, idsOf, nobody, readAll, type TestContext } from '../../networks/reviews/context.ts';
import { HELLOPETER_KEY, hellopeterReview } from '../../networks/reviews/hellopeter.ts';
import { startReviewServer, type ReviewServer } from '../../networks/reviews/server.ts';

let server: ReviewServer;
beforeEach(async () => {
  server = await startReviewServer();
});
afterEach(() => server.close());

function context(base = '/v5/api', settings: Readonly<Record<string, unknown>> = {}): TestContext<HelloPeterSettings> {
  return contextFor(hellopeterConnector.settingsSchema.parse({ apiKey: HELLOPETER_KEY, ...settings }), `${server.url}${base}`);
}
const range = (count: number): readonly Readonly<Record<string, unknown>>[] =>
  Array.from({ length: count }, (_, index) => hellopeterReview(index));

describe('polling HelloPeter', () => {
  it('reads every page and stops at the last one, whatever nextPage says', async () => {
    server.hellopeter.reviews = range(23);
    const { payloads } = await readAll(hellopeterConnector.poll?.(context(), undefined));
    expect(idsOf(payloads, normalise)).toEqual(range(23).map((review) => review['permalink']));
    expect(server.requests).toHaveLength(3);
    expect(server.requests[0]?.query.get('channel')).toBe('HELLOPETER');
  });

  it('asks once when there are no reviews', async () => {
    const { payloads } = await readAll(hellopeterConnector.poll?.(context(), undefined));
    expect(payloads).toEqual([]);
    expect(server.requests).toHaveLength(1);
  });

  it('asks only for the states that were chosen', async () => {
    await readAll(
      hellopeterConnector.poll?.(context('/v5/api', { listen: { status: ['unreplied', 'unreplied_comment'] } }), undefined),
    );
    expect(server.requests[0]?.query.get('status')).toBe('unreplied,unreplied_comment');
  });

  it('says when it saw that a review was changed, which HelloPeter does not tell', async () => {
    server.hellopeter.reviews = range(3);
    const { cursor } = await readAll(hellopeterConnector.poll?.(context(), undefined));
    server.hellopeter.reviews = [
      hellopeterReview(0),
      hellopeterReview(1, { review_content: 'They found it.' }),
      hellopeterReview(2),
    ];
    const { payloads } = await readAll(hellopeterConnector.poll?.(context(), cursor));
    expect(payloads.flatMap((payload) => normalise(payload, nobody).mentions)).toEqual([
      expect.objectContaining({ text: 'Lost bag 1\n\nThey found it.', editedAt: '2026-11-01T00:00:00.000Z' }),
    ]);
  });

  it.each(['', '/', '/v5/api', '/v5/api/'])('finds the list when the base address ends in %j', async (base) => {
    server.hellopeter.reviews = range(2);
    expect((await readAll(hellopeterConnector.poll?.(context(base), undefined))).payloads).toHaveLength(2);
  });

  it('finds the list of a gateway that hides the path', async () => {
    server.hellopeter.base = '';
    server.hellopeter.reviews = range(2);
    expect((await readAll(hellopeterConnector.poll?.(context(''), undefined))).payloads).toHaveLength(2);
    expect(server.requests).toHaveLength(1);
  });

  it('reads to the end where the oldest review comes first', async () => {
    const oldestFirst = range(40).toReversed();
    server.hellopeter.reviews = oldestFirst.slice(0, 39);
    const { cursor } = await readAll(hellopeterConnector.poll?.(context(), undefined));
    server.hellopeter.reviews = oldestFirst;
    const { payloads } = await readAll(hellopeterConnector.poll?.(context(), cursor));
    expect(idsOf(payloads, normalise)).toEqual([hellopeterReview(0)['permalink']]);
  });

  it('hands over a review it cannot read, so that somebody is told of it, and the good ones round it', async () => {
    server.hellopeter.reviews = [hellopeterReview(0), { review_title: 'no permalink and no id' }, hellopeterReview(2)];
    const { payloads } = await readAll(hellopeterConnector.poll?.(context(), undefined));
    expect(payloads).toHaveLength(3);
    expect(() => normalise(payloads[1], nobody)).toThrow(expect.objectContaining({ path: 'review.key', message: 'is missing' }));
  });

  it.each([
    [{ status: 401 }, { remedy: 'reauthorise' }],
    [{ status: 429 }, { remedy: 'wait', waitMs: 60_000 }],
    [
      { status: 202, body: '<html>checking' },
      { remedy: 'retry', code: 'challenged' },
    ],
    [{ status: 500 }, { remedy: 'retry' }],
    ['drop' as const, { remedy: 'retry', code: 'unreachable' }],
  ])('says what to do about %j', async (answer, remedy) => {
    server.failNext(/reviews/, answer);
    await expect(readAll(hellopeterConnector.poll?.(context(), undefined))).rejects.toMatchObject(remedy);
  });

  it('says that the address is wrong when there is no list', async () => {
    await expect(hellopeterConnector.check?.(context('/elsewhere'))).rejects.toMatchObject({
      remedy: 'give-up',
      code: 'not-found',
    });
    await expect(hellopeterConnector.check?.(context())).resolves.toContain('reads');
  });
});

describe('looking for removed HelloPeter reviews', () => {
  it('names the permalinks that lead nowhere', async () => {
    server.hellopeter.reviews = range(2);
    const kept = String(hellopeterReview(1)['permalink']);
    await expect(hellopeterConnector.findRemoved?.(context(), [kept, 'gone'])).resolves.toEqual(['gone']);
  });

  it('names none when the address is wrong', async () => {
    await expect(hellopeterConnector.findRemoved?.(context('/elsewhere'), ['gone'])).rejects.toMatchObject({ code: 'not-found' });
  });
});
