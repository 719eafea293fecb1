import { Button, Menu } from '@mantine/core';
import { useState } from 'react';
import type { SavedView } from '../api/inbox.ts';
import { explain } from '../api/problem.ts';
import { maySupervise } from '../api/session.ts';
import { useMe } from '../app/use-me.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanName } from '../text/clean.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { useRemoveView, useSaveView } from './use-views.ts';

/** Share or delete a saved view: one's own, and for supervisors those that are shared. */
export function ViewMenu({ view }: { readonly view: SavedView }) {
  const t = useText('inbox');
  const me = useMe();
  const [deleting, setDeleting] = useState(false);
  const save = useSaveView();
  const mine = view.owner === me?.id;
  const supervises = maySupervise(me);
  if (!mine && !(view.shared && supervises)) return null;
  const name = cleanName(view.name);
  const share = (shared: boolean): void => {
    save.mutate({ id: view.id, name: view.name, search: view.search, shared });
  };
  return (
    <>
      <Menu withInitialFocusPlaceholder={false} position="bottom-end" shadow="sm" width={210}>
        <Menu.Target>
          <button type="button" className="rail-more" aria-label={t('viewMenu', { name })}>
            <span aria-hidden="true">⋯</span>
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {view.shared ? <Menu.Label>{mine ? t('shared') : t('sharedBy', { name: view.owner })}</Menu.Label> : null}
          {mine && supervises ? (
            <Menu.Item onClick={() => share(!view.shared)}>{view.shared ? t('unshare') : t('share')}</Menu.Item>
          ) : null}
          <Menu.Item onClick={() => setDeleting(true)}>{t('deleteView')}</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {save.isError ? (
        <p role="alert" className="small rail-hint rail-fault">
          {t('changeFailed')}. {explain(save.error)}
        </p>
      ) : null}
      <DeleteView view={view} name={name} opened={deleting} onClose={() => setDeleting(false)} />
    </>
  );
}

function DeleteView(props: {
  readonly view: SavedView;
  readonly name: string;
  readonly opened: boolean;
  readonly onClose: () => void;
}) {
  const { view, name, opened, onClose } = props;
  const t = useText('inbox');
  const remove = useRemoveView();
  return (
    <Dialog opened={opened} onClose={onClose} title={t('deleteViewTitle', { name })}>
      <p>{view.shared ? t('deleteSharedSure') : t('deleteViewSure')}</p>
      {remove.isError ? (
        <p role="alert" className="negative">
          {t('changeFailed')}. {explain(remove.error)}
        </p>
      ) : null}
      <div className="dialog-do">
        <Button variant="default" size="compact-md" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button size="compact-md" loading={remove.isPending} onClick={() => remove.mutate(view.id, { onSuccess: onClose })}>
          {t('deleteView')}
        </Button>
      </div>
    </Dialog>
  );
}
