import { useId, useRef, useState } from 'react';
import type { FocusEvent, KeyboardEvent } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Icon } from '../ui/icons.tsx';
import { FindPanel } from './FindPanel.tsx';
import { stepLine, type FindLine } from './found.ts';
import { useFind, useGo } from './use-find.ts';

/** Searches cases, customers and mentions; what is found stands in a panel below, to be chosen by keys or mouse. */
export function FindBox({ name }: { readonly name: 'top' | 'page' }) {
  const t = useText('inbox');
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string | null>(null);
  const found = useFind(text);
  const go = useGo();
  const { lines, words } = found;
  const shown = open && words !== '';
  const active = lines.find(({ key }) => key === chosen);
  const lineId = (key: string): string => `${id}-${lines.findIndex((line) => line.key === key)}`;

  const choose = (line: FindLine): void => {
    setOpen(false);
    setText('');
    setChosen(null);
    field.current?.blur();
    go(line.way);
  };
  const step = (by: 1 | -1): void => {
    setOpen(true);
    setChosen(
      stepLine(
        chosen,
        by,
        lines.map(({ key }) => key),
      ),
    );
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      step(event.key === 'ArrowDown' ? 1 : -1);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      if (shown) setOpen(false);
      else field.current?.blur();
    }
  };
  const onBlur = (event: FocusEvent<HTMLFormElement>): void => {
    if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
  };
  return (
    <form
      role="search"
      className={`search find in-${name}`}
      onBlur={onBlur}
      onSubmit={(event) => {
        event.preventDefault();
        const line = active ?? lines.at(-1);
        if (line !== undefined) choose(line);
      }}
    >
      <Icon name="search" />
      <input
        ref={field}
        type="search"
        data-search
        role="combobox"
        aria-label={t('find')}
        placeholder={t('find')}
        aria-expanded={shown}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(shown && active !== undefined ? { 'aria-activedescendant': lineId(active.key) } : {})}
        autoComplete="off"
        maxLength={200}
        value={text}
        onFocus={() => setOpen(true)}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setChosen(null);
          setOpen(true);
        }}
        onKeyDown={onKeyDown}
      />
      <kbd aria-hidden="true">/</kbd>
      {shown ? (
        <FindPanel
          id={`${id}-list`}
          lineId={lineId}
          found={found}
          chosen={active?.key ?? null}
          onPoint={setChosen}
          onChoose={choose}
        />
      ) : null}
    </form>
  );
}
