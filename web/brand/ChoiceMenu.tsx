import { Menu } from '@mantine/core';
import { Icon } from '../ui/icons.tsx';

/** A choice of which one always holds, as a sentence: "Compare with the time before". */
export function ChoiceMenu<Value extends string>(props: {
  readonly label: string;
  readonly value: Value | undefined;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  /** What is shown where none of the options holds. */
  readonly otherwise?: string;
  readonly onChange: (value: Value) => void;
}) {
  const { label, value, options, otherwise = '', onChange } = props;
  const chosen = options.find((option) => option.value === value);
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-start" shadow="sm">
      <Menu.Target>
        <button type="button" className="chip">
          <span className="dimmed">{label}</span> <b>{chosen?.label ?? otherwise}</b>
          <Icon name="down" size={11} />
        </button>
      </Menu.Target>
      <Menu.Dropdown className="filter-options">
        <Menu.RadioGroup
          value={value ?? ''}
          onChange={(next) => {
            const option = options.find((one) => one.value === next);
            if (option !== undefined) onChange(option.value);
          }}
        >
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
