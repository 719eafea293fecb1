/** Numbers in rows, as models take and give them. */
export interface Tensor {
  readonly data: BigInt64Array | Int32Array | Float32Array;
  readonly dims: readonly number[];
}

/** A model that was loaded. */
export interface Session {
  /** What it asks for, by name: whether as 32 or 64 bits. */
  readonly inputs: ReadonlyMap<string, 'int32' | 'int64'>;
  readonly outputs: readonly string[];
  /** Rejects when the model fails. */
  run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
  close(): Promise<void>;
}

/** Runs ONNX models. What it computes blocks the thread it is called on. */
export interface Runtime {
  /** Rejects when the file is no model. */
  open(path: string): Promise<Session>;
}

/** Turns a text into a model's numbers, the marks at both ends included. */
export interface Tokenizer {
  encode(text: string): readonly number[];
  /** Fills rows that are shorter than others. */
  readonly pad: number;
}
