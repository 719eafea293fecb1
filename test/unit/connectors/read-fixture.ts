import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseJson } from '../../../connectors/kit/json.ts';
import { sharedFixture } from '../../fixtures.ts';

/** The text of a made-up payload in this folder. */
export function madeUpText(...path: readonly string[]): string {
  return readFileSync(fileURLToPath(new URL(path.join('/'), import.meta.url)), 'utf8');
}

/** A made-up payload in this folder, read as the program reads JSON. */
export function madeUp(...path: readonly string[]): unknown {
  return parseJson(madeUpText(...path));
}

/** The text of a recorded payload beside the repository; empty where that folder isn't there. */
export function recordedText(...path: readonly string[]): string {
  const file = sharedFixture(...path);
  return file === undefined ? '' : readFileSync(file, 'utf8');
}

export function recorded(...path: readonly string[]): unknown {
  return parseJson(recordedText(...path));
}
