import { Menu } from '@mantine/core';
import { mayWork } from '../api/session.ts';
import { useText } from '../i18n/use-text.ts';
import { useOwnStatus } from '../presence/presence.tsx';
import { midSentence } from '../text/numbers.ts';
import { Icon } from '../ui/icons.tsx';
import { useMe } from './use-me.ts';

const choices = [
  { value: 'available', text: 'available', hint: 'availableHint' },
  { value: 'break', text: 'onBreak', hint: 'onBreakHint' },
] as const;

/** Whether cases can come to somebody: shown always, changed with two clicks. */
export function StatusMenu() {
  const me = useMe();
  const t = useText('app');
  const { status, setStatus, unsent } = useOwnStatus();
  if (!mayWork(me)) return null;
  const shown = choices.find(({ value }) => value === status) ?? choices[0];
  const name = t('yourState', { state: midSentence(t(shown.text)) });
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-end" shadow="sm" width={230}>
      <Menu.Target>
        <button
          type="button"
          className={`plain-button own-status is-${status}`}
          aria-label={unsent ? `${name}, ${midSentence(t('stateUnsent'))}` : name}
        >
          {unsent ? (
            <Icon name="warning" size={13} />
          ) : status === 'break' ? (
            <Icon name="pause" size={13} />
          ) : (
            <span className="dot" />
          )}
          <span className="own-status-word">{unsent ? t('stateUnsent') : t(shown.text)}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('state')}</Menu.Label>
        <Menu.RadioGroup
          value={status}
          onChange={(next) => {
            const choice = choices.find(({ value }) => value === next);
            if (choice !== undefined) setStatus(choice.value);
          }}
        >
          {choices.map(({ value, text, hint }) => (
            <Menu.RadioItem key={value} value={value} closeMenuOnClick>
              {t(text)}
              <br />
              <span className="dimmed small">{t(hint)}</span>
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  );
}
