import { stringify } from 'csv-stringify/sync';
import type { PageOf, PageRequest } from '../../../ports/stores.ts';
import { tooManyRequests } from '../../problems.ts';
import type { Answer } from '../../route.ts';

export const exportFormats = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** One page is in memory at a time, however long the list. */
const PAGE = 500;
/** Each holds a connection to the store for minutes. */
const MOST_AT_ONCE = 4;
const RETRY_SECONDS = 30;
const COUNT_MS = 1_000;

const mediaTypes: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

type Cell = string | number | boolean | null;

/** A list as it is handed out in full. */
export interface Exported<T, V> {
  /** Becomes part of the file's name. */
  readonly name: string;
  readonly format: ExportFormat;
  read(page: PageRequest): Promise<PageOf<T>>;
  /** What of these leaves, as the lists give it. */
  view(items: readonly T[]): Promise<readonly V[]>;
  /** The columns of the table, in order. */
  readonly columns: Readonly<Record<string, (view: V) => Cell>>;
  /** How many there are; null where that is not known. */
  count(): Promise<number | null>;
  /** Milliseconds that the file waits for its count at most; a second unless told. */
  readonly countWithinMs?: number;
}

let underWay = 0;

/** How many rows there will be; null where nobody knows in time. A store that is gone shows when the first page is read. */
async function countInTime<T, V>({ count, countWithinMs = COUNT_MS }: Exported<T, V>): Promise<number | null> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), countWithinMs);
  });
  try {
    return await Promise.race([count().catch(() => null), late]);
  } finally {
    clearTimeout(timer);
  }
}

/** CSV as RFC 4180 has it; what a spreadsheet would take for a formula is shown as text. */
function csvOf(rows: readonly (readonly Cell[])[]): string {
  return stringify(
    rows.map((row) => row.map((cell) => (typeof cell === 'boolean' ? String(cell) : cell))),
    { escape_formulas: true, record_delimiter: 'windows' },
  );
}

async function* chunksOf<T, V>({ format, read, view, columns }: Exported<T, V>, first: PageOf<T>): AsyncGenerator<string> {
  underWay += 1;
  try {
    if (format === 'csv') yield csvOf([Object.keys(columns)]);
    for (let page: PageOf<T> | null = first; page !== null;) {
      const views = await view(page.items);
      if (views.length > 0) {
        yield format === 'csv'
          ? csvOf(views.map((one) => Object.values(columns).map((cell) => cell(one))))
          : views.map((one) => `${JSON.stringify(one)}\n`).join('');
      }
      page = page.nextCursor === null ? null : await read({ limit: PAGE, cursor: page.nextCursor });
    }
  } finally {
    underWay -= 1;
  }
}

/**
 * The whole list as a file, a page at a time, as fast as the other side takes it. A list that breaks off ends the connection in the
 * middle, so that nobody takes half of it for all. Throws a problem (429) while too many are under way.
 */
export async function exported<T, V>(list: Exported<T, V>): Promise<Answer> {
  if (underWay >= MOST_AT_ONCE) {
    throw tooManyRequests(`${MOST_AT_ONCE} exports are under way: wait for one to end`, RETRY_SECONDS);
  }
  const [first, rows] = await Promise.all([list.read({ limit: PAGE, cursor: null }), countInTime(list)]);
  return {
    type: 'stream',
    chunks: chunksOf(list, first),
    contentType: mediaTypes[list.format],
    headers: {
      'content-disposition': `attachment; filename="${list.name}.${list.format}"`,
      ...(rows === null ? {} : { 'earshot-rows': String(rows), 'x-total-count': String(rows) }),
    },
  };
}
