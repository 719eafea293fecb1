import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { explain } from '../api/problem.ts';
import { maySupervise } from '../api/session.ts';
import { useBrand } from '../app/use-brand.ts';
import { useMe } from '../app/use-me.ts';
import { useText } from '../i18n/use-text.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { viewSearch } from './places.ts';
import { useInboxSearch } from './use-places.ts';
import { useSaveView } from './use-views.ts';

/** Keeps what the list shows now under a name. */
export function SaveView() {
  const t = useText('inbox');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <button type="button" className="chip bare" onClick={() => setOpened(true)}>
        {t('saveView')}
      </button>
      <Dialog opened={opened} onClose={() => setOpened(false)} title={t('saveViewTitle')} size={380}>
        <SaveForm onClose={() => setOpened(false)} />
      </Dialog>
    </>
  );
}

function SaveForm({ onClose }: { readonly onClose: () => void }) {
  const t = useText('inbox');
  const me = useMe();
  const search = useInboxSearch();
  const { brand, brands } = useBrand();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const save = useSaveView();
  const ready = name.trim() !== '';
  return (
    <form
      className="inbox-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!ready || save.isPending) return;
        const kept = viewSearch(search, brands.length > 1 ? brand?.id : undefined);
        save.mutate({ name: name.trim(), search: kept, shared }, { onSuccess: onClose });
      }}
    >
      <TextInput
        label={t('viewName')}
        value={name}
        maxLength={80}
        autoComplete="off"
        onChange={(event) => setName(event.currentTarget.value)}
        data-autofocus
      />
      {maySupervise(me) ? (
        <label className="tick-line">
          <input type="checkbox" checked={shared} onChange={(event) => setShared(event.currentTarget.checked)} />
          <span>
            {t('shareView')}
            <span className="dimmed small tick-hint">{t('shareViewHint')}</span>
          </span>
        </label>
      ) : null}
      {save.isError ? (
        <p role="alert" className="negative">
          {t('saveFailed')}. {explain(save.error)}
        </p>
      ) : null}
      <div className="dialog-do">
        <Button variant="default" size="compact-md" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" size="compact-md" disabled={!ready} loading={save.isPending}>
          {t('save')}
        </Button>
      </div>
    </form>
  );
}
