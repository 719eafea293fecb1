import { z } from 'zod';
import { brandSchema, networks, ruleSchema } from '../../../domain/index.ts';
import { previewRules, previewTerms, type PreviewGroup } from '../../../insights/preview.ts';
import type { SettingsEdit } from '../../../ports/settings-edits.ts';
import type { ApiContext } from '../../context.ts';
import { badInput } from '../../problems.ts';
import { brandParam } from '../../query.ts';
import { bare, callerOf, defineRoute, json } from '../../route.ts';
import { acceptedSettings } from '../../settings-outcomes.ts';
import { timeSchema } from '../../views/registry.ts';
import { DAYS, MOST_SCANNED, readLastWeek } from './last-week.ts';

const exampleSchema = z.object({
  id: z.string(),
  text: z.string(),
  brand: z.string(),
  network: z.enum(networks),
  postedAt: timeSchema,
  from: z.string(),
  to: z.string(),
  reason: z.string(),
});
const groupSchema = z.object({ count: z.int(), examples: z.array(exampleSchema) });
const seen = { days: z.int(), scanned: z.int(), truncated: z.boolean() };
const rulesPreviewSchema = z.object({
  ...seen,
  unchanged: z.int(),
  open: groupSchema,
  close: groupSchema,
  queue: groupSchema,
  priority: groupSchema,
});
const termsPreviewSchema = z.object({
  ...seen,
  before: z.int(),
  after: z.int(),
  excluded: z.int(),
  gained: groupSchema,
  lost: groupSchema,
});

/** The examples with what people read of a mention. */
async function shown({ count, examples }: PreviewGroup, { deps }: ApiContext): Promise<z.infer<typeof groupSchema>> {
  const mentions = await deps.stores.mentions.getMany(examples.map(({ id }) => id));
  const byId = new Map(mentions.map((mention) => [mention.id, mention]));
  const full = examples.flatMap((example) => {
    const mention = byId.get(example.id);
    if (!mention) return [];
    const { text, brand, network, postedAt } = mention;
    return [{ ...example, text, brand, network, postedAt }];
  });
  return { count, examples: full };
}

const BOUND = `over stored mentions of the last ${DAYS} days, the newest ${MOST_SCANNED} at most (\`truncated\` says that there were more). Nothing is kept.`;
const GROUPS = 'Each group has its count and up to 20 examples.';

export const previewRulesRoute = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/settings/rules/preview',
  name: 'previewRules',
  tag: 'settings',
  summary: 'See what other rules would have decided',
  description: `Compares the rules in force with \`rules\` (the whole list), with one \`rule\` put in (\`before\` as in \`POST /v1/settings/rules\`), or with the one named by \`remove\` taken out, ${BOUND} \`open\`: would open a case and don't now; \`close\`: would no longer open one; \`queue\` and \`priority\`: would get another. ${GROUPS}`,
  policy: 'preview-rules',
  body: z.strictObject({
    brand: brandParam.optional(),
    rules: z.array(ruleSchema).max(500).optional(),
    rule: z.unknown().optional(),
    before: z.string().max(128).nullable().optional(),
    remove: z.string().max(128).optional(),
  }),
  bodyShown: z.strictObject({
    brand: z.string().optional(),
    rules: z.array(ruleSchema).max(500).optional(),
    rule: ruleSchema.optional(),
    before: z.string().nullable().optional(),
    remove: z.string().optional(),
  }),
  responses: { 200: { description: 'What they would change.', schema: rulesPreviewSchema } },
  problems: [404, 409, 413, 415],
  handler: async (call, context) => {
    const { deps } = context;
    const { brand, rules, rule, before, remove } = call.body;
    if ([rules, rule, remove].filter((given) => given !== undefined).length !== 1)
      throw badInput([{ path: '', message: 'needs rules, rule or remove, and one of them only' }]);
    const { settings } = await deps.settings.read();
    const edit: SettingsEdit =
      remove === undefined ? { type: 'put', noun: 'rules', value: rule, before } : { type: 'remove', noun: 'rules', id: remove };
    const after = rules ?? acceptedSettings(await deps.settings.plan(edit), 'this rule').settings.rules;
    const preview = previewRules({ before: settings.rules, after, defaultQueue: settings.queues[0]?.id ?? 'default' });
    const truncated = await readLastWeek(deps, { brand, caller: callerOf(call), look: (mentions) => preview.look(mentions) });
    const { scanned, unchanged, ...groups } = preview.result();
    const [open, close, queue, priority] = await Promise.all(
      [groups.open, groups.close, groups.queue, groups.priority].map((group) => shown(group, context)),
    );
    return json({ days: DAYS, scanned, truncated, unchanged, open, close, queue, priority });
  },
});

export const previewBrandRoute = defineRoute({
  ...bare,
  method: 'POST',
  url: '/v1/settings/brands/preview',
  name: 'previewBrand',
  tag: 'settings',
  summary: 'See what other terms of a brand would find',
  description: `Counts which mentions the terms in force find (\`before\`) and the new ones would (\`after\`; \`excluded\` hold a term and an exclusion), ${BOUND} What no term brought in was never stored: \`gained\` says how terms differ, not how much more there is on the networks. ${GROUPS}`,
  policy: 'shape-brands',
  body: z.strictObject({ brand: brandParam, terms: brandSchema.shape.terms, exclude: brandSchema.shape.exclude }),
  responses: { 200: { description: 'What they would find.', schema: termsPreviewSchema } },
  problems: [413, 415],
  handler: async (call, context) => {
    const { deps } = context;
    const { brand, terms, exclude } = call.body;
    const known = (await deps.settings.read()).settings.brands.find(({ id }) => id === brand);
    const preview = previewTerms(known ?? { terms: [], exclude: [] }, { terms, exclude });
    const truncated = await readLastWeek(deps, { brand, caller: callerOf(call), look: (mentions) => preview.look(mentions) });
    const { scanned, before, after, excluded, ...groups } = preview.result();
    const [gained, lost] = await Promise.all([groups.gained, groups.lost].map((group) => shown(group, context)));
    return json({ days: DAYS, scanned, truncated, before, after, excluded, gained, lost });
  },
});
