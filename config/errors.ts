/** One thing that is wrong, and where. */
export interface Fault {
  /** The file, as it was named; `environment` for environment variables. */
  readonly file: string;
  /** From 1; null where there is none. */
  readonly line: number | null;
  readonly column: number | null;
  /** Such as `connections[0].poll`; empty for the whole. */
  readonly path: string;
  /** What is wrong and what to do. Never holds the value of an environment variable. */
  readonly message: string;
}

/** The configuration can't be used; {@link faults} lists everything that is wrong with it, in the order of the file. */
export class ConfigurationError extends Error {
  readonly code = 'configuration';
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(lineFor).join('\n'));
    this.name = 'ConfigurationError';
    this.faults = faults;
  }
}

function lineFor({ file, line, column, path, message }: Fault): string {
  const place = line === null ? file : `${file}:${line}:${column ?? 1}`;
  return path === '' ? `${place}: ${message}` : `${place}: ${path} ${message}`;
}

/** `connections[0].poll` of its parts. */
export function pathText(path: readonly PropertyKey[]): string {
  let text = '';
  for (const part of path) {
    if (typeof part === 'number') text += `[${part}]`;
    else text += text === '' ? String(part) : `.${String(part)}`;
  }
  return text;
}
