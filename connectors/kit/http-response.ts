import type { HttpResponse } from '../../src/ports/http.ts';
import { RemedyError } from '../../src/ports/remedy.ts';
import { JsonError, parseJson } from './json.ts';

export interface ResponseParts {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** Scheme, host and port: all of the address that an error may name. */
  readonly origin: string;
}

/** An answer whose JSON keeps every digit of long ids (see `parseJson`). */
export function createResponse(parts: ResponseParts): HttpResponse {
  const text = (): string => new TextDecoder().decode(parts.bytes);
  return {
    status: parts.status,
    headers: parts.headers,
    bytes: parts.bytes,
    text,
    json: () => {
      try {
        return parseJson(text());
      } catch (error) {
        if (!(error instanceof JsonError)) throw error;
        const type = parts.headers['content-type'] ?? 'no content type';
        throw new RemedyError({
          remedy: 'retry',
          code: 'not-json',
          message: `${parts.origin} answered ${parts.status} with ${parts.bytes.length} bytes (${type}) that cannot be read as JSON: ${error.message}`,
          status: parts.status,
        });
      }
    },
  };
}
