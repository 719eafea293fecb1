import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linkCustomers, unlinkCustomers } from '../../../src/customers/link.ts';
import { freshId, mentionId } from '../../../src/domain/index.ts';
import { removeMentions } from '../../../src/pipeline/remove.ts';
import { at, makeItem } from '../../factories.ts';
import { openPipeline } from '../../pipeline-harness.ts';

type Pipeline = Awaited<ReturnType<typeof openPipeline>>;
let pipeline: Pipeline;
beforeAll(async () => {
  pipeline = await openPipeline();
});
afterAll(() => pipeline.drop());

const by = { id: 'kim@acme.example', name: 'Kim' };
const said = async (id: string) => {
  const mention = await pipeline.stores.mentions.get(mentionId('acme', 'custom', id));
  return { customer: mention?.customer ?? '', case: mention?.case ?? '', deleted: mention?.deletedAt !== null };
};
const say = async (id: string, author: string, text: string, over: object = {}) => {
  await pipeline.take([makeItem({ externalId: id, author: { externalId: author, handle: author }, text, ...over })]);
  return said(id);
};

/** Two customers with a case each, the first one met first. */
async function twoPeople() {
  const name = freshId().slice(0, 8);
  const [first, second] = [`first-${name}`, `second-${name}`];
  const one = await say(`${name}-1`, first, 'my bag is gone');
  const two = await say(`${name}-2`, second, 'my refund never came', { threadId: `${name}-2` });
  return { name, first, second, one, two };
}
const link = (id: string, other: string) =>
  linkCustomers(pipeline.stores, { id, other, by, at: at(0), note: null, evidence: 'agent-confirmed' });

describe('what a linked account says', () => {
  it('goes to the person’s cases, and to the account’s own again after the link is undone', async () => {
    const { name, second, one, two } = await twoPeople();
    expect(await link(one.customer, two.customer)).toMatchObject({ ok: true });
    expect(await say(`${name}-3`, second, 'now my bag is gone too')).toMatchObject(one);
    await unlinkCustomers(pipeline.stores, { id: one.customer, other: two.customer, by, at: at(0), note: null });
    const after = await say(`${name}-4`, second, 'and again my bag');
    expect(after.customer).toBe(two.customer);
    expect(after.case).not.toBe(one.case);
  });

  it('goes on in its own open case where the topic is that one’s', async () => {
    const { name, second, one, two } = await twoPeople();
    await link(one.customer, two.customer);
    expect(await say(`${name}-3`, second, 'where is my refund')).toMatchObject({ customer: one.customer, case: two.case });
  });

  it('stays one decision when its batch is done again', async () => {
    const { name, second, one, two } = await twoPeople();
    await link(one.customer, two.customer);
    const item = makeItem({
      externalId: `${name}-3`,
      author: { externalId: second, handle: second },
      text: 'my bag is gone too',
    });
    const batch = freshId();
    await pipeline.take([item], batch);
    const once = await pipeline.stores.cases.get(one.case);
    await pipeline.take([item], batch);
    expect(await pipeline.stores.cases.get(one.case)).toEqual(once);
    expect(await said(`${name}-3`)).toMatchObject(one);
  });

  it('is purged with the account, wherever it was stored, and nothing of the other one is', async () => {
    const { name, second, one, two } = await twoPeople();
    await link(one.customer, two.customer);
    await say(`${name}-3`, second, 'now my bag is gone too');
    await unlinkCustomers(pipeline.stores, { id: one.customer, other: two.customer, by, at: at(0), note: null });
    const arrival = { brand: 'acme', connection: 'acme-own', batch: freshId(), receivedAt: at(0) };
    const purged = await removeMentions({ removed: [], removedAuthors: [second], network: 'custom' }, arrival, pipeline.stores);
    expect(new Set(purged)).toEqual(new Set([`${name}-2`, `${name}-3`].map((id) => mentionId('acme', 'custom', id))));
    expect(await said(`${name}-1`)).toMatchObject({ deleted: false });
    expect((await pipeline.stores.customers.get(two.customer))?.erasedAt).toBe(at(0));
    expect((await pipeline.stores.customers.get(one.customer))?.erasedAt).toBeNull();
  });
});
