import type { Vector } from './example.ts';
import { trainSvm } from './linear-svm.ts';
import type { Plane, Row } from './linear-svm.ts';
import { columnsOf, rowOf } from './sparse-rows.ts';
import type { Columns, Rarity } from './sparse-rows.ts';

/** A text's vector and which of the classes it is of: maybe several, maybe none. */
export interface Lesson {
  readonly vector: Vector;
  readonly classes: readonly number[];
  readonly weight: number;
}

/** Settings of training: how much rare features count, and what an error costs. */
export interface Recipe {
  readonly rarity: Rarity;
  readonly cost: number;
}

/** One plane a class, each against all other texts. */
export interface Planes {
  readonly columns: Columns;
  readonly planes: readonly Plane[];
}

const SEED = 20_180_301;

/** Texts of rare classes count more, by the root of how much rarer than the mean they are. */
function balanced(lessons: readonly Lesson[], place: number, classes: number): Float32Array {
  const mine = lessons.filter((lesson) => lesson.classes.includes(place)).length;
  const all = lessons.reduce((sum, lesson) => sum + lesson.classes.length, 0);
  const raise = Math.sqrt(all / classes / Math.max(1, mine));
  return Float32Array.from(lessons, (lesson) => lesson.weight * (lesson.classes.includes(place) ? raise : 1));
}

/** Trains one class against the rest, for every class. */
export function trainPlanes(
  lessons: readonly Lesson[],
  {
    classes,
    bits,
    dense,
    recipe,
  }: { readonly classes: number; readonly bits: number; readonly dense: number; readonly recipe: Recipe },
): Planes {
  const vectors = lessons.map(({ vector }) => vector);
  const columns = columnsOf(vectors, bits, recipe.rarity);
  const rows = vectors.map((vector) => rowOf(vector, columns));
  const planes = Array.from({ length: classes }, (_none, place) =>
    trainSvm(
      rows,
      Int8Array.from(lessons, (lesson) => (lesson.classes.includes(place) ? 1 : -1)),
      {
        columns: columns.count + dense,
        cost: recipe.cost,
        rowWeights: balanced(lessons, place, classes),
        seed: SEED + place,
      },
    ),
  );
  return { columns, planes };
}

function distance({ weights, bias }: Plane, row: Row): number {
  let sum = bias;
  for (let at = 0; at < row.columns.length; at += 1) sum += (weights[row.columns[at] ?? 0] ?? 0) * (row.values[at] ?? 0);
  return sum;
}

/** How far on its side of each plane a text lies. */
export function distances({ columns, planes }: Planes, vector: Vector): Float64Array {
  const row = rowOf(vector, columns);
  return Float64Array.from(planes, (plane) => distance(plane, row));
}
