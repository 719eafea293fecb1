/**
 * What can be wrong with the second opinion. `transformer-not-installed`: its runtime is missing; `transformer-unreadable`: a file
 * can't be read; `transformer-unfit`: the model isn't of the kind that is asked for; `transformer-late`: no answer in time;
 * `transformer-failed`: anything else.
 */
export const transformerCodes = [
  'transformer-not-installed',
  'transformer-unreadable',
  'transformer-unfit',
  'transformer-late',
  'transformer-failed',
] as const;
export type TransformerCode = (typeof transformerCodes)[number];

/** The second opinion can't be had. The message says why and what to do, and holds no text. */
export class TransformerError extends Error {
  readonly code: TransformerCode;

  constructor(code: TransformerCode, message: string) {
    super(message);
    this.name = 'TransformerError';
    this.code = code;
  }
}
