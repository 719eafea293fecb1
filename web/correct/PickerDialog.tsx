import { TextInput } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import type { Mention } from '../api/types.ts';
import { useBrand } from '../app/use-brand.ts';
import { useText } from '../i18n/use-text.ts';
import { RichText } from '../i18n/RichText.tsx';
import { percent } from '../text/numbers.ts';
import { authorName } from '../ui/AuthorName.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/icons.tsx';
import type { Choice } from './choice.ts';
import { filterOptions, optionsOf, type PickedField } from './options.ts';

const titles = { topics: 'setTopic', intent: 'setIntent' } as const satisfies Readonly<Record<PickedField, string>>;

/** On a touch screen the focus would bring up its keyboard, over the list. */
function hasKeyboard(): boolean {
  return window.matchMedia('(hover: hover)').matches;
}

/** One of a list, by arrow keys and Enter, by typing a part of its name, or by mouse. */
export function PickerDialog(props: {
  /** Null: closed. */
  readonly mention: Mention | null;
  readonly field: PickedField;
  readonly onClose: () => void;
  readonly onPick: (choice: Choice) => void;
}) {
  const t = useText('correct');
  const { mention, field, onClose, onPick } = props;
  return (
    <Dialog opened={mention !== null} onClose={onClose} title={t(titles[field])} size={360}>
      {mention === null ? null : <Picker mention={mention} field={field} onPick={onPick} />}
    </Dialog>
  );
}

function asKey(inside: ReactNode): ReactNode {
  return <kbd>{inside}</kbd>;
}

function Picker(props: { readonly mention: Mention; readonly field: PickedField; readonly onPick: (choice: Choice) => void }) {
  const t = useText('correct');
  const { mention, field, onPick } = props;
  const { brand } = useBrand();
  const id = useId();
  const list = useRef<HTMLUListElement>(null);
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const options = filterOptions(optionsOf(field, mention, brand), typed);
  const activeIndex = Math.min(at, options.length - 1);
  const active = options[activeIndex];
  const optionId = (index: number): string => `${id}-${index}`;

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  });

  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && options.length > 0) {
      event.preventDefault();
      setAt((activeIndex + step + options.length) % options.length);
    } else if (event.key === 'Enter' && active !== undefined) {
      event.preventDefault();
      onPick(active.choice);
    }
  };

  return (
    <div className="picker">
      <p className="dimmed small cut">
        <RichText area="correct" name="onWhat" with={{ author: <bdi>{authorName(mention.author)}</bdi> }} />
      </p>
      <TextInput
        value={typed}
        onChange={(event) => {
          setTyped(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKeyDown}
        placeholder={t('typeToNarrow')}
        aria-label={t(titles[field])}
        role="combobox"
        aria-expanded="true"
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(active === undefined ? {} : { 'aria-activedescendant': optionId(activeIndex) })}
        autoComplete="off"
        {...(hasKeyboard() ? { 'data-autofocus': true } : {})}
      />
      <ul ref={list} id={`${id}-list`} role="listbox" aria-label={t(titles[field])}>
        {options.map((option, index) => (
          <li
            key={option.name}
            id={optionId(index)}
            role="option"
            aria-selected={option === active}
            className={option === active ? 'on' : undefined}
            onPointerMove={() => setAt(index)}
            onClick={() => onPick(option.choice)}
          >
            <span>{option.name}</span>
            {option.confidence === undefined ? null : (
              <span className="dimmed small nowrap">
                <Icon name="check" size={12} /> {t('nowSure', { percent: percent(option.confidence) })}
              </span>
            )}
          </li>
        ))}
      </ul>
      {options.length === 0 ? <p className="dimmed small">{t('nothingCalledSo')}</p> : null}
      <p className="dimmed small picker-keys">
        <RichText area="correct" name="pickerKeys" with={{ up: asKey, down: asKey, enter: asKey, escape: asKey }} />
      </p>
    </div>
  );
}
