/** A round number at or above the highest, for the top of the axis, and the lines below it. */
export function axisOf(highest: number): { readonly top: number; readonly lines: readonly number[] } {
  const rough = Math.max(highest, 4) / 4;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step =
    [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((one) => one >= rough && Number.isInteger(one)) ?? Math.ceil(rough);
  const count = Math.ceil(Math.max(highest, 1) / step);
  return { top: step * count, lines: Array.from({ length: count + 1 }, (_, index) => index * step) };
}

/** An axis of its own kind: where it begins and ends, and where it is marked. */
export interface Axis {
  readonly from: number;
  readonly to: number;
  readonly lines: readonly number[];
  readonly text: (value: number) => string;
}

/** From nothing up to a round number at or above the highest. */
export function countAxis(highest: number, text: (value: number) => string): Axis {
  const { top, lines } = axisOf(highest);
  return { from: 0, to: top, lines, text };
}

/** A place for each bucket from left to right, at its middle. */
export function placesOf(count: number, { left, width }: { readonly left: number; readonly width: number }) {
  const step = Math.max(0, width - left) / Math.max(1, count);
  return { step, middle: (index: number): number => left + (index + 0.5) * step };
}

/** Every how many buckets a label has room. */
export const tickEvery = (step: number, room: number): number => Math.max(1, Math.ceil(room / Math.max(step, 1)));

/** A line through the values that are there; where there is none it breaks, or goes on to the next where it is bridged. */
export function brokenLine(
  values: readonly (number | null)[],
  {
    at,
    y,
    bridged = false,
  }: { readonly at: (index: number) => number; readonly y: (value: number) => number; readonly bridged?: boolean },
): string {
  let joined = false;
  return values
    .map((value, index) => {
      if (value === null) {
        joined &&= bridged;
        return '';
      }
      const step = joined ? 'L' : 'M';
      joined = true;
      return `${step}${at(index).toFixed(1)},${y(value).toFixed(1)}`;
    })
    .join('');
}

/** Places for labels that must not lie upon one another, as near to where they belong as they can; in the order they came. */
export function spread(
  wanted: readonly number[],
  { gap, top, bottom }: { readonly gap: number; readonly top: number; readonly bottom: number },
): readonly number[] {
  const order = wanted.map((at, index) => ({ at, index })).toSorted((a, b) => a.at - b.at || a.index - b.index);
  const placed: number[] = [];
  for (const { at } of order) placed.push(Math.max(at, top, (placed.at(-1) ?? Number.NEGATIVE_INFINITY) + gap));
  let below = bottom;
  for (let place = placed.length - 1; place >= 0; place -= 1) {
    placed[place] = Math.min(placed[place] ?? below, below);
    below = (placed[place] ?? below) - gap;
  }
  const result = [...wanted];
  for (const [place, { index }] of order.entries()) result[index] = placed[place] ?? 0;
  return result;
}
