import { createContext, useContext, useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { mayCorrect } from '../api/session.ts';
import type { Mention } from '../api/types.ts';
import { useBrand } from '../app/use-brand.ts';
import { useMe } from '../app/use-me.ts';
import { textOf } from '../i18n/texts.ts';
import { cleanName } from '../text/clean.ts';
import { authorName } from '../ui/AuthorName.tsx';
import { choiceWords, obstacleOf, setAlreadyBy, withChoices, type Choice } from './choice.ts';
import { CorrectionToast } from './CorrectionToast.tsx';
import type { PickedField } from './options.ts';
import { PickerDialog } from './PickerDialog.tsx';
import { useHeldCorrections } from './use-corrections.ts';

interface Corrections {
  /** Undefined for those who may not. */
  readonly choose: ((mention: Mention, choice: Choice) => void) | undefined;
  readonly pick: ((mention: Mention, field: PickedField) => void) | undefined;
  /** The mention with what was chosen for it and is not stored yet. */
  readonly shown: (mention: Mention) => Mention;
}
const CorrectionsContext = createContext<Corrections>({ choose: undefined, pick: undefined, shown: (mention) => mention });

/** Setting right what the machine understood: shown at once, taken back within seconds, sent then. */
export function CorrectionsProvider({ children }: { readonly children: ReactNode }) {
  const me = useMe();
  const { topicName } = useBrand();
  const { held, choose, send, drop } = useHeldCorrections();
  const [picking, setPicking] = useState<{ readonly mention: Mention; readonly field: PickedField } | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const may = mayCorrect(me);

  const corrections = useMemo<Corrections>(() => {
    const ordered = [...held.values()].filter(({ state }) => state !== 'failed').toSorted((a, b) => a.order - b.order);
    const shown = (mention: Mention): Mention => {
      const choices = ordered.filter((one) => one.mention.id === mention.id).map(({ choice }) => choice);
      return choices.length === 0 || me === undefined ? mention : withChoices(mention, choices, me);
    };
    const refusal = (mention: Mention): boolean => {
      const obstacle = obstacleOf(mention);
      setSaid(obstacle ?? null);
      return obstacle !== undefined;
    };
    return {
      shown,
      choose: may
        ? (mention, choice) => {
            if (refusal(mention)) return;
            const by = setAlreadyBy(shown(mention), choice);
            if (by === undefined) choose(mention, choice);
            else
              setSaid(
                textOf('correct')('alreadySet', {
                  author: authorName(mention.author),
                  choice: choiceWords(choice, topicName),
                  by: cleanName(by),
                }),
              );
          }
        : undefined,
      pick: may
        ? (mention, field) => {
            if (!refusal(mention)) setPicking({ mention, field });
          }
        : undefined,
    };
  }, [held, me, may, choose, topicName]);

  return (
    <CorrectionsContext value={corrections}>
      {children}
      <PickerDialog
        mention={picking === null ? null : corrections.shown(picking.mention)}
        field={picking?.field ?? 'topics'}
        onClose={() => setPicking(null)}
        onPick={(choice) => {
          if (picking !== null) corrections.choose?.(picking.mention, choice);
          setPicking(null);
        }}
      />
      <CorrectionToast held={held} said={said} onSaidOver={() => setSaid(null)} onAgain={send} onDrop={drop} />
    </CorrectionsContext>
  );
}

export function useCorrections(): Corrections {
  return useContext(CorrectionsContext);
}
