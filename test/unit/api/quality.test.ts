import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import type { Role } from '../../../src/domain/index.ts';
import { card } from '../../contracts/quality-store.ts';
import { at, makeCase } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

const KIM = 'kim@acme.example';
const people: Readonly<Record<string, Role>> = {
  [KIM]: 'agent',
  'lee@acme.example': 'agent',
  'sam@acme.example': 'supervisor',
  ann: 'quality-analyst',
  ben: 'quality-analyst',
};

interface ReviewShown {
  readonly id: string;
  readonly sample: string;
  readonly agent: string;
  readonly state: string;
  readonly wanted: number;
  readonly given: number;
  readonly scores: readonly { readonly by: { readonly id: string } }[];
  readonly score: number | null;
}

describe('quality', () => {
  let harness: Harness;
  const ask = (who: string, method: 'GET' | 'POST', url: string, body?: object, headers: Record<string, string> = {}) =>
    harness.send({
      method,
      url: `/v1/quality/${url}`,
      headers: { authorization: `Bearer key-of-${who}`, ...headers },
      ...(body ? { body } : {}),
    });
  const request = { seed: 'week 47', size: 2, from: at(-1_000), to: at(1_000), card: 'voice' };
  const draw = async (over: object = {}): Promise<{ readonly id: string } & Record<string, unknown>> => {
    const response = await ask('ann', 'POST', 'samples', { ...request, ...over });
    expect(response.status).toBe(200);
    return response.json() as { readonly id: string };
  };
  const reviews = async (who: string, query = ''): Promise<readonly ReviewShown[]> => {
    const response = await ask(who, 'GET', `reviews${query}`);
    expect(response.status).toBe(200);
    return (response.json() as { readonly items: readonly ReviewShown[] }).items;
  };
  const good = { verdicts: { kind: 'met', solved: 'met' } };
  const bad = { verdicts: { kind: 'met', solved: 'missed' }, comment: 'Not solved.' };
  /** One review about Kim's work, wanted by as many scorers. */
  const one = async (double = 0): Promise<string> => {
    await draw({ agent: KIM, size: 1, double });
    return (await reviews('ann', '?state=open'))[0]?.id ?? '';
  };

  beforeEach(async () => {
    harness = await openApi();
    for (const [id, role] of Object.entries(people)) {
      const account = { kind: 'key' as const, name: id, roles: [role], createdAt: '', disabledAt: null };
      await harness.deps.stores.accounts.put({ ...account, id, secretHash: sha256(`key-of-${id}`) });
    }
    const agents = [KIM, KIM, 'lee@acme.example', 'sam@acme.example'];
    const changes = agents.map((by, index) => ({
      next: makeCase({
        id: `c${index}`,
        status: 'solved',
        solvedAt: at(index),
        resolution: { code: 'fixed', text: null, by, at: at(index) },
      }),
      expectedVersion: 0,
      activities: [],
      events: [],
      batch: null,
    }));
    await harness.deps.stores.cases.insert(changes);
    expect((await ask('ann', 'POST', 'cards', card)).json()).toEqual(card);
  });

  it('keeps score-cards whose questions have ids of their own', async () => {
    expect((await ask('sam@acme.example', 'GET', 'cards')).json()).toEqual({ items: [card] });
    const twice = { ...card, questions: [...card.questions, ...card.questions] };
    const response = await ask('ann', 'POST', 'cards', twice);
    expect([response.status, response.json()]).toMatchObject([400, { errors: [{ path: 'questions' }] }]);
  });

  it('draws a sample that the same seed draws again, and of one agent where that is asked', async () => {
    const first = await draw();
    expect(first).toMatchObject({ population: 4, drawn: 2, complete: true, card, stratify: null, by: { id: 'ann' } });
    const again = await draw();
    const casesOf = async (sample: string) =>
      (await harness.deps.stores.quality.reviews({ sample }, { limit: 9, cursor: null })).items.map((review) => review.case);
    expect(await casesOf(again.id)).toEqual(await casesOf(first.id));
    expect(await draw({ agent: KIM, size: 9 })).toMatchObject({ population: 2, drawn: 2 });
    expect(await draw({ stratify: 'agent', size: 3 })).toMatchObject({ drawn: 3, strata: [{}, {}, {}] });
    const page = (await ask('ann', 'GET', 'samples?limit=2')).json() as { readonly items: readonly object[] };
    expect(page.items).toHaveLength(2);
  });

  it('draws once for one Idempotency-Key', async () => {
    const key = { 'idempotency-key': 'k1' };
    const first = (await ask('ann', 'POST', 'samples', request, key)).json();
    const response = await ask('ann', 'POST', 'samples', request, key);
    expect(response.json()).toEqual(first);
    expect(response.headers['idempotent-replayed']).toBe('true');
    expect(await reviews('ann', '?state=open')).toHaveLength(2);
  });

  it('refuses a draw by a card that is not there, or in no time', async () => {
    const refused = async (over: object) => (await ask('ann', 'POST', 'samples', { ...request, ...over })).json();
    expect(await refused({ card: 'none' })).toMatchObject({ status: 400, errors: [{ path: 'card' }] });
    expect(await refused({ to: request.from })).toMatchObject({ status: 400, errors: [{ path: 'from' }] });
    expect(await refused({ size: 501, double: 2 })).toMatchObject({ errors: [{ path: 'size' }, { path: 'double' }] });
  });

  it('scores a case, and shows the agent what was found', async () => {
    const id = await one();
    expect(await reviews(KIM)).toEqual([]);
    expect((await ask(KIM, 'GET', `reviews/${id}`)).status).toBe(404);
    const scored = await ask('ann', 'POST', `reviews/${id}/score`, bad);
    expect(scored.json()).toMatchObject({ state: 'done', score: 0.25, passed: false, agentName: 'Kim', given: 1 });
    expect(await reviews(KIM)).toMatchObject([{ id, score: 0.25, scores: [{ by: { id: 'ann' }, comment: 'Not solved.' }] }]);
    expect(await reviews('lee@acme.example')).toEqual([]);
    expect((await ask('lee@acme.example', 'GET', `reviews/${id}`)).status).toBe(404);
    expect(await reviews('ann', '?state=scored')).toHaveLength(1);
    expect(await reviews('ann', '?state=done')).toHaveLength(1);
    expect(await reviews('ann', '?state=open')).toEqual([]);
    expect((await ask('ben', 'POST', `reviews/${id}/score`, good)).json()).toMatchObject({ status: 409, code: 'not-open' });
  });

  it.each(['mine', 'open', 'scored', 'done', 'disputed'])(
    'shows an agent who asks for %s nothing of others, and nothing unfinished',
    async (state) => {
      await draw({ size: 4 });
      for (const { id } of await reviews('ann', '?state=open')) await ask('ann', 'POST', `reviews/${id}/score`, bad);
      await draw({ size: 4 });
      const shown = await reviews(KIM, `?state=${state}`);
      expect(shown.filter((review) => review.agent !== KIM || review.state === 'open')).toEqual([]);
      expect(shown).toHaveLength(state === 'disputed' ? 0 : 2);
    },
  );

  it('keeps two scorers from seeing each other’s score until both are in', async () => {
    const id = await one(1);
    expect((await ask('ann', 'POST', `reviews/${id}/score`, good)).json()).toMatchObject({
      state: 'open',
      given: 1,
      score: null,
    });
    const seen = async (who: string) => ((await ask(who, 'GET', `reviews/${id}`)).json() as ReviewShown).scores.length;
    expect([await seen('ann'), await seen('ben'), await seen('sam@acme.example')]).toEqual([1, 0, 0]);
    expect(await reviews('ben', '?state=open')).toMatchObject([{ id, given: 1, scores: [] }]);
    expect((await ask('ann', 'POST', `reviews/${id}/score`, good)).json()).toMatchObject({ status: 409, code: 'already-scored' });
    expect(await reviews(KIM)).toEqual([]);
    const both = await ask('ben', 'POST', `reviews/${id}/score`, bad);
    expect(both.json()).toMatchObject({ state: 'done', score: 0.625, passed: false, scores: [{}, {}] });
    expect([await seen('ann'), await seen('ben')]).toEqual([2, 2]);
    const sample = (await reviews('ann', '?state=done'))[0];
    const detail = await ask('ann', 'GET', `samples/${sample?.sample}`);
    expect(detail.json()).toMatchObject({
      progress: { open: 0, done: 1, passed: 0 },
      agreement: {
        passed: { pairs: 1, share: 0, kappa: 0 },
        questions: [
          { question: 'kind', share: 1 },
          { question: 'solved', share: 0 },
        ],
      },
    });
  });

  it('lets only one of two who score at once be the second', async () => {
    const id = await one();
    const both = await Promise.all(['ann', 'ben'].map((who) => ask(who, 'POST', `reviews/${id}/score`, good)));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    expect((await harness.deps.stores.quality.review(id))?.scores).toHaveLength(1);
  });

  it('lets nobody judge their own work', async () => {
    await draw({ agent: 'sam@acme.example', size: 1 });
    const [review] = await reviews('ann', '?state=open');
    expect(await reviews('sam@acme.example', '?state=open')).toEqual([]);
    const response = await ask('sam@acme.example', 'POST', `reviews/${review?.id}/score`, good);
    expect(response.json()).toMatchObject({ status: 403, code: 'own-work' });
  });

  it('names every question that has no verdict, and every verdict that has no question', async () => {
    const id = await one();
    const score = async (verdicts: object) => (await ask('ann', 'POST', `reviews/${id}/score`, { verdicts })).json();
    expect(await score({ kind: 'met', other: 'met' })).toMatchObject({
      status: 400,
      errors: [{ path: 'verdicts.solved' }, { path: 'verdicts.other' }],
    });
    expect(await score({ kind: 'not-applicable', solved: 'not-applicable' })).toMatchObject({
      status: 422,
      code: 'nothing-applies',
    });
    expect((await ask('ann', 'POST', 'reviews/none/score', good)).status).toBe(404);
  });

  it('takes a dispute from the agent, once, and a decision from a supervisor', async () => {
    const id = await one();
    const dispute = (who: string) => ask(who, 'POST', `reviews/${id}/dispute`, { text: 'It was solved.' });
    const resolve = (who: string, body: object) => ask(who, 'POST', `reviews/${id}/resolve`, body);
    expect((await dispute(KIM)).status).toBe(404);
    await ask('ann', 'POST', `reviews/${id}/score`, bad);
    expect((await dispute('ann')).json()).toMatchObject({ status: 403, code: 'not-own-work' });
    expect((await resolve('sam@acme.example', { text: 'No.' })).json()).toMatchObject({ status: 409, code: 'not-disputed' });
    expect((await dispute(KIM)).json()).toMatchObject({
      state: 'disputed',
      dispute: { text: 'It was solved.', by: { id: KIM } },
    });
    expect((await dispute(KIM)).json()).toMatchObject({ status: 409, code: 'not-done' });
    expect(await reviews('sam@acme.example', '?state=disputed')).toHaveLength(1);
    expect(await reviews(KIM, '?state=disputed')).toHaveLength(1);
    expect((await resolve('ann', { text: 'Yes.' })).status).toBe(403);
    const resolved = await resolve('sam@acme.example', { text: 'It was.', ...good });
    expect(resolved.json()).toMatchObject({
      state: 'resolved',
      score: 1,
      passed: true,
      resolution: { text: 'It was.', score: { score: 1 } },
    });
    expect((await resolve('sam@acme.example', { text: 'Again.' })).status).toBe(409);
    expect(await reviews(KIM)).toMatchObject([{ id, score: 1, scores: [{ score: 0.25 }] }]);
  });

  it('lets a score stand where the decision brings no other', async () => {
    const id = await one();
    await ask('ann', 'POST', `reviews/${id}/score`, bad);
    await ask(KIM, 'POST', `reviews/${id}/dispute`, { text: 'It was solved.' });
    const resolved = await ask('sam@acme.example', 'POST', `reviews/${id}/resolve`, { text: 'It was not.' });
    expect(resolved.json()).toMatchObject({ state: 'resolved', score: 0.25, passed: false, resolution: { score: null } });
  });
});
