import { isUtf8 } from 'node:buffer';
import { JSON_DEPTH } from '../limits.ts';
import { Problem } from '../problem.ts';
import { badInput } from '../problems.ts';
import { findForbidden } from './forbidden.ts';
import { scanJson } from './scan.ts';

function malformed(detail: string, code = 'malformed-json'): Problem {
  return new Problem({ status: 400, code, title: 'The body cannot be read', detail, errors: [{ path: '', message: detail }] });
}

/** Where the text stops being JSON, without repeating any of it. */
function reasonOf(error: unknown): string {
  const position = error instanceof Error ? /at position (\d+)/.exec(error.message)?.[1] : undefined;
  return position === undefined
    ? 'the body is not JSON: it ends too early'
    : `the body is not JSON: see the character at position ${position}`;
}

const suspectNames = ['__proto__', 'constructor'];

/**
 * Reads a JSON body from its bytes. Refuses what later steps could only garble: bytes that aren't UTF-8, nesting above
 * the limit, half characters, NUL, keys that reach for prototypes.
 * @throws Problem 400
 */
export function parseJsonBody(bytes: Buffer): unknown {
  if (bytes.length === 0) return undefined;
  if (!isUtf8(bytes)) throw malformed('the body is not valid UTF-8: encode it as UTF-8', 'invalid-utf8');
  const { depth, oddEscape } = scanJson(bytes, JSON_DEPTH);
  if (depth > JSON_DEPTH)
    throw malformed(`the body nests more than ${JSON_DEPTH} arrays and objects: send it flatter`, 'too-deep');
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch (error) {
    throw malformed(reasonOf(error));
  }
  if (oddEscape || suspectNames.some((name) => bytes.includes(name))) {
    const faults = findForbidden(value);
    if (faults.length > 0) throw badInput(faults);
  }
  return value;
}
