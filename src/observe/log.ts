import pino, { type DestinationStream } from 'pino';
import type { Log } from '../ports/log.ts';
import { linePrinter } from './line-printer.ts';
import { redact } from './redact.ts';

export interface LogOptions {
  readonly level: 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'fatal' | 'silent';
  readonly name: string;
  /** Standard error unless told: standard output belongs to what commands print. */
  readonly destination?: DestinationStream;
  /** Hides private data in a text that gets into a field in spite of all rules. */
  readonly mask?: (text: string) => string;
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
    options.mask ?? ((text) => text),
  );
}

function wrap(logger: pino.Logger, mask: (text: string) => string): Log {
  const clean = (fields: Readonly<Record<string, unknown>>): Record<string, unknown> => redact(fields, mask);
  return {
    debug: (fields, message) => logger.debug(clean(fields), message),
    info: (fields, message) => logger.info(clean(fields), message),
    warn: (fields, message) => logger.warn(clean(fields), message),
    error: (fields, message) => logger.error(clean(fields), message),
    child: (fields) => wrap(logger.child(clean(fields)), mask),
  };
}
