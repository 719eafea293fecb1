import type { ReactNode } from 'react';

/** One column of numbers: as the page shows it, and as a spreadsheet gets it. */
export interface Column<Row> {
  readonly key: string;
  readonly head: string;
  readonly cell: (row: Row) => ReactNode;
  /** Nothing: the column is a picture of another. */
  readonly value?: (row: Row) => string | number | null;
  readonly words?: boolean;
  /** Left out on small screens. */
  readonly wide?: boolean;
  readonly headHidden?: boolean;
}

/** A table whose first column names the rows. It scrolls by itself, also by keyboard. */
export function DataTable<Row>(props: {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  /** Only paper shows it: there is nothing to scroll. */
  readonly unseen?: boolean;
}) {
  const { name, columns, rows, idOf, unseen = false } = props;
  return (
    <div className="table-scroll" role="region" aria-label={name} {...(unseen ? {} : { tabIndex: 0 })}>
      <table className="table">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classOf(column)}>
                {column.headHidden === true ? <span className="vh">{column.head}</span> : column.head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={idOf(row)}>
              {columns.map((column, index) =>
                index === 0 ? (
                  <th key={column.key} scope="row">
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={classOf(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function classOf<Row>(column: Column<Row>): string | undefined {
  const names = [
    ...(column.words === true || column.value === undefined ? [] : ['right', 'number']),
    ...(column.wide === true ? ['wide-only'] : []),
  ];
  return names.length === 0 ? undefined : names.join(' ');
}

/** The same columns for a spreadsheet, names first. */
export function csvRows<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): (string | number | null)[][] {
  const written = columns.flatMap(({ head, value }) => (value === undefined ? [] : [{ head, value }]));
  return [written.map(({ head }) => head), ...rows.map((row) => written.map(({ value }) => value(row)))];
}
