import { z } from 'zod';

const UNIT_MS = { s: 1000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;
const PATTERN = /^(\d{1,6})(s|m|h|d)$/;

/** Milliseconds of `30s`, `10m`, `1h`, `2d`; undefined when it is none of these. */
export function parseDuration(text: string): number | undefined {
  const match = PATTERN.exec(text);
  if (!match) return undefined;
  const unit = match[2] as keyof typeof UNIT_MS;
  return Number(match[1]) * UNIT_MS[unit];
}

/** A duration as people write it in the configuration; milliseconds inside. */
export const durationSchema = z.string().transform((text, context) => {
  const ms = parseDuration(text);
  if (ms === undefined) {
    context.addIssue({
      code: 'custom',
      message: `is not a duration: write a whole number with s, m, h or d, such as 30s or 10m`,
    });
    return z.NEVER;
  }
  return ms;
});

/** Milliseconds as people write them in the configuration: whole seconds in the largest unit that fits. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / UNIT_MS.s) * UNIT_MS.s;
  const unit = (['d', 'h', 'm'] as const).find((name) => seconds > 0 && seconds % UNIT_MS[name] === 0) ?? 's';
  return `${seconds / UNIT_MS[unit]}${unit}`;
}
