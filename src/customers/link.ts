import type { Customer, LinkEvent, LinkEvidence } from '../domain/index.ts';
import type { Stores } from '../ports/stores.ts';
import { planLink, planUnlink, type LinkRefusal } from './links.ts';
import { findCustomer, personOf, type Person } from './person.ts';

export type LinkOutcome =
  { readonly ok: true; readonly person: Person } | { readonly ok: false; readonly reason: LinkRefusal | 'unknown' | 'contended' };

export interface LinkRequest {
  readonly id: string;
  readonly other: string;
  readonly by: LinkEvent['by'];
  readonly at: string;
  readonly note: string | null;
}

type Needed = Pick<Stores, 'customers' | 'mentions'>;
const ROUNDS = 5;
const no = (reason: Extract<LinkOutcome, { ok: false }>['reason']): LinkOutcome => ({ ok: false, reason });

/** Somebody without a case is stored now: a link must have something to stand on. */
export async function stored(stores: Needed, id: string): Promise<Customer | undefined> {
  const found = await findCustomer(stores, id);
  if (!found) return undefined;
  const known = await stores.customers.get(id);
  if (known) return known;
  await stores.customers.insert([found]);
  return stores.customers.get(id);
}

async function settled(stores: Needed, id: string): Promise<LinkOutcome> {
  const customer = await stores.customers.get(id);
  return customer ? { ok: true, person: await personOf(stores.customers, customer) } : no('unknown');
}

/** Says that two accounts are one person's. One write on one customer; saying it again changes nothing. */
export async function linkCustomers(
  stores: Needed,
  request: LinkRequest & { readonly evidence: LinkEvidence },
): Promise<LinkOutcome> {
  const { id, other, evidence, note, by, at } = request;
  if (id === other) return no('itself');
  for (let round = 0; round < ROUNDS; round += 1) {
    const one = await stored(stores, id);
    const two = await stored(stores, other);
    if (!one || !two) return no('unknown');
    const plan = planLink({ one: await personOf(stores.customers, one), other: await personOf(stores.customers, two) });
    if (!plan.ok) return plan.reason === 'already-linked' ? settled(stores, id) : plan;
    const event: LinkEvent = { type: 'linked', other: plan.parent.id, evidence, note, by, at };
    if (await stores.customers.setLink(plan.child.id, { from: null, to: plan.parent.id, event })) return settled(stores, id);
  }
  return no('contended');
}

/** Takes back that two accounts are one person's. Saying it again finds them parted. */
export async function unlinkCustomers(stores: Needed, request: LinkRequest): Promise<LinkOutcome> {
  const { id, other, note, by, at } = request;
  for (let round = 0; round < ROUNDS; round += 1) {
    const customer = await stores.customers.get(id);
    if (!customer) return no('unknown');
    const { members } = await personOf(stores.customers, customer);
    const plan = planUnlink({ id, other }, new Map(members.map((one) => [one.id, one])));
    if (!plan.ok) return plan;
    const event: LinkEvent = { type: 'unlinked', other: plan.parent, evidence: null, note, by, at };
    if (await stores.customers.setLink(plan.child, { from: plan.parent, to: null, event })) return settled(stores, id);
  }
  return no('contended');
}
