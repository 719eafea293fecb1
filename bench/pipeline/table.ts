export const rate = (count: number, seconds: number): number => Math.round(count / seconds);

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

/** Ratios first: machines differ, what stands beside each other in one run does not. */
export function printTable(table: {
  readonly title: string;
  readonly ours: readonly number[];
  readonly rivals: readonly (readonly [string, readonly number[]])[];
}): void {
  console.log(table.title);
  const ours = median(table.ours);
  console.log(
    `${'Earshot, intake to disposition'.padEnd(44)} ${''.padStart(8)} ${String(ours).padStart(8)}/s   (${table.ours.join(', ')})`,
  );
  for (const [name, rates] of table.rivals) {
    const theirs = median(rates);
    const ratio = theirs === 0 ? '-' : `${(ours / theirs).toFixed(2)} x`;
    console.log(`${name.padEnd(44)} ${ratio.padStart(8)} ${String(theirs).padStart(8)}/s   (${rates.join(', ')})`);
  }
}
