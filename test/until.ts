import { setTimeout as wait } from 'node:timers/promises';

const LOOK_MS = 25;

/** Looks until the condition holds; throws, saying what it waited for, when it doesn't in time. */
export async function until<T>(
  what: string,
  look: () => Promise<T | undefined | false> | T | undefined | false,
  withinMs = 30_000,
): Promise<T> {
  const end = Date.now() + withinMs;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`waited ${withinMs} ms in vain for: ${what}`);
    await wait(LOOK_MS);
  }
}
