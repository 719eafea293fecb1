import { z } from 'zod';
import { priorities } from './case.ts';
import { intents, sentimentLabels } from './labels.ts';
import { mentionKinds, visibilities } from './mention.ts';
import { networks } from './network.ts';

const oneOrMany = <T extends z.ZodType>(item: T) => z.union([item, z.array(item).min(1)]);

/** Every condition named must hold; a list holds when one of its values does. */
export const ruleConditionSchema = z.strictObject({
  brand: oneOrMany(z.string()).optional(),
  network: oneOrMany(z.enum(networks)).optional(),
  kind: oneOrMany(z.enum(mentionKinds)).optional(),
  visibility: z.enum(visibilities).optional(),
  lang: oneOrMany(z.string()).optional(),
  sentiment: oneOrMany(z.enum(sentimentLabels)).optional(),
  topic: oneOrMany(z.string()).optional(),
  intent: oneOrMany(z.enum(intents)).optional(),
  minUrgency: z.number().min(0).max(1).optional(),
  minFollowers: z.int().min(0).optional(),
  maxRating: z.number().optional(),
  minRating: z.number().optional(),
  minSpam: z.number().min(0).max(1).optional(),
  verified: z.boolean().optional(),
  text: oneOrMany(z.string().min(1)).optional(),
});
export type RuleCondition = z.infer<typeof ruleConditionSchema>;

/** What to do: open (or attach to) a case in a queue with a priority, or decide that nothing is to be done. */
export const ruleActionSchema = z.strictObject({
  action: z.enum(['case', 'no-action']).default('case'),
  queue: z.string().optional(),
  priority: z.enum(priorities).optional(),
  topic: z.string().optional(),
});

export const ruleSchema = z.strictObject({ name: z.string().min(1).max(128), when: ruleConditionSchema, then: ruleActionSchema });
export type Rule = z.infer<typeof ruleSchema>;
