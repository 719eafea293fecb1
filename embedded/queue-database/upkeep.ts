import type { Session } from './session.ts';

const EVERY_MS = 30_000;
/** Statements after which the tables are worth tidying. */
const WORTH_IT = 500;

/**
 * Does what a database server's background processes would do and an in-process one lacks: takes dead rows out of the
 * tables, and writes a checkpoint so that the log stays short and a restart after a crash is quick.
 */
export function startUpkeep(session: Session, onError: (error: Error) => void): { once(): Promise<void>; stop(): void } {
  let countThen = session.count();
  const once = async (): Promise<void> => {
    countThen = session.count();
    await session.query('VACUUM');
    await session.query('CHECKPOINT');
  };
  const timer = setInterval(() => {
    if (session.count() - countThen < WORTH_IT) return;
    once().catch((error: unknown) => {
      onError(error instanceof Error ? error : new Error(String(error)));
    });
  }, EVERY_MS);
  timer.unref();
  return {
    once,
    stop() {
      clearInterval(timer);
    },
  };
}
