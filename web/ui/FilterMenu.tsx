import { Menu } from '@mantine/core';
import { useText } from '../i18n/use-text.ts';
import { Icon } from './icons.tsx';

const all = '';

/** A filter as a sentence: "Network all", "Network Facebook". The chosen value is written, not only coloured. */
export function FilterMenu(props: {
  readonly label: string;
  readonly value: string | undefined;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly onChange: (value: string | undefined) => void;
}) {
  const t = useText('app');
  const { label, value, options, onChange } = props;
  const chosen = options.find((option) => option.value === value);
  const shown = value === undefined ? t('filterAll') : (chosen?.label ?? value);
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-start" shadow="sm" width={200}>
      <Menu.Target>
        <button type="button" className={value === undefined ? 'chip' : 'chip on'}>
          <span className="dimmed">{label}</span> <b>{shown}</b>
          <Icon name="down" size={11} />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={360} className="filter-options">
        <Menu.RadioGroup value={value ?? all} onChange={(next) => onChange(next === all ? undefined : next)}>
          <Menu.RadioItem value={all} closeMenuOnClick>
            {t('all')}
          </Menu.RadioItem>
          {options.map((option) => (
            <Menu.RadioItem key={option.value} value={option.value} closeMenuOnClick>
              {option.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}

/** A filter that is on or off. */
export function FilterToggle(props: { readonly label: string; readonly on: boolean; readonly onChange: (on: boolean) => void }) {
  return (
    <button
      type="button"
      className={props.on ? 'chip on' : 'chip'}
      aria-pressed={props.on}
      onClick={() => props.onChange(!props.on)}
    >
      {props.on ? <Icon name="check" size={12} /> : null}
      {props.label}
    </button>
  );
}
