import { Button } from '@mantine/core';
import type { SettingsChange } from '../api/settings.ts';
import { useText } from '../i18n/use-text.ts';
import { Ago } from '../ui/Ago.tsx';
import { Icon } from '../ui/icons.tsx';

/** Somebody else was faster: says what they did, and keeps what was typed. */
export function StaleSettings(props: {
  readonly changes: readonly SettingsChange[];
  readonly onGoOn: () => void;
  readonly onLeave: () => void;
}) {
  const t = useText('settings');
  return (
    <div className="refusal admin-refusal" role="alert">
      <Icon name="warning" />
      <div className="refusal-words">
        <b>{t('changedMeanwhile')}</b>
        <ul className="plain">
          {props.changes.map((change) => (
            <li key={change.version}>
              {change.what.join(', ')} <span className="dimmed">{change.by}</span> · <Ago at={change.at} />
            </li>
          ))}
        </ul>
        <p className="dimmed">{t('typedIsKept')}</p>
      </div>
      <div className="refusal-do">
        <Button size="compact-sm" onClick={props.onGoOn}>
          {t('keepTyped')}
        </Button>
        <Button size="compact-sm" variant="default" onClick={props.onLeave}>
          {t('takeTheirs')}
        </Button>
      </div>
    </div>
  );
}
