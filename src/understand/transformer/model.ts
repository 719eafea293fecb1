import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { TransformerSettings } from '../../ports/settings.ts';
import { classify, type Probabilities } from './classify.ts';
import { TransformerError } from './errors.ts';
import { loadRuntime, loadTokenizer } from './packages.ts';
import type { Runtime, Tokenizer } from './runtime.ts';

/** A model ready to be asked. */
export interface Model {
  /** Names exactly this model: the beginning of its file's SHA-256. */
  readonly version: string;
  classify(texts: readonly string[]): Promise<readonly Probabilities[]>;
  close(): Promise<void>;
}

/** Where the parts come from; an operator's packages unless told. */
export interface Parts {
  runtime(folders: readonly string[]): Promise<Runtime>;
  tokenizer(definition: unknown, folders: readonly string[]): Promise<Tokenizer>;
}

const INSTALLED: Parts = { runtime: loadRuntime, tokenizer: loadTokenizer };
const VERSION_DIGITS = 12;

function unreadable(key: string, path: string, error: unknown): TransformerError {
  const why = error instanceof Error && 'code' in error ? String(error.code) : 'it is no JSON';
  return new TransformerError('transformer-unreadable', `understanding.transformer.${key}: ${path} can't be read (${why})`);
}

async function fingerprint(path: string): Promise<string> {
  const hash = createHash('sha256');
  try {
    await pipeline(createReadStream(path), hash);
  } catch (error) {
    throw unreadable('model', path, error);
  }
  return hash.digest('hex').slice(0, VERSION_DIGITS);
}

async function readDefinition(path: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(path, 'utf8'));
  } catch (error) {
    throw unreadable('tokenizer', path, error);
  }
}

/**
 * Loads a model and its tokenizer; the packages are looked for beside the model first, then in `folders`. Asks it once, so that a
 * model that doesn't fit is refused here. Rejects with TransformerError.
 */
export async function openModel(
  settings: TransformerSettings,
  folders: readonly string[],
  parts: Parts = INSTALLED,
): Promise<Model> {
  const places = [dirname(settings.model), ...folders];
  const version = await fingerprint(settings.model);
  const definition = await readDefinition(settings.tokenizer);
  const [runtime, tokenizer] = await Promise.all([parts.runtime(places), parts.tokenizer(definition, places)]);
  const session = await runtime.open(settings.model).catch(() => {
    throw new TransformerError(
      'transformer-unfit',
      `understanding.transformer.model: ${settings.model} is no ONNX model that the runtime can load`,
    );
  });
  const { labels, maxTokens } = settings;
  const options = { session, tokenizer, labels, maxTokens };
  await classify(['a'], options);
  return { version, classify: (texts) => classify(texts, options), close: () => session.close() };
}
