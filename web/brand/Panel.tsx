import { useId, useRef } from 'react';
import type { ReactNode } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { csvText } from '../text/csv.ts';
import { saveFile } from '../ui/save-file.ts';
import { csvRows, DataTable } from './DataTable.tsx';
import type { Column } from './DataTable.tsx';
import { usePlace } from './place.ts';
import { chartPng } from './png.ts';
import { useView } from './use-view.ts';

export interface Answer<Data> {
  readonly data: Data | undefined;
  readonly isPending: boolean;
  readonly isError: boolean;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

/** What waits for an answer: its place while it comes, what failed and another try, or what was answered. */
export function Awaited<Data>(props: {
  readonly answer: Answer<Data>;
  readonly what: string;
  readonly rows?: number;
  readonly children: (data: Data) => ReactNode;
}) {
  const t = useText('brand');
  const { answer, what, rows = 5, children } = props;
  if (answer.data !== undefined) return children(answer.data);
  if (answer.isError) return <Failed what={t('failed', { what })} error={answer.error} onRetry={() => void answer.refetch()} />;
  return <Loading what={what} rows={rows} height={32} />;
}

/** A part of a page: heading, what is counted, and the tools of its numbers. */
export function Panel(props: {
  readonly title: string;
  readonly hint?: ReactNode;
  readonly tools?: ReactNode;
  readonly children: ReactNode;
}) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="block">
      <div className="block-head">
        <h2 id={id}>{props.title}</h2>
        <span className="dimmed">{props.hint}</span>
        <span className="grow" />
        <span className="brand-tools">{props.tools}</span>
      </div>
      {props.children}
    </section>
  );
}

/** Numbers as a table, and where there is a picture of them, the picture first; both can be taken along. */
export function Numbers<Row>(props: {
  readonly title: string;
  readonly hint?: ReactNode;
  /** What the numbers can be told apart by, beside the tools. */
  readonly choices?: ReactNode;
  /** Names the files. */
  readonly file: string;
  readonly answer: Answer<unknown>;
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  readonly columns: readonly Column<Row>[];
  readonly chart?: ReactNode;
  readonly empty: { readonly title: string; readonly hint: string };
}) {
  const t = useText('brand');
  const { title, file, answer, rows, columns, chart, idOf, empty, choices } = props;
  const { search, span } = useView();
  const { set } = usePlace();
  const drawn = useRef<HTMLDivElement>(null);
  const table = chart === undefined || search.table === true;
  const name = `${file}-${span.from.slice(0, 10)}-${span.to.slice(0, 10)}`;
  const saveCsv = (): void => {
    saveFile(`${name}.csv`, csvText(csvRows(columns, rows)));
  };
  const savePng = async (): Promise<void> => {
    const svg = drawn.current?.querySelector('svg');
    const content = svg === null || svg === undefined ? undefined : await chartPng(svg);
    if (content !== undefined) saveFile(`${name}.png`, content);
  };
  const tools = (
    <>
      {chart === undefined ? null : (
        <button
          type="button"
          className="chip bare"
          aria-label={`${t('table')}: ${title}`}
          aria-pressed={table}
          onClick={() => set({ table: table ? undefined : true })}
        >
          {t('table')}
        </button>
      )}
      {table ? null : (
        <button type="button" className="chip bare" aria-label={`PNG: ${title}`} onClick={() => void savePng()}>
          PNG
        </button>
      )}
      <button type="button" className="chip bare" aria-label={`CSV: ${title}`} onClick={saveCsv}>
        CSV
      </button>
    </>
  );
  return (
    <Panel
      title={title}
      hint={props.hint}
      tools={
        <>
          {choices}
          {rows.length === 0 ? null : tools}
        </>
      }
    >
      <Awaited answer={answer} what={title}>
        {() =>
          rows.length === 0 ? (
            <Empty icon="overview" title={empty.title}>
              {empty.hint}
            </Empty>
          ) : (
            <>
              {chart === undefined ? null : (
                <div ref={drawn} className={table ? 'paper-only' : undefined}>
                  {chart}
                </div>
              )}
              <div className={table ? undefined : 'paper-only'}>
                <DataTable name={t('numbersOf', { title })} columns={columns} rows={rows} idOf={idOf} unseen={!table} />
              </div>
            </>
          )
        }
      </Awaited>
    </Panel>
  );
}
