import type { MouseEvent } from 'react';
import type { CaseSummary } from '../api/types.ts';
import { CaseRow } from '../cases/CaseRow.tsx';
import { useText } from '../i18n/use-text.ts';
import { cleanName } from '../text/clean.ts';

/** A case of the list with a tick beside it; the tick is drawn on hover, on focus, and while anything is ticked. */
export function InboxRow(props: {
  readonly one: CaseSummary;
  readonly open: boolean;
  readonly mine: boolean;
  readonly selectable: boolean;
  readonly selected: boolean;
  readonly onTick: (range: boolean) => void;
  readonly onFocus: () => void;
}) {
  const { one, open, mine, selectable, selected, onTick, onFocus } = props;
  const t = useText('inbox');
  const name = cleanName(one.customerName) || `C-${one.number}`;
  const click = (event: MouseEvent<HTMLInputElement>): void => {
    onTick(event.shiftKey);
    // After a click the keys of the list go on working: they are silent while a field has the focus.
    if (event.detail > 0) {
      event.currentTarget.closest('.inbox-row')?.querySelector<HTMLElement>('[data-row-link]')?.focus({ preventScroll: true });
    }
  };
  return (
    <div className={selected ? 'inbox-row selected' : 'inbox-row'}>
      <CaseRow one={one} open={open} mine={mine} onFocus={onFocus} />
      {selectable ? (
        <label className="row-tick">
          <input
            type="checkbox"
            aria-label={t('select', { name })}
            checked={selected}
            onClick={click}
            onChange={() => undefined}
            onFocus={onFocus}
          />
        </label>
      ) : null}
    </div>
  );
}
