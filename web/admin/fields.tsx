import { NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useId } from 'react';
import type { ReactNode } from 'react';

interface Field {
  readonly label: string;
  readonly hint?: string;
  readonly error?: string | null;
  readonly disabled?: boolean;
}

export function TextField(
  props: Field & {
    readonly value: string;
    readonly onChange: (value: string) => void;
    readonly type?: 'text' | 'number' | 'password' | 'email' | 'date';
    readonly autoComplete?: string;
  },
) {
  const { label, hint, error = null, value, onChange, disabled = false, type = 'text', autoComplete = 'off' } = props;
  return (
    <TextInput
      label={label}
      description={hint}
      error={error}
      type={type}
      value={value}
      disabled={disabled}
      autoComplete={autoComplete}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export function AreaField(
  props: Field & { readonly value: string; readonly onChange: (value: string) => void; readonly rows?: number },
) {
  const { label, hint, error = null, value, onChange, disabled = false, rows = 4 } = props;
  return (
    <Textarea
      label={label}
      description={hint}
      error={error}
      rows={rows}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

export interface Choice {
  readonly value: string;
  readonly label: string;
}
export function SelectField(
  props: Field & { readonly value: string; readonly options: readonly Choice[]; readonly onChange: (value: string) => void },
) {
  const { label, hint, error = null, value, options, onChange, disabled = false } = props;
  const known = options.some((option) => option.value === value);
  return (
    <NativeSelect
      label={label}
      description={hint}
      error={error}
      value={value}
      disabled={disabled}
      data={[...(known ? [] : [{ value, label: value }]), ...options]}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}

/** Several of a few, as boxes to tick. */
export function ChecksField(
  props: Field & {
    readonly value: readonly string[];
    readonly options: readonly Choice[];
    readonly onChange: (value: readonly string[]) => void;
  },
) {
  const { label, hint, error = null, value, options, onChange, disabled = false } = props;
  const id = useId();
  return (
    <fieldset className="checks" disabled={disabled} aria-describedby={error === null ? undefined : id}>
      <legend>{label}</legend>
      {hint === undefined ? null : <p className="dimmed small">{hint}</p>}
      <div className="checks-list">
        {options.map((option) => (
          <label key={option.value} className="check">
            <input
              type="checkbox"
              checked={value.includes(option.value)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...value, option.value] : value.filter((one) => one !== option.value))
              }
            />
            {option.label}
          </label>
        ))}
      </div>
      {error === null ? null : (
        <p id={id} className="field-fault">
          {error}
        </p>
      )}
    </fieldset>
  );
}

export function Group({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <fieldset className="group">
      <legend>{label}</legend>
      {children}
    </fieldset>
  );
}
