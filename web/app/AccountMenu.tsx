import { Menu, useMantineColorScheme } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { keys } from '../api/keys.ts';
import { tellPresence } from '../api/presence.ts';
import { mayWork, meQuery, signOut } from '../api/session.ts';
import { useText } from '../i18n/use-text.ts';
import { useKeysHelp } from '../keys/keys.tsx';
import { elsewhere } from '../presence/beat.ts';
import { keepStatus } from '../presence/kept-status.ts';
import { midSentence } from '../text/numbers.ts';
import { codeWords } from '../text/words.ts';
import { Initials } from '../ui/labels.tsx';
import { LanguageItems } from './LanguageItems.tsx';

const schemes = [
  { value: 'auto', text: 'asSystem' },
  { value: 'light', text: 'light' },
  { value: 'dark', text: 'dark' },
] as const;

export function AccountMenu() {
  const { data: me } = useQuery(meQuery);
  const client = useQueryClient();
  const help = useKeysHelp();
  const t = useText('app');
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  if (me === null || me === undefined) return null;
  const leave = async (): Promise<void> => {
    if (mayWork(me)) await tellPresence({ ...elsewhere, status: 'offline' }).catch(() => undefined);
    keepStatus('available');
    await signOut().catch(() => undefined);
    client.clear();
    client.setQueryData(keys.me, null);
  };
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-end" shadow="sm" width={220}>
      <Menu.Target>
        <button type="button" className="plain-button account" aria-label={t('account', { name: me.name })}>
          <Initials name={me.name} mine />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          <b className="strong">{me.name}</b>
          <br />
          {me.roles.map((role) => midSentence(codeWords(role))).join(', ')}
        </Menu.Label>
        <Menu.Divider />
        <Menu.Label>{t('appearance')}</Menu.Label>
        <Menu.RadioGroup
          value={colorScheme}
          onChange={(next) => {
            const scheme = schemes.find(({ value }) => value === next);
            if (scheme !== undefined) setColorScheme(scheme.value);
          }}
        >
          {schemes.map(({ value, text }) => (
            <Menu.RadioItem key={value} value={value}>
              {t(text)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.Label>{t('language')}</Menu.Label>
        <LanguageItems />
        <Menu.Divider />
        <Menu.Item onClick={help.open} rightSection={<kbd>?</kbd>}>
          {t('keys')}
        </Menu.Item>
        {me.id === 'guest' ? null : (
          <>
            <Menu.Item component={Link} to="/digests">
              {t('digests')}
            </Menu.Item>
            <Menu.Item component={Link} to="/password">
              {t('changePassword')}
            </Menu.Item>
          </>
        )}
        {me.sample && me.id === 'guest' ? null : <Menu.Item onClick={() => void leave()}>{t('signOut')}</Menu.Item>}
        <Menu.Label>{t('version', { version: me.version })}</Menu.Label>
      </Menu.Dropdown>
    </Menu>
  );
}
