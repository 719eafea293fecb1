import { send } from './http.ts';
import { ApiError, readProblem } from './problem.ts';

export type ExportFormat = 'csv' | 'ndjson';
export type ExportList = 'mentions' | 'cases';

export interface ExportAsk {
  readonly what: ExportList;
  readonly query: Readonly<Record<string, string | boolean | undefined>>;
}

/** Counts the rows of a table or of lines as its bytes go by: a line break inside of quotes ends no row. */
export function rowCounter(format: ExportFormat): (bytes: Uint8Array) => number {
  const quote = 0x22;
  const newline = 0x0a;
  let quoted = false;
  let rows = format === 'csv' ? -1 : 0;
  return (bytes) => {
    for (const byte of bytes) {
      if (byte === quote && format === 'csv') quoted = !quoted;
      else if (byte === newline && !quoted) rows += 1;
    }
    return Math.max(0, rows);
  };
}

/** Longer than any list takes. */
const longestMs = 60 * 60_000;

/**
 * A whole list as a file, read as it comes. A list that breaks off throws: half of it is never taken for all.
 * @throws ApiError when the server refuses; TypeError where the connection broke off
 */
export async function exportList(options: {
  readonly ask: ExportAsk;
  readonly format: ExportFormat;
  readonly signal: AbortSignal;
  /** `total` null: the server did not count. */
  readonly onProgress: (rows: number, total: number | null) => void;
}): Promise<{ readonly blob: Blob; readonly rows: number }> {
  const { ask, format, signal, onProgress } = options;
  const response = await send(`/v1/export/${ask.what}`, {
    query: { ...ask.query, format },
    headers: { accept: '*/*' },
    signal,
    timeoutMs: longestMs,
  });
  if (!response.ok || response.body === null) {
    const body: unknown = await response.json().catch(() => null);
    throw new ApiError(readProblem(response.status, body, response.headers.get('retry-after')));
  }
  const known = response.headers.get('earshot-rows') ?? response.headers.get('x-total-count');
  const total = known !== null && /^\d+$/u.test(known) ? Number(known) : null;
  const count = rowCounter(format);
  // Spreadsheets tell by this mark that a table is UTF-8.
  const parts: BlobPart[] = format === 'csv' ? ['\uFEFF'] : [];
  let rows = 0;
  onProgress(0, total);
  const reader = response.body.getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    parts.push(part.value);
    rows = count(part.value);
    onProgress(rows, total);
  }
  return { blob: new Blob(parts, { type: format === 'csv' ? 'text/csv;charset=utf-8' : 'application/x-ndjson' }), rows };
}
