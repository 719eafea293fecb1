import type { Brand, Intent, Mention } from '../api/types.ts';
import { noTopic } from '../app/use-brand.ts';
import { textOf } from '../i18n/texts.ts';
import { intentNames } from '../text/words.ts';
import type { Choice } from './choice.ts';

export type PickedField = 'topics' | 'intent';

export interface PickOption {
  readonly name: string;
  readonly choice: Choice;
  /** How sure the label is that stands now; undefined for all others. */
  readonly confidence: number | undefined;
}

const intentOrder: readonly Intent[] = ['complaint', 'question', 'request', 'praise', 'spam', 'other'];

/** The brand's topics, those of the mention first, and none of them. */
function topicOptions(mention: Mention, brand: Brand | undefined): readonly PickOption[] {
  const sure = new Map(mention.topics.map(({ id, confidence }) => [id, confidence]));
  const all = (brand?.topics ?? [])
    .filter(({ id }) => id !== noTopic)
    .map(({ id, name }): PickOption => ({ name, choice: { field: 'topics', value: [id] }, confidence: sure.get(id) }));
  const none: PickOption = {
    name: textOf('words')('noTopic'),
    choice: { field: 'topics', value: [noTopic] },
    confidence: mention.topics.length === 0 ? (mention.corrected?.topics === undefined ? undefined : 1) : undefined,
  };
  const now = ({ confidence }: PickOption): boolean => confidence !== undefined;
  return [...all.filter(now), ...all.filter((option) => !now(option)), none];
}

function intentOptions(mention: Mention): readonly PickOption[] {
  return intentOrder.map((value) => ({
    name: intentNames[value],
    choice: { field: 'intent', value },
    confidence: value === mention.intent ? mention.intentConfidence : undefined,
  }));
}

export function optionsOf(field: PickedField, mention: Mention, brand: Brand | undefined): readonly PickOption[] {
  return field === 'topics' ? topicOptions(mention, brand) : intentOptions(mention);
}

/** Those whose name holds what was typed, names that begin so first. */
export function filterOptions(options: readonly PickOption[], typed: string): readonly PickOption[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === '') return options;
  const found = options.filter(({ name }) => name.toLowerCase().includes(wanted));
  const begins = ({ name }: PickOption): boolean => name.toLowerCase().startsWith(wanted);
  return [...found.filter(begins), ...found.filter((option) => !begins(option))];
}
