import { z } from 'zod';
import { freshId, macroActionsSchema, macroVariables, unknownVariables, type Macro } from '../../../domain/index.ts';
import { isoNow } from '../../../ports/clock.ts';
import type { Caller } from '../../caller.ts';
import type { ApiDeps } from '../../deps.ts';
import { Problem } from '../../problem.ts';
import { badInput, forbidden } from '../../problems.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { macroView, macroViewSchema } from '../../views/macro.ts';
import { keepsShared, macroFor } from './of-caller.ts';

const MOST_OWN = 200;
const MOST_SHARED_OF_ONE = 500;

const textSchema = z
  .string()
  .trim()
  .min(1)
  .max(10_000)
  .superRefine((text, context) => {
    const unknown = unknownVariables(text);
    if (unknown.length === 0) return;
    const known = macroVariables.map((name) => `{{${name}}}`).join(', ');
    context.addIssue({
      code: 'custom',
      message: `has variables that nothing is known for or that are not closed; known are ${known}`,
    });
  });

const bodySchema = z.strictObject({
  id: z.string().min(1).max(64).exactOptional(),
  brand: z.string().min(1).max(64).nullable().default(null),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/u, { message: 'must be a language tag of BCP 47, such as en or pt-BR' })
    .max(35)
    .nullable()
    .default(null),
  topic: z.string().min(1).max(64).nullable().default(null),
  name: z.string().trim().min(1).max(128),
  text: textSchema,
  shared: z.boolean().default(false),
  actions: macroActionsSchema.default({ status: null, priority: null, topic: null, note: null }),
});

/** @throws Problem 400 when brand or topics are none of the configuration */
function checkNames({ brand, topic, actions }: z.infer<typeof bodySchema>, deps: ApiDeps): void {
  const { brands, taxonomies } = deps.configuration();
  if (brand !== null && !brands.some(({ id }) => id === brand))
    throw badInput([{ path: 'brand', message: 'is no brand of the configuration' }]);
  const chosen = brand === null ? Object.values(taxonomies) : Object.hasOwn(taxonomies, brand) ? [taxonomies[brand]] : [];
  const topics = new Set(['other', ...chosen.flatMap((taxonomy) => taxonomy?.topics.map(({ id }) => id) ?? [])]);
  const faults = [
    { path: 'topic', id: topic },
    { path: 'actions.topic', id: actions.topic },
  ].filter(({ id }) => id !== null && !topics.has(id));
  if (faults.length > 0) throw badInput(faults.map(({ path }) => ({ path, message: 'is no topic of the brand' })));
}

/** @throws Problem 403 for shared ones of callers who keep none, 404 for what is not theirs, 422 when they have too many */
async function replacedOf(deps: ApiDeps, body: z.infer<typeof bodySchema>, caller: Caller): Promise<Macro | undefined> {
  const known = body.id === undefined ? undefined : await macroFor(deps, body.id, caller);
  if ((body.shared || known?.shared === true) && !keepsShared(caller))
    throw forbidden('macros for everybody are kept by supervisors and administrators: keep it for yourself');
  const most = keepsShared(caller) ? MOST_SHARED_OF_ONE : MOST_OWN;
  if (!known && (await deps.stores.macros.count(caller.id)) >= most)
    throw new Problem({
      status: 422,
      code: 'too-many-macros',
      title: 'You keep too many macros',
      detail: `one person may keep ${most}: remove one first`,
    });
  return known;
}

export const keepMacro = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/macros',
  name: 'keepMacro',
  tag: 'macros',
  summary: 'Save a text to use again',
  description: `With \`id\` it takes the place of that macro, whose counts stay. Variables are ${macroVariables.map((name) => `\`{{${name}}}\``).join(', ')}; others are refused. \`shared\` ones are for supervisors and administrators to keep.`,
  policy: 'work-cases',
  body: bodySchema,
  responses: { 200: { description: 'The macro as it is kept.', schema: macroViewSchema } },
  problems: [404, 413, 415, 422],
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const { body } = call;
    checkNames(body, deps);
    const known = await replacedOf(deps, body, caller);
    const at = isoNow(deps.clock);
    const macro: Macro = {
      ...body,
      id: known?.id ?? freshId(),
      owner: known?.owner ?? { id: caller.id, name: caller.name },
      createdAt: known?.createdAt ?? at,
      changedAt: at,
      uses: known?.uses ?? 0,
      solved: known?.solved ?? 0,
      reopened: known?.reopened ?? 0,
    };
    await deps.stores.macros.put(macro);
    return json(macroView(macro));
  },
});
