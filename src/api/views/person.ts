import { z } from 'zod';
import { personOf } from '../../customers/person.ts';
import { linkEvidences, linkEventSchema, type Case, type Customer, type Mention } from '../../domain/index.ts';
import { seesPrivate, type Viewer } from '../caller.ts';
import type { ApiDeps } from '../deps.ts';
import { caseViewSchema } from './case.ts';
import { customerView, customerViewSchema } from './customer.ts';
import { caseViews } from './load-cases.ts';
import { mentionView, mentionViewSchema, type MentionView } from './mention.ts';
import { named, timeSchema } from './registry.ts';

const MOST_CASES = 50;
const MOST_CONTACTS = 50;

const decisionSchema = z.object({
  /** Whose link it is: the account that was tied to another one. */
  customer: z.string(),
  ...linkEventSchema.shape,
  at: timeSchema,
});

export const personViewSchema = named(
  'Person',
  z.object({
    ...customerViewSchema.shape,
    root: z.string(),
    linked: z.array(
      z.object({
        customer: customerViewSchema,
        linkedTo: z.string().nullable(),
        evidence: z.enum(linkEvidences).nullable(),
        note: z.string().nullable(),
        by: z.object({ id: z.string(), name: z.string() }).nullable(),
        at: timeSchema.nullable(),
      }),
    ),
    decisions: z.array(decisionSchema),
    cases: z.array(caseViewSchema),
    contacts: z.array(mentionViewSchema),
  }),
  {
    description:
      'A customer with whoever was linked to them as the same person. `root`: the customer whom new cases are opened for. `linked`: the person’s other accounts; the root’s has no link of its own. `decisions`: every time an account was tied or parted, newest first. `cases` and `contacts` are those of all of them, newest first.',
  },
);

/** Cases of these customers, the one last heard of first. */
export async function casesOf(stores: ApiDeps['stores'], customers: readonly string[], limit: number): Promise<readonly Case[]> {
  const lists = await Promise.all(customers.map((customer) => stores.cases.list({ customer }, { limit, cursor: null })));
  const all = lists.flatMap(({ items }) => items);
  return all.toSorted((a, b) => (a.lastMentionAt < b.lastMentionAt ? 1 : -1)).slice(0, limit);
}

/** What these customers said, newest first; private messages are left out for those who may not read them. */
export async function contactsOf(
  stores: ApiDeps['stores'],
  wanted: { readonly customers: readonly string[]; readonly limit: number; readonly outsideOf?: string },
  viewer: Viewer,
): Promise<MentionView[]> {
  const { customers, limit, outsideOf } = wanted;
  const open = seesPrivate(viewer);
  const isShown = (mention: Mention): boolean =>
    mention.deletedAt === null &&
    (outsideOf === undefined || mention.case !== outsideOf) &&
    (open || mention.visibility === 'public');
  // Those of the case and those not shown are among the newest, so more are read than given.
  const found = await stores.mentions.ofCustomers(customers, limit * 5);
  return found
    .filter(isShown)
    .slice(0, limit)
    .map((mention) => mentionView(mention, viewer));
}

/** Everything about a person, from the point of view of one of their accounts. */
export async function personView(
  deps: Pick<ApiDeps, 'stores' | 'clock'>,
  customer: Customer,
  viewer: Viewer,
): Promise<z.infer<typeof personViewSchema>> {
  const { stores } = deps;
  const { root, members } = await personOf(stores.customers, customer);
  const ids = members.map(({ id }) => id);
  const [cases, contacts] = await Promise.all([
    casesOf(stores, ids, MOST_CASES),
    contactsOf(stores, { customers: ids, limit: MOST_CONTACTS }, viewer),
  ]);
  const open = seesPrivate(viewer);
  const noteOf = (note: string | null): string | null => (open ? note : null);
  const linked = members
    .filter(({ id }) => id !== customer.id)
    .map((member) => {
      const last = member.linkedTo === null ? undefined : member.linkEvents.findLast(({ type }) => type === 'linked');
      return {
        customer: customerView(member, viewer),
        linkedTo: member.linkedTo,
        evidence: last?.evidence ?? null,
        note: noteOf(last?.note ?? null),
        by: last?.by ?? null,
        at: last?.at ?? null,
      };
    });
  const decisions = members
    .flatMap(({ id, linkEvents }) => linkEvents.map((event) => ({ ...event, customer: id, note: noteOf(event.note) })))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1));
  return {
    ...customerView(customer, viewer),
    root: root.id,
    linked,
    decisions,
    cases: await caseViews(deps, cases, viewer),
    contacts,
  };
}
