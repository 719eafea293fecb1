import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import { TransformerError } from './errors.ts';
import type { Runtime, Session, Tensor, Tokenizer } from './runtime.ts';

/** Versions that the tests run with. */
const RUNTIME = { name: 'onnxruntime-node', version: '1.30.0' };
const TOKENIZERS = { name: '@huggingface/tokenizers', version: '0.2.0' };

function remedy(folder: string): string {
  const names = [RUNTIME, TOKENIZERS].map(({ name, version }) => `${name}@${version}`).join(' ');
  return `run "ONNXRUNTIME_NODE_INSTALL=skip npm install --prefix ${folder} ${names}", then start again`;
}

function notInstalled(folder: string): TransformerError {
  return new TransformerError(
    'transformer-not-installed',
    `understanding.transformer needs two packages that Earshot doesn't bring (300 MB): ${remedy(folder)}`,
  );
}

/** Looks a package up from each folder in turn, the way Node does. */
async function load(name: string, folders: readonly string[]): Promise<unknown> {
  for (const folder of folders) {
    let path: string;
    try {
      path = createRequire(join(folder, 'package.json')).resolve(name);
    } catch {
      continue;
    }
    const module: unknown = await import(pathToFileURL(path).href);
    return module;
  }
  throw notInstalled(folders[0] ?? '.');
}

const tensorSchema = z.object({
  data: z.union([z.instanceof(Float32Array), z.instanceof(BigInt64Array), z.instanceof(Int32Array)]),
  dims: z.array(z.number()),
});

interface NativeSession {
  readonly inputNames: readonly string[];
  readonly outputNames: readonly string[];
  readonly inputMetadata?: readonly { readonly name: string; readonly type?: string }[];
  run(feeds: Record<string, unknown>): Promise<Record<string, unknown>>;
  release(): Promise<void>;
}
interface NativeRuntime {
  readonly InferenceSession: { create(path: string, options: object): Promise<NativeSession> };
  readonly Tensor: new (type: string, data: Tensor['data'], dims: readonly number[]) => object;
}
type NativeTokenizer = new (
  definition: object,
  config: object,
) => { encode(text: string): { readonly ids: readonly number[] }; token_to_id(token: string): number | undefined };

const isFunction = (value: unknown): boolean => typeof value === 'function';
const runtimeSchema = z.custom<NativeRuntime>(
  (module) => z.object({ InferenceSession: z.custom(isFunction), Tensor: z.custom(isFunction) }).safeParse(module).success,
);
const tokenizersSchema = z.object({ Tokenizer: z.custom<NativeTokenizer>(isFunction) });
const wrapped = z.object({ default: z.unknown() });

/** CommonJS packages show their names on the module itself only where Node can read them off the source. */
function exported<T>(
  schema: z.ZodType<T>,
  { name, module, folder }: { readonly name: string; readonly module: unknown; readonly folder: string },
): T {
  const direct = schema.safeParse(module);
  if (direct.success) return direct.data;
  const inner = schema.safeParse(wrapped.safeParse(module).data?.default);
  if (inner.success) return inner.data;
  throw new TransformerError('transformer-unfit', `${name} is of a version that Earshot doesn't know: ${remedy(folder)}`);
}

const typeOf = (data: Tensor['data']): string =>
  data instanceof BigInt64Array ? 'int64' : data instanceof Int32Array ? 'int32' : 'float32';

function wrap(session: NativeSession, { Tensor: NativeTensor }: NativeRuntime): Session {
  const inputs = session.inputNames.map((name): [string, 'int32' | 'int64'] => {
    const type = session.inputMetadata?.find((one) => one.name === name)?.type;
    return [name, type === 'int32' ? 'int32' : 'int64'];
  });
  return {
    inputs: new Map(inputs),
    outputs: session.outputNames,
    async run(feeds) {
      const given: Record<string, object> = {};
      for (const [name, { data, dims }] of Object.entries(feeds)) given[name] = new NativeTensor(typeOf(data), data, dims);
      return z.record(z.string(), tensorSchema).parse(await session.run(given));
    },
    close: () => session.release(),
  };
}

/** The runtime that an operator installed in one of these folders. Rejects with TransformerError. */
export async function loadRuntime(folders: readonly string[]): Promise<Runtime> {
  const runtime = exported(runtimeSchema, {
    name: RUNTIME.name,
    module: await load(RUNTIME.name, folders),
    folder: folders[0] ?? '.',
  });
  return {
    async open(path) {
      // One thread of computing beside the one that serves: intake goes first.
      const options = { intraOpNumThreads: 1, interOpNumThreads: 1, logSeverityLevel: 3 };
      return wrap(await runtime.InferenceSession.create(path, options), runtime);
    },
  };
}

const definitionSchema = z.looseObject({ padding: z.looseObject({ pad_id: z.int() }).nullish() });
const PADS = ['[PAD]', '<pad>', '<|pad|>'];

/** The tokenizer that a `tokenizer.json` describes. Rejects with TransformerError when the package isn't there. */
export async function loadTokenizer(definition: unknown, folders: readonly string[]): Promise<Tokenizer> {
  const { name } = TOKENIZERS;
  const { Tokenizer: Native } = exported(tokenizersSchema, {
    name,
    module: await load(name, folders),
    folder: folders[0] ?? '.',
  });
  const described = definitionSchema.parse(definition);
  const native = new Native(described, {});
  const named = PADS.map((token) => native.token_to_id(token)).find((id) => id !== undefined);
  return { encode: (text) => native.encode(text).ids, pad: described.padding?.pad_id ?? named ?? 0 };
}
