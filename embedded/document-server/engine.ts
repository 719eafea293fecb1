import { Double } from 'bson';
import { encodeDocument } from './bson/encode.ts';
import { Cursors } from './commands/cursors.ts';
import { readCall, type Answer, type Call, type Command, type Server } from './commands/call.ts';
import { findCommand } from './commands/index.ts';
import { CommandError } from './errors.ts';
import { Catalog } from './storage/catalog.ts';
import { openEnvironment, type Durability } from './storage/environment.ts';
import { sweepExpired } from './storage/expiry.ts';
import { lock, unlock } from './storage/lock.ts';
import { formatReply, type Request } from './wire/message.ts';

export type Log = (level: 'debug' | 'info' | 'warn' | 'error', message: string) => void;

/** A command waiting for its turn. `reply` gets the bytes to send; nothing when no answer is wanted. */
export interface Job {
  readonly connectionId: number;
  readonly request: Request;
  reply(parts: readonly Buffer[]): void;
}

export interface Engine {
  /** Queues a command. All that are there at the next turn of the event loop run one by one and are committed together. */
  submit(job: Job): void;
  /** Removes expired documents until none is left. */
  sweep(): void;
  close(): Promise<void>;
}

/**
 * Opens a data folder and runs commands on it, strictly one after the other: that, and not locks, is what keeps unique
 * keys unique. Commands that came in together share one transaction and one commit; each is answered after the commit.
 * @throws DataFolderError when another process has the folder.
 */
export function openEngine(options: { dataDir: string; durability: Durability; log: Log; connections: () => number }): Engine {
  const env = openEnvironment(options.dataDir, options.durability);
  try {
    lock(env, options.dataDir);
  } catch (error) {
    void env.close();
    throw error;
  }
  const catalog = new Catalog(env);
  const cursors = new Cursors();
  const server: Server = { env, catalog, cursors, startedAt: Date.now(), connections: options.connections };
  let waiting: Job[] = [];
  let scheduled: NodeJS.Immediate | undefined;

  function submit(job: Job): void {
    waiting.push(job);
    scheduled ??= setImmediate(drain);
  }

  function drain(): void {
    scheduled = undefined;
    const jobs = waiting;
    waiting = [];
    const prepared = jobs.map((job) => prepare(job));
    const answers = prepared.some((p) => p.writes) ? together(prepared) : prepared.map(answer);
    jobs.forEach((job, i) => {
      if (!job.request.silent) job.reply(formatReply(job.request, answers[i] as Buffer));
    });
  }

  interface Prepared {
    readonly call: Call | undefined;
    readonly command: Command | undefined;
    readonly writes: boolean;
    readonly failure: Buffer | undefined;
  }

  function prepare(job: Job): Prepared {
    try {
      const call = readCall(server, job.connectionId, job.request);
      const command = findCommand(call);
      return {
        call,
        command,
        writes: typeof command.writes === 'function' ? command.writes(call) : command.writes,
        failure: undefined,
      };
    } catch (error) {
      return { call: undefined, command: undefined, writes: false, failure: formatError(error, options.log) };
    }
  }

  /** Runs a command. What it refuses is its answer; anything else that goes wrong is thrown. */
  function answer({ call, command, failure }: Prepared): Buffer {
    if (call === undefined || command === undefined) return failure ?? formatError(undefined, options.log);
    try {
      return formatAnswer(command.run(call));
    } catch (error) {
      if (error instanceof CommandError) return formatError(error, options.log);
      if (!command.writes) return formatError(error, options.log);
      throw error;
    }
  }

  function together(prepared: readonly Prepared[]): Buffer[] {
    try {
      return env.write(() => prepared.map(answer));
    } catch (error) {
      options.log('error', `a transaction of ${prepared.length} commands was undone, they run one by one now: ${text(error)}`);
      catalog.reload();
      return prepared.map(alone);
    }
  }

  function alone(one: Prepared): Buffer {
    try {
      return one.writes ? env.write(() => answer(one)) : answer(one);
    } catch (error) {
      catalog.reload();
      return formatError(error, options.log);
    }
  }

  function sweep(): void {
    cursors.sweep(Date.now());
    try {
      while (env.write(() => sweepExpired(catalog, Date.now())) > 0);
    } catch (error) {
      options.log('error', `removing expired documents failed: ${text(error)}`);
      catalog.reload();
    }
  }

  async function close(): Promise<void> {
    if (scheduled !== undefined) {
      clearImmediate(scheduled);
      drain();
    }
    unlock(env);
    await env.close();
  }

  return { submit, sweep, close };
}

const text = (error: unknown): string => (error instanceof Error ? (error.stack ?? error.message) : String(error));

/** MongoDB sends them as doubles. */
const OK = new Double(1);
const FAILED = new Double(0);

const formatAnswer = (answer: Answer): Buffer => (Buffer.isBuffer(answer) ? answer : encodeDocument({ ...answer, ok: OK }));

function formatError(error: unknown, log: Log): Buffer {
  if (error instanceof CommandError)
    return encodeDocument({ ok: FAILED, errmsg: error.message, code: error.code, codeName: error.codeName, ...error.details });
  log('error', `a command failed: ${text(error)}`);
  return encodeDocument({
    ok: 0,
    errmsg: error instanceof Error ? error.message : String(error),
    code: 1,
    codeName: 'InternalError',
  });
}
