/** Weights that this installation taught itself. */
export interface StoredWeights {
  /** Names exactly these bytes. */
  readonly version: string;
  readonly madeAt: string;
  /** The manifest, as JSON. */
  readonly manifest: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Keeps weights for every process of an installation. */
export interface WeightStore {
  /** The version in use; null while the weights that came with the program are. */
  inUse(): Promise<string | null>;
  /** Undefined when no such version is kept. */
  load(version: string): Promise<StoredWeights | undefined>;
  /** Keeps a version; the same one twice is kept once. Doesn't put it in use. */
  keep(weights: StoredWeights): Promise<void>;
  /** Puts a kept version in use, or with null the weights that came with the program. Every process follows. */
  use(version: string | null): Promise<void>;
}
