import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { keptMacrosQuery } from '../api/macros.ts';
import { useText } from '../i18n/use-text.ts';
import { Empty, Failed, Loading } from '../ui/states.tsx';
import { AdminPage } from './AdminPage.tsx';
import { MacroEditor } from './MacroEditor.tsx';

export function MacrosPage() {
  const t = useText('settings');
  const macros = useQuery(keptMacrosQuery);
  const [open, setOpen] = useState<{ readonly id: string | null } | null>(null);
  const close = (): void => setOpen(null);
  const variables = macros.data?.variables ?? [];
  return (
    <AdminPage
      title={t('macros')}
      hint={t('macrosHint')}
      action={
        <Button size="compact-md" variant="default" onClick={() => setOpen({ id: null })}>
          {t('addMacro')}
        </Button>
      }
    >
      {macros.isPending ? <Loading what={t('loadingMacros')} rows={4} height={48} /> : null}
      {macros.isError && macros.data === undefined ? (
        <Failed what={t('macrosFailed')} error={macros.error} onRetry={() => void macros.refetch()} />
      ) : null}
      {open !== null && open.id === null ? <MacroEditor macro={undefined} variables={variables} onClose={close} /> : null}
      {macros.data !== undefined && macros.data.items.length === 0 && open === null ? (
        <Empty icon="note" title={t('nothingYet')} />
      ) : null}
      <ul className="plain admin-list">
        {macros.data?.items.map((macro) => (
          <li key={macro.id}>
            <button
              type="button"
              className="admin-row"
              aria-expanded={open?.id === macro.id}
              onClick={() => setOpen(open?.id === macro.id ? null : { id: macro.id })}
            >
              <span className="admin-row-name">
                <b className="strong">{macro.name}</b>
                <span className="dimmed">
                  {macro.shared ? t('everybodys') : macro.owner.name} ·{' '}
                  {t('macroCounts', { uses: macro.uses, solved: macro.solved })}
                </span>
              </span>
            </button>
            {open?.id === macro.id ? <MacroEditor macro={macro} variables={variables} onClose={close} /> : null}
          </li>
        ))}
      </ul>
    </AdminPage>
  );
}
