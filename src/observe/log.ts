import pino, { type DestinationStream } from 'pino';
import type { Log } from '../ports/log.ts';
import { linePrinter } from './line-printer.ts';
import { redact } from './redact.ts';

export interface LogOptions {
  readonly level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  readonly name: string;
  /** Standard error unless told: standard output belongs to what commands print. */
  readonly destination?: DestinationStream;
}

/** A log in JSON lines, or in plain lines on a terminal. What looks like a secret never reaches it. */
export function createLog(options: LogOptions): Log {
  const destination =
    options.destination ?? (process.stderr.isTTY ? linePrinter(process.stderr) : pino.destination({ dest: 2, sync: false }));
  return wrap(
    pino(
      { level: options.level, name: options.name, base: { name: options.name }, timestamp: pino.stdTimeFunctions.isoTime },
      destination,
    ),
  );
}

function wrap(logger: pino.Logger): Log {
  return {
    debug: (fields, message) => logger.debug(redact(fields), message),
    info: (fields, message) => logger.info(redact(fields), message),
    warn: (fields, message) => logger.warn(redact(fields), message),
    error: (fields, message) => logger.error(redact(fields), message),
    child: (fields) => wrap(logger.child(redact(fields))),
  };
}
