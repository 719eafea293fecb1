import { z } from 'zod';
import { connectionInputSchema } from '../../views/connection-input.ts';
import { agentSchema, brandSchema, queueSchema, ruleSchema, type Brand } from '../../../domain/index.ts';
import type { SettingsNoun } from '../../../ports/settings-edits.ts';
import type { Caller } from '../../caller.ts';
import type { ApiContext } from '../../context.ts';
import type { PolicyName } from '../../policies.ts';
import { expectedVersion } from '../../preconditions.ts';
import { forbidden } from '../../problems.ts';
import { bare, callerOf, defineRoute, json, type Answer } from '../../route.ts';
import { acceptedSettings } from '../../settings-outcomes.ts';
import { settingsSchema, settingsTag, settingsView } from '../../views/settings.ts';
import { settingsHeaders } from './headers.ts';

/** What a brand's manager may set: what is listened for, and when something is to be expected. */
const MANAGED = new Set<string>(['terms', 'exclude', 'calendar']);

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

async function demandOnlyManaged(value: unknown, caller: Caller, { deps }: ApiContext): Promise<void> {
  if (caller.roles.has('administrator')) return;
  const read = brandSchema.safeParse(value);
  if (!read.success) return;
  const { settings } = await deps.settings.read();
  const known = settings.brands.find(({ id }) => id === read.data.id);
  const fields = (brand: Brand) =>
    Object.entries(brand)
      .filter(([name]) => !MANAGED.has(name))
      .toSorted(([one], [other]) => (one < other ? -1 : 1));
  if (!known || !same(fields(known), fields(read.data)))
    throw forbidden(
      'you may change what a brand listens for (terms, exclude) and its calendar; an administrator may change the rest',
    );
}

interface Put {
  readonly noun: SettingsNoun;
  readonly value: unknown;
  readonly before?: string | null | undefined;
  readonly ifMatch: string | undefined;
  readonly caller: Caller;
}

async function put({ noun, value, before, ifMatch, caller }: Put, context: ApiContext): Promise<Answer> {
  const version = expectedVersion(ifMatch, caller, 'the configuration');
  if (noun === 'brands') await demandOnlyManaged(value, caller, context);
  const edit = { type: 'put' as const, noun, value, before };
  const outcome = await context.deps.settings.apply(edit, { expectedVersion: version, by: caller.id });
  const accepted = acceptedSettings(outcome, 'this entry');
  return json(settingsView(accepted), { headers: { etag: settingsTag(accepted.version) } });
}

const NOTE =
  'One of the same id is replaced. Every process follows within seconds. `If-Match` holds the version of `GET /v1/settings`.';

function putRoute(
  noun: Exclude<SettingsNoun, 'rules'>,
  facts: {
    readonly name: string;
    readonly summary: string;
    readonly policy: PolicyName;
    readonly shown: z.ZodType;
    readonly note?: string;
  },
) {
  return defineRoute({
    ...bare,
    method: 'POST',
    url: `/v1/settings/${noun}`,
    name: facts.name,
    tag: 'settings',
    summary: facts.summary,
    description: facts.note === undefined ? NOTE : `${NOTE} ${facts.note}`,
    policy: facts.policy,
    headers: settingsHeaders,
    body: z.record(z.string(), z.unknown()),
    bodyShown: facts.shown,
    responses: { 200: { description: 'The configuration after the change.', schema: settingsSchema } },
    problems: [409, 412, 413, 415, 428, 503],
    handler: (call, context) =>
      put({ noun, value: call.body, ifMatch: call.headers['if-match'], caller: callerOf(call) }, context),
  });
}

export const putBrand = putRoute('brands', {
  name: 'putBrand',
  summary: 'Add or change a brand',
  policy: 'shape-brands',
  shown: brandSchema,
  note: 'A brand manager may change `terms`, `exclude` and `calendar` only. `taxonomy` names a shipped one, or one that a brand has already.',
});
export const putQueue = putRoute('queues', {
  name: 'putQueue',
  summary: 'Add or change a queue',
  policy: 'administrate',
  shown: queueSchema,
});
export const putAgent = putRoute('agents', {
  name: 'putAgent',
  summary: 'Add or change an agent',
  policy: 'administrate',
  shown: agentSchema,
  note: 'To let them sign in, `POST /v1/accounts` too.',
});
export const putConnection = putRoute('connections', {
  name: 'putConnection',
  summary: 'Add or change a connection',
  policy: 'administrate',
  shown: connectionInputSchema,
  note: 'Credentials that are left out, or given as `{ "set": true }`, stay; null takes one away. With another `network` or `apiBaseUrl` they must be given anew.',
});

export const putRule = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/settings/rules',
  name: 'putRule',
  tag: 'settings',
  summary: 'Add, change or move a rule',
  description: `${NOTE} Rules are read from the first to the last and the first that matches decides: \`before\` names the rule to stand before, null means the end; left out, a rule stays where it stands.`,
  policy: 'administrate',
  headers: settingsHeaders,
  body: z.strictObject({ rule: z.unknown(), before: z.string().max(128).nullable().optional() }),
  bodyShown: z.strictObject({ rule: ruleSchema, before: z.string().max(128).nullable().optional() }),
  responses: { 200: { description: 'The configuration after the change.', schema: settingsSchema } },
  problems: [409, 412, 413, 415, 428, 503],
  handler: (call, context) => {
    const { rule, before } = call.body;
    return put({ noun: 'rules', value: rule, before, ifMatch: call.headers['if-match'], caller: callerOf(call) }, context);
  },
});
