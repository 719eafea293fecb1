export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Absolute address. */
  readonly url: string;
  /** Appended to the address, encoded; undefined values are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** A string or bytes go out as they are; an object as JSON. */
  readonly body?: string | Uint8Array | Readonly<Record<string, unknown>>;
  /** Whole exchange, connection included; 15,000 ms unless told. */
  readonly timeoutMs?: number;
  /** Longest body taken; 10 MiB unless told. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case; several values joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** The body decoded as UTF-8. */
  text(): string;
  /** The body parsed as JSON. Throws {@link RemedyError} (`retry`, code `not-json`) when it is none. */
  json(): unknown;
}

/**
 * Outgoing HTTP. Every status is an answer, not an error: the caller translates it. Redirects are not followed.
 * Throws {@link RemedyError}: `retry` with code `unreachable`, `timeout` or `too-large`; `give-up` with code
 * `forbidden-address` when the address is private, link-local or otherwise not for us and the settings don't allow it.
 */
export interface Http {
  send(request: HttpRequest): Promise<HttpResponse>;
}
