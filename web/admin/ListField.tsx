import { useState } from 'react';
import { AreaField } from './fields.tsx';
import { linesOf } from './lines.ts';

/** A list of words, one a line. */
export function ListField(props: {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | null;
  readonly disabled?: boolean;
  readonly rows?: number;
  readonly value: readonly string[];
  readonly onChange: (value: readonly string[]) => void;
}) {
  const { value, onChange, ...rest } = props;
  const [typed, setTyped] = useState(value.join('\n'));
  const same = linesOf(typed).join('\n') === value.join('\n');
  return (
    <AreaField
      {...rest}
      value={same ? typed : value.join('\n')}
      onChange={(text) => {
        setTyped(text);
        onChange(linesOf(text));
      }}
    />
  );
}
