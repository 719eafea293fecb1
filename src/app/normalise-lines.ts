import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { MalformedPayloadError, type AnyConnector, type NormaliseContext } from '../ports/connector.ts';
import { parseJson } from '../../connectors/kit/json.ts';
import { MAX_LINE_BYTES, readLines, type Line } from './lines.ts';

export interface NormaliseOptions {
  readonly input: Readable;
  readonly output: Writable;
  readonly connector: AnyConnector;
  readonly context: NormaliseContext;
}

const NOTHING = { mentions: [], removed: [], ignored: [] };

function answer(line: Line, { connector, context }: NormaliseOptions): { readonly text: string; readonly failed: boolean } {
  const failed = (error: string) => ({ text: JSON.stringify({ line: line.number, ...NOTHING, error }), failed: true });
  if (line.text === undefined) return failed(`longer than ${MAX_LINE_BYTES} bytes`);
  try {
    const { mentions, removed, removedAuthors, placesGone, ignored } = connector.normalise(parseJson(line.text), context);
    const authors = removedAuthors.length === 0 ? {} : { removedAuthors };
    const places = placesGone === undefined ? {} : { placesGone };
    return { text: JSON.stringify({ line: line.number, mentions, removed, ...authors, ...places, ignored }), failed: false };
  } catch (error) {
    if (error instanceof MalformedPayloadError)
      return failed(error.path === '' ? error.message : `${error.path}: ${error.message}`);
    return failed(error instanceof Error ? error.message : 'could not be read');
  }
}

/**
 * `earshot normalise`: one line out for each line in, in order. A broken line becomes an error and the rest goes on.
 * @returns the exit status: 1 when a line could not be read
 */
export async function normaliseLines(options: NormaliseOptions): Promise<0 | 1> {
  let status: 0 | 1 = 0;
  for await (const lines of readLines(options.input)) {
    for (const line of lines) {
      const { text, failed } = answer(line, options);
      if (failed) status = 1;
      if (!options.output.write(`${text}\n`)) await once(options.output, 'drain');
    }
  }
  return status;
}
