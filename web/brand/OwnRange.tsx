import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';

/** Days of the reader's choice, the last one included. Taken when both are given and in order. */
export function OwnRange(props: {
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly onChange: (days: { readonly from: string; readonly to: string }) => void;
}) {
  const t = useText('brand');
  const [from, setFrom] = useState(props.from ?? '');
  const [to, setTo] = useState(props.to ?? '');
  const take = (days: { readonly from: string; readonly to: string }): void => {
    if (days.from !== '' && days.to !== '' && days.from <= days.to) props.onChange(days);
  };
  return (
    <span className="own-range">
      <input
        type="date"
        aria-label={t('firstDay')}
        value={from}
        max={to}
        onChange={({ currentTarget: { value } }) => {
          setFrom(value);
          take({ from: value, to });
        }}
      />
      <span aria-hidden="true">–</span>
      <input
        type="date"
        aria-label={t('lastDay')}
        value={to}
        min={from}
        onChange={({ currentTarget: { value } }) => {
          setTo(value);
          take({ from, to: value });
        }}
      />
    </span>
  );
}
