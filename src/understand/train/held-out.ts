import { seededRandom, shuffle } from './random.ts';
import { distances, trainPlanes } from './planes.ts';
import type { Lesson, Recipe } from './planes.ts';

const SEED = 77;

/** Which part each of so many texts is in: parts of one size, at random but always the same. */
export function partsOf(count: number, parts: number, seed = SEED): Uint8Array {
  const order = Int32Array.from({ length: count }, (_none, at) => at);
  shuffle(order, seededRandom(seed));
  const part = new Uint8Array(count);
  order.forEach((text, at) => {
    part[text] = at % parts;
  });
  return part;
}

/** What models that didn't see a text say of it: a row a text, in the texts' order. */
export function heldOutScores(
  lessons: readonly Lesson[],
  options: {
    readonly classes: number;
    readonly bits: number;
    readonly dense: number;
    readonly recipe: Recipe;
    readonly parts: number;
  },
): readonly Float64Array[] {
  const part = partsOf(lessons.length, options.parts);
  const scores: Float64Array[] = Array.from({ length: lessons.length }, () => new Float64Array(options.classes));
  for (let out = 0; out < options.parts; out += 1) {
    const planes = trainPlanes(
      lessons.filter((_lesson, at) => part[at] !== out),
      options,
    );
    lessons.forEach(({ vector }, at) => {
      if (part[at] === out) scores[at] = distances(planes, vector);
    });
  }
  return scores;
}
