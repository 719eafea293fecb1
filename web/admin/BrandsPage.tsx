import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { explain } from '../api/problem.ts';
import { previewBrand } from '../api/settings.ts';
import type { BrandSetting } from '../api/settings.ts';
import { useMe } from '../app/use-me.ts';
import { useText } from '../i18n/use-text.ts';
import { networkIds, networkName } from '../text/words.ts';
import { CompetitorsField, OwnTopicsField, TaxonomyField } from './BrandParts.tsx';
import { CalendarField } from './CalendarField.tsx';
import { EditorForm } from './EditorForm.tsx';
import { EntriesPage } from './EntriesPage.tsx';
import type { EditProps } from './EntriesPage.tsx';
import { faultsOf } from './errors.ts';
import { Group, TextField } from './fields.tsx';
import { ListField } from './ListField.tsx';
import { PreviewGroups } from './PreviewGroups.tsx';
import { administers, shapesBrands, useAdministers } from './use-settings.ts';
import { useEditor } from './use-editor.ts';

export function BrandsPage() {
  const t = useText('settings');
  const mayAdd = useAdministers();
  return (
    <EntriesPage
      title={t('brands')}
      hint={t('brandsHint')}
      entriesOf={({ brands }) => brands}
      idOf={({ id }) => id}
      nameOf={({ name }) => name}
      summaryOf={({ terms }) => terms.join(', ')}
      addLabel={t('addBrand')}
      mayAdd={mayAdd}
      edit={(edit) => <BrandEditor {...edit} />}
    />
  );
}

const blank: BrandSetting = {
  id: '',
  name: '',
  terms: [],
  exclude: [],
  ownAccounts: {},
  competitors: [],
  taxonomy: 'general',
  languages: [],
};

function BrandEditor({ entry, settings, onClose }: EditProps<BrandSetting>) {
  const t = useText('settings');
  const me = useMe();
  const [draft, setDraft] = useState(entry ?? blank);
  const editor = useEditor({
    noun: 'brands',
    opened: settings,
    entry,
    draft,
    find: ({ brands }) => brands.find(({ id }) => id === draft.id),
    onDraft: setDraft,
    onDone: onClose,
  });
  const preview = useMutation({ mutationFn: previewBrand });
  const fault = faultsOf(editor.mutation.error ?? preview.error);
  const whole = administers(me);
  const change = (part: Partial<BrandSetting>): void => setDraft({ ...draft, ...part });
  return (
    <EditorForm
      title={entry?.name ?? t('newBrand')}
      editor={editor}
      mayEdit={shapesBrands(me)}
      put={draft}
      remove={entry?.id ?? null}
      onClose={onClose}
    >
      <div className="fields two">
        <TextField
          label={t('name')}
          value={draft.name}
          error={fault('name')}
          disabled={!whole}
          onChange={(name) => change({ name })}
        />
        <TextField
          label={t('id')}
          hint={t('idHint')}
          value={draft.id}
          error={fault('id')}
          disabled={!whole || entry !== undefined}
          onChange={(id) => change({ id })}
        />
        <ListField
          label={t('terms')}
          hint={t('termsHint')}
          value={draft.terms}
          error={fault('terms')}
          onChange={(terms) => change({ terms })}
        />
        <ListField
          label={t('exclude')}
          hint={t('excludeHint')}
          value={draft.exclude}
          error={fault('exclude')}
          onChange={(exclude) => change({ exclude })}
        />
      </div>
      <div>
        <Button
          size="compact-sm"
          variant="default"
          loading={preview.isPending}
          disabled={draft.id === ''}
          onClick={() => preview.mutate(draft)}
        >
          {t('tryTerms')}
        </Button>
      </div>
      {preview.isError ? <p className="field-fault">{explain(preview.error)}</p> : null}
      {preview.data === undefined ? null : (
        <PreviewGroups
          seen={preview.data}
          note={t('termsFind', { before: preview.data.before, after: preview.data.after, excluded: preview.data.excluded })}
          groups={[
            { name: t('gained'), group: preview.data.gained },
            { name: t('lost'), group: preview.data.lost },
          ]}
        />
      )}
      <div className="fields two">
        <TaxonomyField settings={settings} brand={draft} disabled={!whole} fault={fault} onChange={change} />
        <ListField
          label={t('languages')}
          hint={t('languagesHint')}
          rows={2}
          value={draft.languages}
          disabled={!whole}
          error={fault('languages')}
          onChange={(languages) => change({ languages })}
        />
      </div>
      <CompetitorsField brand={draft} disabled={!whole} fault={fault} onChange={change} />
      <CalendarField brand={draft} disabled={false} fault={fault} onChange={change} />
      <OwnTopicsField brand={draft} disabled={!whole} fault={fault} onChange={change} />
      <Group label={t('ownAccounts')}>
        <p className="dimmed small">{t('ownAccountsHint')}</p>
        <div className="fields three">
          {networkIds
            .filter((network) => network !== 'custom')
            .map((network) => (
              <ListField
                key={network}
                rows={1}
                label={networkName(network)}
                disabled={!whole}
                value={draft.ownAccounts[network] ?? []}
                error={fault(`ownAccounts.${network}`)}
                onChange={(names) => {
                  const { [network]: _, ...others } = draft.ownAccounts;
                  change({ ownAccounts: names.length === 0 ? others : { ...others, [network]: names } });
                }}
              />
            ))}
        </div>
      </Group>
    </EditorForm>
  );
}
