interface Point {
  readonly x: number;
  readonly y: number;
}

/** Points of a line through all of a box, zero at its foot, with two units of room for the mark at its end. */
export function linePath(
  series: readonly number[],
  box: { readonly width: number; readonly height: number },
): { readonly points: string; readonly last: Point | undefined } {
  const room = 3;
  const most = Math.max(1, ...series);
  const step = (box.width - 2 * room) / Math.max(1, series.length - 1);
  const points = series.map((value, index) => ({
    x: Number((room + index * step).toFixed(1)),
    y: Number((box.height - room - (value / most) * (box.height - 2 * room)).toFixed(1)),
  }));
  return { points: points.map(({ x, y }) => `${x},${y}`).join(' '), last: points.at(-1) };
}

/** A line of steps, one level for each place; it breaks where there is none. */
export function stepPath(levels: readonly (number | null)[], place: { readonly left: number; readonly step: number }): string {
  return levels
    .map((level, index) => {
      if (level === null) return '';
      const x = place.left + index * place.step;
      const before = index === 0 ? null : (levels[index - 1] ?? null);
      return `${before === null ? 'M' : 'L'}${x.toFixed(1)},${level.toFixed(1)}H${(x + place.step).toFixed(1)}`;
    })
    .join('');
}
