import { macroVariables, replaceVariables, type MacroVariable } from '../domain/index.ts';

/** What variables stand for; null or empty where nothing is known. */
export type MacroValues = Readonly<Record<MacroVariable, string | null>>;

const LONGEST_VALUE = 200;
/** Controls, direction overrides, tags and what else nobody sees: a name must not change how the words around it read. */
const UNSEEN =
  /[\p{Cc}\u00AD\u034F\u061C\u115F\u1160\u17B4\u17B5\u180B-\u180F\u200B-\u200F\u2028-\u202E\u2060-\u206F\u3164\uFEFF\uFFA0\uFFF9-\uFFFB\u{E0000}-\u{E007F}]+/gu;
/** Marks piled on one letter draw over the neighbouring lines. */
const PILED_MARKS = /(\p{M}{4})\p{M}+/gu;

/** A value as it may stand in a text: one line of plain characters. */
export function plainValue(value: string): string {
  const line = value.toWellFormed().replaceAll(UNSEEN, ' ').replaceAll(PILED_MARKS, '$1').replaceAll(/\s+/gu, ' ').trim();
  return Array.from(line).slice(0, LONGEST_VALUE).join('');
}

export interface Rendered {
  readonly text: string;
  /** Variables of the text that have no value; each stands as a gap such as `[customer.name]`. */
  readonly missing: readonly MacroVariable[];
}

/** Puts values in the place of variables. Values are plain text: what they hold is never read as a variable. */
export function renderMacro(text: string, values: MacroValues): Rendered {
  const missing = new Set<MacroVariable>();
  const rendered = replaceVariables(text, (written) => {
    const name = macroVariables.find((known) => known === written);
    if (name === undefined) return `[${plainValue(written)}]`;
    const value = plainValue(values[name] ?? '');
    if (value !== '') return value;
    missing.add(name);
    return `[${name}]`;
  });
  return { text: rendered, missing: [...missing] };
}
