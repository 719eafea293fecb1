const FIRST_MS = 1_000;
const MAX_MS = 300_000;

/** Growing, jittered wait before try `attempts + 1`: half to all of 1 s, 2 s, 4 s ... at most five minutes. */
export function backoffMs(attempts: number, random: () => number): number {
  const full = Math.min(MAX_MS, FIRST_MS * 2 ** Math.min(20, Math.max(0, attempts - 1)));
  return Math.round(full / 2 + (full / 2) * random());
}
