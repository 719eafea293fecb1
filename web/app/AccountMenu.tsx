import { Menu, useMantineColorScheme } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { keys } from '../api/keys.ts';
import { meQuery, signOut } from '../api/session.ts';
import { useKeysHelp } from '../keys/keys.tsx';
import { codeWords } from '../text/words.ts';
import { Initials } from '../ui/labels.tsx';

const schemes = [
  { value: 'auto', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const;

export function AccountMenu() {
  const { data: me } = useQuery(meQuery);
  const client = useQueryClient();
  const help = useKeysHelp();
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  if (me === null || me === undefined) return null;
  const leave = async (): Promise<void> => {
    await signOut().catch(() => undefined);
    client.clear();
    client.setQueryData(keys.me, null);
  };
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-end" shadow="sm" width={220}>
      <Menu.Target>
        <button type="button" className="plain-button account" aria-label={`${me.name}, account and settings`}>
          <Initials name={me.name} mine />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <b className="strong">{me.name}</b>
          <br />
          {me.roles.map((role) => codeWords(role).toLowerCase()).join(', ')}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>Appearance</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(next) => {
            const scheme = schemes.find(({ value }) => value === next);
            if (scheme !== undefined) setColorScheme(scheme.value);
          }}
        >
          {schemes.map(({ value, label }) => (
            <Menu.RadioItem key={value} value={value}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Item onClick={help.open} rightSection={<kbd>?</kbd>}>
          Keys
        </Menu.Item>
        {me.sample && me.id === 'guest' ? null : <Menu.Item onClick={() => void leave()}>Sign out</Menu.Item>}
        <Menu.Label>Earshot {me.version}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}
