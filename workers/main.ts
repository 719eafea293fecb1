import { readEnvironment } from '../config/environment.ts';
import { startProgram } from '../src/app/program.ts';
import { workers } from './index.ts';

const STOP_WITHIN_MS = 30_000;

/** Starts the program, says when it serves, and stops it on a signal: first in order, then at once. */
export async function main(env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const program = await startProgram(readEnvironment(env), workers);
  for (const hint of program.hints) console.log(hint);
  console.log(program.address === null ? 'Earshot ready' : `Earshot ready ${program.address}`);
  const stop = (): void => {
    // With a store or queue gone there is nobody to say goodbye to: what was acknowledged is safe, the rest is taken up again.
    setTimeout(() => process.exit(1), STOP_WITHIN_MS).unref();
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
    program.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error instanceof Error ? error.message : error);
        process.exit(1);
      },
    );
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
}
