import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import { Icon } from '../ui/icons.tsx';

export interface FactOption {
  readonly value: string;
  readonly label: string;
}

/** One property of a case, written out, and a menu to change it: "Priority High". */
export function FactMenu(props: {
  readonly label: string;
  readonly value: string;
  readonly options: readonly FactOption[];
  readonly warn?: boolean;
  /** The value says by itself what it is: narrow screens leave the label to screen readers. */
  readonly plain?: boolean;
  /** A change is on its way: nothing else can be chosen meanwhile. */
  readonly busy: boolean;
  readonly onChoose: (value: string) => void;
  /** What else can be done with this property. */
  readonly children?: ReactNode;
}) {
  const { label, value, options, warn = false, plain = false, busy, onChoose, children } = props;
  const shown = options.find((option) => option.value === value)?.label ?? value;
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-start" shadow="sm" width={220}>
      <Menu.Target>
        <button type="button" className={warn ? 'chip fact warn' : 'chip fact'} aria-busy={busy}>
          {warn ? <Icon name="warning" size={11} /> : null}
          <span className={plain ? 'dimmed fact-label' : 'dimmed'}>{label}</span> <b className="cut">{shown}</b>
          <Icon name="down" size={11} />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah={360} className="filter-options">
        <Menu.RadioGroup
          value={value}
          onChange={(next) => {
            if (next !== value && !busy) onChoose(next);
          }}
        >
          {options.map((option) => (
            <Menu.RadioItem key={option.value} value={option.value} closeMenuOnClick>
              {option.label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        {children}
      </Menu.Dropdown>
    </Menu>
  );
}
