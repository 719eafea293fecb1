import { useState } from 'react';
import type { CaseAction } from '../../api/cases.ts';
import type { CaseDetail } from '../../api/types.ts';

/** What each form of a dialog gets. */
export interface Part {
  readonly one: CaseDetail;
  /** What was filled in before, when the dialog is opened again. */
  readonly kept: CaseAction | null;
  /** Null: it cannot be done as the dialog stands. */
  readonly onChange: (action: CaseAction | null) => void;
}

/** What was filled in before for this kind of action. */
export function keptOf<Type extends CaseAction['type']>(
  kept: CaseAction | null,
  type: Type,
): Extract<CaseAction, { type: Type }> | null {
  const isOfType = (action: CaseAction): action is Extract<CaseAction, { type: Type }> => action.type === type;
  return kept !== null && isOfType(kept) ? kept : null;
}

/** Tells the dialog what its button would do, whenever that changes. */
export function useTold(onChange: Part['onChange'], action: CaseAction | null): void {
  const key = JSON.stringify(action);
  const [told, setTold] = useState('');
  if (told !== key) {
    setTold(key);
    queueMicrotask(() => onChange(action));
  }
}
