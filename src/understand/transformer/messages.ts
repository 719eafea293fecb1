import type { TransformerSettings } from '../../ports/settings.ts';
import type { Probabilities } from './classify.ts';
import { TransformerError, type TransformerCode } from './errors.ts';

/** What the thread is started with. */
export interface ThreadOptions {
  readonly settings: TransformerSettings;
  readonly folders: readonly string[];
}

export interface Question {
  readonly id: number;
  readonly texts: readonly string[];
}

interface Failure {
  readonly code: TransformerCode;
  readonly message: string;
}

export type FromThread =
  | { readonly kind: 'ready'; readonly version: string }
  | ({ readonly kind: 'unusable' } & Failure)
  | { readonly kind: 'answer'; readonly id: number; readonly probabilities: readonly Probabilities[] }
  | ({ readonly kind: 'failed'; readonly id: number } & Failure);

/** What went wrong, without what a library may have put into its message. */
export function failureOf(error: unknown): Failure {
  if (error instanceof TransformerError) return { code: error.code, message: error.message };
  return { code: 'transformer-failed', message: `the model failed (${error instanceof Error ? error.name : 'unknown'})` };
}
