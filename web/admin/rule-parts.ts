import { intents, priorities, sentiments } from '../app/search.ts';
import type { ConditionValue } from '../api/settings.ts';
import { networkIds } from '../text/words.ts';

/** How each condition of a rule is written: a choice of several, several words, a number, or yes and no. */
export const conditionKinds = {
  sentiment: { kind: 'choice', values: sentiments },
  intent: { kind: 'choice', values: intents },
  network: { kind: 'choice', values: networkIds },
  topic: { kind: 'words' },
  text: { kind: 'words' },
  brand: { kind: 'words' },
  lang: { kind: 'words' },
  kind: { kind: 'words' },
  visibility: { kind: 'one', values: ['public', 'private'] },
  minUrgency: { kind: 'number' },
  minFollowers: { kind: 'number' },
  minRating: { kind: 'number' },
  maxRating: { kind: 'number' },
  minSpam: { kind: 'number' },
  verified: { kind: 'flag' },
} as const satisfies Readonly<
  Record<string, { readonly kind: 'choice' | 'one' | 'words' | 'number' | 'flag'; readonly values?: readonly string[] }>
>;
export type ConditionName = keyof typeof conditionKinds;
export function isConditionName(name: string): name is ConditionName {
  return Object.hasOwn(conditionKinds, name);
}
export const conditionNames: readonly ConditionName[] = Object.keys(conditionKinds).filter(isConditionName);
export const rulePriorities = priorities;

export function blankValue(name: ConditionName): ConditionValue {
  switch (conditionKinds[name].kind) {
    case 'number':
      return name === 'minFollowers' ? 1000 : name === 'minRating' || name === 'maxRating' ? 3 : 0.5;
    case 'flag':
      return true;
    case 'one':
      return 'public';
    case 'choice':
    case 'words':
      return [];
  }
}
export function listOf(value: ConditionValue): readonly string[] {
  return typeof value === 'object' ? value : [String(value)];
}
