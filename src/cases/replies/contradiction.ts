import type { Conclusion } from '../../domain/index.ts';
import { promisesOf, type Promises } from './promises.ts';

/** How codes of resolutions answer the customer: granted, refused, or neither. */
export type Outcomes = ReadonlyMap<string, 'yes' | 'no' | null>;

/** Reads that from the outcomes that the configuration gives its codes. */
export function outcomesOf(resolutions: readonly { readonly id: string; readonly outcome: string }[]): Outcomes {
  return new Map(resolutions.map(({ id, outcome }) => [id, outcome === 'solved' ? 'yes' : outcome === 'refused' ? 'no' : null]));
}

function differs(mine: Promises, theirs: Promises): boolean {
  if (mine.answer !== null && theirs.answer !== null && mine.answer !== theirs.answer) return true;
  for (const [currency, amounts] of mine.sums) {
    const earlier = theirs.sums.get(currency);
    if (earlier && [...amounts].every((amount) => !earlier.has(amount))) return true;
  }
  return false;
}

/** What an earlier conclusion commits us to: a refusal by its code, else what its words say. */
function promisesOfConclusion(conclusion: Conclusion, outcomes: Outcomes): Promises {
  const read = promisesOf(conclusion.text);
  const refused = conclusion.code !== null && outcomes.get(conclusion.code) === 'no';
  return refused ? { ...read, answer: 'no' } : read;
}

/** The conclusions that an answer of this text would contradict: another sum in the same currency, or yes where it was no. Pure. */
export function contradictedBy(text: string, conclusions: readonly Conclusion[], outcomes: Outcomes): readonly Conclusion[] {
  const mine = promisesOf(text);
  if (mine.sums.size === 0 && mine.answer === null) return [];
  return conclusions.filter((conclusion) => differs(mine, promisesOfConclusion(conclusion, outcomes)));
}

/** The resolutions that solving with this code would contradict: granted where it was refused, or the other way round. Pure. */
export function contradictedByCode(code: string, conclusions: readonly Conclusion[], outcomes: Outcomes): readonly Conclusion[] {
  const answer = outcomes.get(code) ?? null;
  if (answer === null) return [];
  return conclusions.filter((conclusion) => {
    const theirs = conclusion.code === null ? null : (outcomes.get(conclusion.code) ?? null);
    return theirs !== null && theirs !== answer;
  });
}
