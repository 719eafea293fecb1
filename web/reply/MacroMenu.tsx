import { Menu } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '../api/problem.ts';
import { macrosQuery, renderMacro } from '../api/replies.ts';
import { useText } from '../i18n/use-text.ts';
import { useShortcuts } from '../keys/keys.tsx';
import { Icon } from '../ui/icons.tsx';

/** Saved texts, put in with this case's values. */
export function MacroMenu(props: { readonly caseId: string; readonly onInsert: (text: string, source: string) => void }) {
  const t = useText('reply');
  const { caseId, onInsert } = props;
  const [opened, setOpened] = useState(false);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const {
    data = [],
    isSuccess,
    error,
  } = useQuery({
    queryKey: ['macros'],
    queryFn: ({ signal }) => macrosQuery(signal),
    staleTime: 60_000,
    enabled: opened,
  });
  useShortcuts({ m: () => setOpened(true) });
  const rendering = useMutation({
    mutationFn: (id: string) => renderMacro(id, caseId),
    onSuccess: ({ text, missing: gaps }, id) => {
      setMissing(gaps);
      onInsert(text, id);
    },
  });
  return (
    <>
      <Menu opened={opened} onChange={setOpened} position="top-start" shadow="sm" withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <button type="button" className="plain-button">
            <Icon name="layers" size={13} /> {t('macros')} <kbd>m</kbd>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {data.map(({ id, title }) => (
            <Menu.Item key={id} onClick={() => rendering.mutate(id)}>
              {title}
            </Menu.Item>
          ))}
          {isSuccess && data.length === 0 ? <Menu.Label>{t('noMacros')}</Menu.Label> : null}
          {error === null ? null : <Menu.Label>{explain(error)}</Menu.Label>}
        </Menu.Dropdown>
      </Menu>
      {rendering.isError ? (
        <span className="due late small" role="alert">
          {explain(rendering.error)}
        </span>
      ) : null}
      {missing.length === 0 ? null : <span className="due soon small">{t('macroGap', { names: missing.join(', ') })}</span>}
    </>
  );
}
