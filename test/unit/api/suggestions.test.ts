import { beforeEach, describe, expect, it } from 'vitest';
import type { Case, Reply } from '../../../src/domain/index.ts';
import { learnFromCase } from '../../../src/insights/learn-answers.ts';
import { noteRemovals } from '../../../src/pipeline/remove.ts';
import { makeCustomer, makeMacro } from '../../contracts/people.ts';
import { at, makeCase, makeMention, NOON } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

type Json = Record<string, unknown>;
const customer = makeCustomer({ id: 'thandi', name: 'Thandi Nkosi' });

function makeReply(over: Partial<Reply>): Reply {
  return {
    id: 'r1',
    brand: 'acme',
    network: 'x',
    connection: 'acme-x',
    case: 'solved',
    customer: 'thandi',
    topic: 'baggage',
    mention: 'asked',
    visibility: 'public',
    text: 'Hi Thandi, your suitcase goes out with our courier tomorrow morning',
    caseVersion: 1,
    turn: 1,
    state: 'sent',
    by: { id: 'kim', name: 'Kim' },
    at: at(0),
    approvalReason: null,
    decidedBy: null,
    decidedAt: null,
    triedAt: null,
    attempts: 1,
    heldUntil: null,
    nextAt: null,
    sentAt: at(1),
    externalId: null,
    url: null,
    moderated: false,
    error: null,
    source: null,
    ...over,
  };
}

describe('suggested answers', () => {
  let harness: Harness;
  let solved: Case;
  const add = async (next: Case) =>
    harness.deps.stores.cases.insert([{ next, expectedVersion: 0, activities: [], events: [], batch: null }]);
  const suggestions = async (id = 'open'): Promise<Json[]> => {
    const response = await harness.ask('GET', `/v1/cases/${id}/suggestions`);
    expect(response.status).toBe(200);
    return (response.json() as { items: Json[] }).items;
  };

  beforeEach(async () => {
    harness = await openApi();
    const { stores } = harness.deps;
    await stores.customers.insert([customer, makeCustomer({ id: 'sipho', name: 'Sipho Dube' })]);
    await stores.mentions.insert([
      makeMention({
        id: 'asked',
        externalId: 'asked',
        customer: 'thandi',
        case: 'solved',
        text: 'Where on earth is my luggage?',
      }),
      makeMention({ id: 'asks', externalId: 'asks', customer: 'sipho', case: 'open', text: 'Luggage lost, where is it?' }),
    ]);
    solved = makeCase({ id: 'solved', customer: 'thandi', status: 'solved', solvedAt: at(2), lastMention: 'asked' });
    await add(solved);
    await add(makeCase({ id: 'open', customer: 'sipho', lastMention: 'asks' }));
    await stores.replies.insert(makeReply({}));
  });

  it('come from solved cases on the topic, with their own customer’s name and where they come from', async () => {
    const [first, ...others] = await suggestions();
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      kind: 'solved-case',
      text: 'Hi Sipho Dube, your suitcase goes out with our courier tomorrow morning',
      title: `Case ${solved.number}`,
      case: 'solved',
      caseNumber: solved.number,
      uses: 0,
    });
    expect(JSON.stringify(first)).not.toMatch(/Thandi|Nkosi/u);
  });

  it('come from macros of the topic and language as well, ready to send', async () => {
    const { macros } = harness.deps.stores;
    await macros.put(makeMacro({ topic: 'baggage', text: 'Hello {{customer.name}}, where was your luggage last seen?' }));
    await macros.put(makeMacro({ topic: 'refunds' }));
    await macros.put(makeMacro({ topic: 'baggage', language: 'de', text: 'Guten Tag' }));
    await macros.put(makeMacro({ topic: 'baggage', shared: false, text: 'My own words' }));
    const found = await suggestions();
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['macro', 'solved-case']));
    expect(found).toHaveLength(2);
    expect(found.find(({ kind }) => kind === 'macro')?.['text']).toBe('Hello Sipho Dube, where was your luggage last seen?');
  });

  it('are counted once per case, and rise', async () => {
    const [{ id, score } = {}] = await suggestions();
    const use = (body: object) => harness.ask('POST', `/v1/suggestions/${String(id)}/used`, body);
    expect((await use({ case: 'open' })).json()).toEqual({ counted: true });
    expect((await use({ case: 'open' })).json()).toEqual({ counted: false });
    expect((await use({ case: 'solved' })).json()).toEqual({ counted: false });
    expect((await use({ case: 'nothing' })).status).toBe(404);
    expect((await harness.ask('POST', '/v1/suggestions/nothing/used', { case: 'open' })).status).toBe(404);
    const [after] = await suggestions();
    expect(after?.['uses']).toBe(1);
    expect(Number(after?.['score'])).toBeGreaterThan(Number(score));
  });

  it('are none of a case that came back, as long as it is open', async () => {
    await suggestions();
    const next = { ...solved, status: 'open' as const, reopened: 1, version: 2 };
    await harness.deps.stores.cases.save([{ next, expectedVersion: 1, activities: [], events: [], batch: null }]);
    expect(await suggestions()).toEqual([]);
  });

  it('are no longer found by what a customer said once it is deleted', async () => {
    const { stores } = harness.deps;
    expect(await suggestions()).toHaveLength(1);
    await stores.mentions.purge(['asked'], at(5));
    await noteRemovals(['asked'], NOON, stores);
    expect(await suggestions()).toEqual([]);
  });

  it('are never made of a deleted question, however late somebody looks', async () => {
    await harness.deps.stores.mentions.purge(['asked'], at(5));
    expect(await suggestions()).toEqual([]);
  });

  it('learn from a case that closes how what it used turned out, once', async () => {
    const { stores } = harness.deps;
    const macro = makeMacro({ topic: 'baggage' });
    await stores.macros.put(macro);
    await stores.replies.insert(makeReply({ id: 'r2', turn: 2, source: `macro_${macro.id}` }));
    for (let time = 0; time < 2; time += 1) await learnFromCase(stores, solved, NOON + 15 * 86_400_000);
    expect(await stores.macros.get(macro.id)).toMatchObject({ uses: 1, solved: 1, reopened: 0 });
  });

  it('are asked for of a case that exists', async () => {
    expect((await harness.ask('GET', '/v1/cases/nothing/suggestions')).status).toBe(404);
  });
});
