/** What is used here of packages that ship no types, or types that don't resolve under NodeNext. */
declare module 'sentiment' {
  export default class Sentiment {
    analyze(text: string): { readonly score: number; readonly comparative: number };
  }
}

declare module 'fasttext.wasm.js' {
  /** A list in WebAssembly memory: `delete` frees it. */
  interface Predictions {
    size(): number;
    /** Probability and label, best first. */
    get(index: number): readonly [number, string];
    delete(): void;
  }
  interface Model {
    predict(text: string, count: number, threshold: number): Predictions;
  }
  export function getLIDModel(): Promise<{ load(): Promise<Model> }>;
}
