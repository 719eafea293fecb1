import type { BoardQueue } from '../api/board.ts';
import { countText, decimalText } from '../text/numbers.ts';

/** Cases an hour: whole from ten on, else with one place where there is one. */
export function rateText(rate: number): string {
  return rate >= 10 || Number.isInteger(rate) ? countText(Math.round(rate)) : decimalText(rate, 1);
}

/** The queue whose first miss is predicted soonest. */
export function firstToBreach(queues: readonly BoardQueue[]): BoardQueue | undefined {
  return queues
    .filter(({ predictedBreachAt }) => predictedBreachAt !== null)
    .toSorted((a, b) => Date.parse(a.predictedBreachAt ?? '') - Date.parse(b.predictedBreachAt ?? ''))[0];
}

/** Most pressing first: what is late, then what will be soonest, then what is longest; equal ones keep their names' order. */
export function pressingFirst(queues: readonly BoardQueue[]): readonly BoardQueue[] {
  const soon = ({ predictedBreachAt }: BoardQueue): number =>
    predictedBreachAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(predictedBreachAt);
  return queues.toSorted(
    (a, b) => b.breached - a.breached || soon(a) - soon(b) || b.depth - a.depth || a.name.localeCompare(b.name),
  );
}

export const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** Points of a line of these values in a box, the first at its left edge and `most` at its top. */
export function linePoints(
  values: readonly number[],
  box: { readonly width: number; readonly height: number; readonly most: number },
): string {
  const step = box.width / Math.max(1, values.length - 1);
  const inset = 2;
  return values
    .map((value, index) => {
      const y = inset + (box.height - 2 * inset) * (1 - value / Math.max(1, box.most));
      return `${(index * step).toFixed(1)},${y.toFixed(1)}`;
    })
    .join(' ');
}

/** Each value with its neighbours, so that ten minutes of few cases draw a line and no comb. */
export function smooth(values: readonly number[]): readonly number[] {
  return values.map((_, index) => {
    const near = values.slice(Math.max(0, index - 1), index + 2);
    return sum(near) / near.length;
  });
}
