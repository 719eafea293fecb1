import type { Fault } from '../problem.ts';
import { formatPath } from '../validate.ts';

const MOST_FAULTS = 100;

function isPollution(key: string, value: unknown): boolean {
  if (key === '__proto__') return true;
  return key === 'constructor' && typeof value === 'object' && value !== null && Object.hasOwn(value, 'prototype');
}

function faultOfText(text: string): string | undefined {
  if (!text.isWellFormed()) return 'holds a lone surrogate: send well-formed Unicode';
  return text.includes('\u0000') ? 'holds the character U+0000, which cannot be stored: leave it out' : undefined;
}

/**
 * Everything in a JSON value that no store can hold or that reaches for JavaScript's prototypes. The value's depth must
 * be bounded already.
 */
export function findForbidden(value: unknown): readonly Fault[] {
  const faults: Fault[] = [];
  const path: PropertyKey[] = [];
  const add = (message: string): void => {
    if (faults.length < MOST_FAULTS) faults.push({ path: formatPath(path), message });
  };
  const walk = (part: unknown): void => {
    if (typeof part === 'string') {
      const fault = faultOfText(part);
      if (fault !== undefined) add(fault);
      return;
    }
    if (typeof part !== 'object' || part === null) return;
    const entries: Iterable<readonly [PropertyKey, unknown]> = Array.isArray(part) ? part.entries() : Object.entries(part);
    for (const [key, inner] of entries) {
      path.push(key);
      if (typeof key === 'string') {
        const fault = isPollution(key, inner) ? 'is a key that is not taken' : faultOfText(key);
        if (fault !== undefined) add(`${fault} (as a key)`);
      }
      walk(inner);
      path.pop();
    }
  };
  walk(value);
  return faults;
}
