import { Button } from '@mantine/core';
import { useEffect, useId, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { Ago } from '../ui/Ago.tsx';
import { Icon } from '../ui/icons.tsx';
import type { Difference, Side } from './differences.ts';
import { fieldName, fieldText } from './field-text.ts';
import type { Stale } from './use-editor.ts';

/** Somebody else was faster: says what they did, and lets one choose field by field. What was typed is kept. */
export function StaleSettings(props: {
  readonly stale: Stale;
  readonly onGoOn: (sideOf: (difference: Difference) => Side) => void;
  readonly onLeave: () => void;
}) {
  const { stale, onGoOn, onLeave } = props;
  const t = useText('settings');
  const heading = useRef<HTMLElement>(null);
  const [chosen, setChosen] = useState<Readonly<Record<string, Side>>>({});
  const sideOf = ({ field, suggested }: Difference): Side => chosen[field] ?? suggested;
  const { changes, differences, gone } = stale;
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="refusal admin-refusal" role="group" aria-label={t('changedMeanwhile')}>
      <Icon name="warning" />
      <div className="refusal-words">
        <b ref={heading} tabIndex={-1} role="alert">
          {t('changedMeanwhile')}
        </b>
        <ul className="plain">
          {changes.map((change) => (
            <li key={change.version}>
              {change.what.join(', ')} <span className="dimmed">{change.by}</span> · <Ago at={change.at} />
            </li>
          ))}
        </ul>
        <p className="dimmed">
          {t(gone ? 'takenAway' : differences.length === 0 ? 'othersOnly' : 'chooseByField')} {t('typedIsKept')}
        </p>
      </div>
      {differences.length === 0 ? null : (
        <div className="both-sides">
          {differences.map((difference) => (
            <BothSides
              key={difference.field}
              difference={difference}
              side={sideOf(difference)}
              onChoose={(side) => setChosen({ ...chosen, [difference.field]: side })}
            />
          ))}
        </div>
      )}
      <div className="refusal-do">
        <Button size="compact-sm" onClick={() => onGoOn(sideOf)}>
          {t('useChosen')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={onLeave}>
          {t('takeTheirs')}
        </Button>
      </div>
    </div>
  );
}

function BothSides(props: { readonly difference: Difference; readonly side: Side; readonly onChoose: (side: Side) => void }) {
  const { difference, side, onChoose } = props;
  const t = useText('settings');
  const name = useId();
  return (
    <fieldset className="both">
      <legend>{fieldName(difference.field)}</legend>
      {(['mine', 'theirs'] as const).map((one) => (
        <label key={one} className={one === side ? 'side on' : 'side'}>
          <input type="radio" name={name} checked={one === side} onChange={() => onChoose(one)} />
          <span>
            <b className="strong">{t(one)}</b>
            <bdi className="side-text">{fieldText(difference[one])}</bdi>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
