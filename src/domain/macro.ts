import { z } from 'zod';
import { caseStatuses, priorities } from './case.ts';

/** What a macro's text may name, and what stands in its place. */
export const macroVariables = [
  'customer.name',
  'customer.handle',
  'agent.name',
  'case.number',
  'brand.name',
  'case.topic',
] as const;
export type MacroVariable = (typeof macroVariables)[number];

const VARIABLE = /\{\{([^{}]*)\}\}/gu;
const BRACES = /\{\{|\}\}/u;

/** What stands between double braces and is no variable; braces left open are named as they stand. */
export function unknownVariables(text: string): readonly string[] {
  const names = Array.from(text.matchAll(VARIABLE), ([, name = '']) => name.trim());
  const unknown = names.filter((name) => !macroVariables.some((known) => known === name));
  const open = BRACES.exec(text.replaceAll(VARIABLE, ''))?.[0];
  return [...new Set([...unknown, ...(open === undefined ? [] : [open])])];
}

/** Replaces each variable, once: what a value holds is never read as a variable. */
export function replaceVariables(text: string, valueOf: (name: string) => string): string {
  return text.replaceAll(VARIABLE, (_all, name: string) => valueOf(name.trim()));
}

/** What using a macro does to its case, beside its words. */
export const macroActionsSchema = z.strictObject({
  status: z.enum(caseStatuses).exclude(['closed']).nullable().default(null),
  priority: z.enum(priorities).nullable().default(null),
  topic: z.string().min(1).max(64).nullable().default(null),
  note: z.string().trim().min(1).max(2000).nullable().default(null),
});

/** A saved text with variables, and what goes with it. */
export const macroSchema = z.object({
  id: z.string(),
  /** Null: for every brand. */
  brand: z.string().nullable(),
  /** BCP 47; null: for every language. */
  language: z.string().nullable(),
  /** The topic on whose cases it is suggested; null: on none by itself. */
  topic: z.string().nullable(),
  name: z.string(),
  text: z.string(),
  /** True: everybody's. False: its owner's alone. */
  shared: z.boolean(),
  /** Id and name of who wrote it. */
  owner: z.object({ id: z.string(), name: z.string() }),
  actions: macroActionsSchema,
  createdAt: z.string(),
  changedAt: z.string(),
  /** In how many cases it was used, and how many of those stayed solved or came back. */
  uses: z.int().min(0),
  solved: z.int().min(0),
  reopened: z.int().min(0),
});
export type Macro = z.infer<typeof macroSchema>;
