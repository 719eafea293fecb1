import { readFile } from 'node:fs/promises';

export type ReadText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** A file as UTF-8, or why not: the system's code (`ENOENT`) or that it is no UTF-8. */
export async function readText(file: string): Promise<ReadText> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
  } catch (error) {
    return { ok: false, reason: error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason' };
  }
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, reason: 'it is not UTF-8' };
  }
}
