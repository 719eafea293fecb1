import { z } from 'zod';
import { digestSchema, freshId, type Digest } from '../../../domain/index.ts';
import { digestFacts, type DigestWish } from '../../../insights/digest/facts.ts';
import { renderDigest, type RenderedDigest } from '../../../insights/digest/letter.ts';
import { nextDue } from '../../../insights/digest/when.ts';
import { isoNow } from '../../../ports/clock.ts';
import { MOST_DIGESTS, stopUrlOf, type KeptDigest } from '../../../ports/digests.ts';
import { postLetter } from '../../../ports/post-letter.ts';
import type { Caller } from '../../caller.ts';
import type { ApiContext } from '../../context.ts';
import { Problem } from '../../problem.ts';
import { badInput, forbidden, notFound } from '../../problems.ts';
import { idParams } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { digestView, digestViewSchema } from '../../views/digest.ts';

const listSchema = z.object({ items: z.array(digestViewSchema), mail: z.boolean() });

/** Digests go to the e-mail address by which somebody signs in; nobody else has one. */
function demandPerson(caller: Caller): void {
  if (caller.kind !== 'person') throw forbidden('digests go to people who sign in with an e-mail address: sign in as one');
}

function demandBrand(brand: string | null, path: string, { deps }: ApiContext): void {
  if (brand !== null && !deps.configuration().brands.some(({ id }) => id === brand))
    throw badInput([{ path, message: 'names no brand of the configuration' }]);
}

const hasMail = ({ deps }: ApiContext): boolean => (deps.configuration().mail ?? null) !== null;

async function listOf(caller: Caller, context: ApiContext): Promise<z.infer<typeof listSchema>> {
  const items = await context.deps.stores.digests.of(caller.id);
  return { items: items.map(digestView), mail: hasMail(context) };
}

async function render(
  wish: DigestWish & Pick<Digest, 'language'>,
  { context: { deps, limits }, stopUrl }: { readonly context: ApiContext; readonly stopUrl: string | null },
): Promise<RenderedDigest> {
  const parts = {
    stores: deps.stores,
    clock: deps.clock,
    settings: deps.configuration(),
    signal: AbortSignal.timeout(limits.answerWithinMs),
  };
  const facts = await digestFacts(wish, deps.clock.now(), parts);
  return renderDigest(facts, { language: wish.language, publicUrl: deps.publicUrl(), stopUrl });
}

export const listDigests = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/me/digests',
  name: 'listDigests',
  tag: 'digests',
  summary: 'The caller’s digests',
  description: '`mail`: whether a mail server is configured; without one nothing goes out.',
  policy: 'self',
  responses: { 200: { description: 'In their order.', schema: listSchema } },
  handler: async (call, context) => json(await listOf(callerOf(call), context)),
});

const sameSchedule = (one: Digest, other: Digest): boolean =>
  (['brand', 'every', 'weekday', 'at', 'timeZone', 'enabled'] as const).every((key) => one[key] === other[key]);

export const putDigests = defineRoute({
  ...bare,
  method: 'PUT',
  url: '/v1/me/digests',
  name: 'putDigests',
  tag: 'digests',
  summary: 'Choose all of the caller’s digests',
  description: `At most ${MOST_DIGESTS}; those left out end. One without \`id\`, or with one that is not the caller’s, is new.`,
  policy: 'self',
  body: z.strictObject({
    items: z.array(z.strictObject({ ...digestSchema.shape, id: digestSchema.shape.id.exactOptional() })).max(MOST_DIGESTS),
  }),
  responses: { 200: { description: 'The digests as they are kept.', schema: listSchema } },
  problems: [413, 415],
  handler: async (call, context) => {
    const caller = callerOf(call);
    demandPerson(caller);
    const { deps } = context;
    call.body.items.forEach(({ brand }, at) => demandBrand(brand, `items[${at}].brand`, context));
    const known = new Map((await deps.stores.digests.of(caller.id)).map((digest) => [digest.id, digest]));
    const taken = new Set<string>();
    const digests = call.body.items.map((item): KeptDigest => {
      const before = item.id === undefined || taken.has(item.id) ? undefined : known.get(item.id);
      const id = before?.id ?? freshId();
      taken.add(id);
      const digest = { ...item, id };
      const next = digest.enabled ? new Date(nextDue(digest, deps.clock.now())).toISOString() : null;
      const nextAt = before && sameSchedule(before, digest) ? before.nextAt : next;
      return { ...digest, owner: caller.id, nextAt, lastAt: before?.lastAt ?? null };
    });
    await deps.stores.digests.replace(caller.id, digests);
    return json(await listOf(caller, context));
  },
});

export const previewDigest = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/me/digests/preview',
  name: 'previewDigest',
  tag: 'digests',
  summary: 'See a digest as it would be now',
  policy: 'self',
  body: z.strictObject({
    brand: digestSchema.shape.brand,
    every: digestSchema.shape.every,
    timeZone: digestSchema.shape.timeZone,
    language: digestSchema.shape.language,
  }),
  responses: {
    200: {
      description: 'The letter.',
      schema: z.object({ subject: z.string(), html: z.string(), text: z.string() }),
    },
  },
  problems: [413, 415],
  handler: async (call, context) => {
    demandBrand(call.body.brand, 'brand', context);
    return json(await render(call.body, { context, stopUrl: null }));
  },
});

export const sendDigest = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/me/digests/:id/send',
  name: 'sendDigest',
  tag: 'digests',
  summary: 'Send one of the caller’s digests now',
  description: 'To the caller’s own address, as it would be now; the next one comes at its time all the same.',
  policy: 'self',
  params: idParams,
  responses: { 202: { description: 'It is on its way.' } },
  problems: [404, 422],
  handler: async (call, context) => {
    const caller = callerOf(call);
    const { deps } = context;
    const digest = (await deps.stores.digests.of(caller.id)).find(({ id }) => id === call.params.id);
    if (!digest) throw notFound('this digest');
    if (!hasMail(context)) {
      throw new Problem({
        status: 422,
        code: 'no-mail-server',
        title: 'There is no mail server',
        detail: 'letters cannot go out: name a server under mail in the configuration',
      });
    }
    const unsubscribe = stopUrlOf(deps.publicUrl(), deps.digestTokens, digest.id);
    const rendered = await render(digest, { context, stopUrl: unsubscribe });
    // Who presses twice within the same minute gets one letter.
    const id = `digest-${digest.id}-asked-${isoNow(deps.clock).slice(0, 16)}`;
    await postLetter(deps, { id, to: caller.id, ...rendered, pictures: [], unsubscribe });
    return json(undefined, { status: 202 });
  },
});
