import type { Handed } from '../src/app/metrics.ts';
import { RemedyError } from '../src/ports/remedy.ts';

/** Does something and tells what became of it; nothing of what was stopped with the process, which runs it again. */
export async function countOutcome(
  work: () => Promise<void>,
  { signal, count }: { readonly signal: AbortSignal; count(outcome: Handed): void },
): Promise<void> {
  try {
    await work();
  } catch (error) {
    const again = error instanceof RemedyError && (error.remedy === 'retry' || error.remedy === 'wait');
    if (!signal.aborted) count(again ? 'later' : 'failed');
    throw error;
  }
  count('done');
}
