/** One thing that can be wrong. */
export interface Check {
  readonly name: string;
  /** Returns what is said when it is well; throws what is wrong and what to do. */
  run(): Promise<string>;
}
