import { Button } from '@mantine/core';
import type { ReactNode } from 'react';

/** Several things of one kind, each with fields of its own, to be added and taken away. */
export function RowsField<Row>(props: {
  readonly label: string;
  readonly hint: string;
  readonly rows: readonly Row[];
  readonly disabled: boolean;
  readonly blank: Row;
  readonly addLabel: string;
  readonly nameOf: (number: string) => string;
  readonly removeLabel: (number: string) => string;
  readonly onChange: (rows: readonly Row[]) => void;
  readonly children: (row: Row, index: number, change: (part: Partial<Row>) => void) => ReactNode;
}) {
  const { label, hint, rows, disabled, blank, addLabel, nameOf, removeLabel, onChange, children } = props;
  return (
    <fieldset className="group" disabled={disabled}>
      <legend>{label}</legend>
      <p className="dimmed small">{hint}</p>
      {rows.map((row, index) => (
        // Rows have no name of their own until one is typed.
        <div key={index} className="entry-row" role="group" aria-label={nameOf(String(index + 1))}>
          <div className="fields two">
            {children(row, index, (part) => onChange(rows.map((one, at) => (at === index ? { ...one, ...part } : one))))}
          </div>
          <Button
            size="compact-xs"
            variant="subtle"
            aria-label={removeLabel(String(index + 1))}
            onClick={() => onChange(rows.filter((_, at) => at !== index))}
          >
            ×
          </Button>
        </div>
      ))}
      <div>
        <Button size="compact-sm" variant="default" onClick={() => onChange([...rows, blank])}>
          {addLabel}
        </Button>
      </div>
    </fieldset>
  );
}
