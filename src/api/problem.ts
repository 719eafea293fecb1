/** One fault of the input: where, and what is wrong there. `path` looks like `items[3].author.externalId`. */
export interface Fault {
  readonly path: string;
  readonly message: string;
}

export interface ProblemOptions {
  readonly status: number;
  /** Short stable code; `type` of the document is `urn:earshot:problem:<code>`. */
  readonly code: string;
  readonly title: string;
  /** What happened, to what, and what to do. Holds no secret and no author's text. */
  readonly detail: string;
  readonly errors?: readonly Fault[];
  /** Further members of the document (RFC 9457, section 3.2). */
  readonly extra?: Readonly<Record<string, unknown>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly cause?: unknown;
}

/** An answer that refuses: becomes an RFC 9457 problem document. */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly errors: readonly Fault[];
  readonly extra: Readonly<Record<string, unknown>>;
  readonly headers: Readonly<Record<string, string>>;

  constructor(options: ProblemOptions) {
    super(options.detail, { cause: options.cause });
    this.name = 'Problem';
    this.status = options.status;
    this.code = options.code;
    this.title = options.title;
    this.errors = options.errors ?? [];
    this.extra = options.extra ?? {};
    this.headers = options.headers ?? {};
  }
}

/** The document itself. */
export function problemDocument(problem: Problem): Readonly<Record<string, unknown>> {
  return {
    type: `urn:earshot:problem:${problem.code}`,
    title: problem.title,
    status: problem.status,
    detail: problem.message,
    code: problem.code,
    ...(problem.errors.length > 0 ? { errors: problem.errors } : {}),
    ...problem.extra,
  };
}
