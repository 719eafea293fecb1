import type { ScoreCard } from '../../api/quality-types.ts';

/** A question as typed; `key` tells it from the others while it has no id. */
export interface QuestionFields {
  readonly key: string;
  /** The id under which scores know it; null for a new one. */
  readonly id: string | null;
  readonly text: string;
  readonly weight: string;
}
export interface CardFields {
  readonly name: string;
  /** Percent. */
  readonly passMark: string;
  readonly questions: readonly QuestionFields[];
}
export const weights = { least: 1, most: 100 } as const;
export const marks = { least: 0, most: 100 } as const;

/** What is wrong, by field: `name`, `passMark`, and `text <key>` and `weight <key>` of a question. */
export type CardFaults = Readonly<Record<string, 'needed' | 'badNumber'>>;

function whole(text: string, { least, most }: { readonly least: number; readonly most: number }): number | null {
  const value = /^\d+$/u.test(text.trim()) ? Number(text) : Number.NaN;
  return value >= least && value <= most ? value : null;
}

/** A name as an id: small letters, digits and dashes. */
function slug(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 48)
    .replace(/-+$/u, '');
}

/** An id of a name that none of these have. */
export function freshCardId(name: string, known: readonly string[]): string {
  const base = slug(name) || 'card';
  const taken = new Set(known);
  if (!taken.has(base)) return base;
  let next = 2;
  while (taken.has(`${base}-${next}`)) next += 1;
  return `${base}-${next}`;
}

function nextQuestionId(taken: Set<string>): string {
  let next = taken.size + 1;
  while (taken.has(`q${next}`)) next += 1;
  taken.add(`q${next}`);
  return `q${next}`;
}

/** The card that the form describes, questions that stay keeping their ids; or what is wrong with which field. */
export function cardOf(fields: CardFields, id: string): { readonly card: ScoreCard } | { readonly faults: CardFaults } {
  const name = fields.name.trim();
  const mark = whole(fields.passMark, marks);
  const faults: Record<string, 'needed' | 'badNumber'> = {};
  if (name === '') faults['name'] = 'needed';
  if (mark === null) faults['passMark'] = 'badNumber';
  const taken = new Set(fields.questions.flatMap((question) => question.id ?? []));
  const questions = fields.questions.map(({ key, id: kept, text, weight }) => {
    const weighs = whole(weight, weights);
    if (text.trim() === '') faults[`text ${key}`] = 'needed';
    if (weighs === null) faults[`weight ${key}`] = 'badNumber';
    return { id: kept ?? nextQuestionId(taken), text: text.trim(), weight: weighs ?? weights.least };
  });
  if (mark === null || Object.keys(faults).length > 0) return { faults };
  return { card: { id, name, passMark: mark / 100, questions } };
}
