/**
 * A failure a client is told about, with the code and code name MongoDB uses for it.
 * Source of the codes: `src/mongo/base/error_codes.yml` of the MongoDB server.
 */
export class CommandError extends Error {
  readonly code: number;
  readonly codeName: string;
  /** Further fields of the error document, such as `keyPattern` and `keyValue` of a duplicate key. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: number, codeName: string, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message);
    this.name = 'CommandError';
    this.code = code;
    this.codeName = codeName;
    this.details = details;
  }
}

/** The bytes a connection sent break the protocol; only closing the connection answers that. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  readonly code = 'PROTOCOL';
}

/** The data folder cannot be used: held by another process, or not ours. */
export class DataFolderError extends Error {
  override readonly name = 'DataFolderError';
  readonly code: 'IN_USE' | 'NOT_READABLE';

  constructor(code: 'IN_USE' | 'NOT_READABLE', message: string) {
    super(message);
    this.code = code;
  }
}

/** A value or combination the server refuses. */
export const badValue = (message: string): CommandError => new CommandError(2, 'BadValue', message);

/** A command or update whose shape cannot be understood. */
export const failedToParse = (message: string): CommandError => new CommandError(9, 'FailedToParse', message);

/** A field that has the wrong BSON type. */
export const typeMismatch = (message: string): CommandError => new CommandError(14, 'TypeMismatch', message);

/** Something MongoDB has and this server has not; says so instead of guessing. */
export const notSupported = (message: string): CommandError =>
  new CommandError(115, 'CommandNotSupported', `${message} (the embedded document server does not implement it)`);

/** An error known only by its number, as many aggregation errors are. */
export const located = (code: number, message: string): CommandError => new CommandError(code, `Location${code}`, message);
