import type { BrandSetting, Competitor, OwnTopic, Settings } from '../api/settings.ts';
import { useText } from '../i18n/use-text.ts';
import type { FaultAt } from './errors.ts';
import { SelectField, TextField } from './fields.tsx';
import { ListField } from './ListField.tsx';
import { RowsField } from './RowsField.tsx';
import { shippedTaxonomies } from './taxonomies.ts';

interface PartProps {
  readonly brand: BrandSetting;
  readonly disabled: boolean;
  readonly fault: FaultAt;
  readonly onChange: (part: Partial<BrandSetting>) => void;
}
const noCompetitor: Competitor = { id: '', name: '', terms: [] };
const noTopic: OwnTopic = { id: '', name: '', words: [], examples: [] };

/** By what topics mentions are sorted: a taxonomy that came with the program, or one that a brand has already. */
export function TaxonomyField({ settings, ...props }: PartProps & { readonly settings: Settings }) {
  const { brand, disabled, fault, onChange } = props;
  const t = useText('settings');
  const shipped = shippedTaxonomies.map((id) => ({ value: id, label: t(`taxonomy-${id}`) }));
  const others = new Set(settings.brands.map(({ taxonomy }) => taxonomy));
  for (const { value } of shipped) others.delete(value);
  return (
    <SelectField
      label={t('taxonomy')}
      value={brand.taxonomy}
      disabled={disabled}
      error={fault('taxonomy')}
      options={[...shipped, ...[...others].map((id) => ({ value: id, label: id }))]}
      onChange={(taxonomy) => onChange({ taxonomy })}
    />
  );
}

export function CompetitorsField({ brand, disabled, fault, onChange }: PartProps) {
  const t = useText('settings');
  return (
    <RowsField
      label={t('competitors')}
      hint={t('competitorsHint')}
      rows={brand.competitors}
      disabled={disabled}
      blank={noCompetitor}
      addLabel={t('addCompetitor')}
      nameOf={(number) => t('competitorNumber', { number })}
      removeLabel={(number) => t('removeCompetitor', { number })}
      onChange={(competitors) => onChange({ competitors })}
    >
      {(row, index, change) => (
        <>
          <TextField
            label={t('name')}
            value={row.name}
            error={fault(`competitors[${index}].name`)}
            onChange={(name) => change({ name })}
          />
          <TextField label={t('id')} value={row.id} error={fault(`competitors[${index}].id`)} onChange={(id) => change({ id })} />
          <ListField
            label={t('terms')}
            hint={t('termsHint')}
            rows={2}
            value={row.terms}
            error={fault(`competitors[${index}].terms`)}
            onChange={(terms) => change({ terms })}
          />
        </>
      )}
    </RowsField>
  );
}

export function OwnTopicsField({ brand, disabled, fault, onChange }: PartProps) {
  const t = useText('settings');
  return (
    <RowsField
      label={t('ownTopics')}
      hint={t('ownTopicsHint')}
      rows={brand.topics ?? []}
      disabled={disabled}
      blank={noTopic}
      addLabel={t('addTopic')}
      nameOf={(number) => t('topicNumber', { number })}
      removeLabel={(number) => t('removeTopic', { number })}
      onChange={(topics) => onChange({ topics })}
    >
      {(row, index, change) => (
        <>
          <TextField
            label={t('name')}
            value={row.name}
            error={fault(`topics[${index}].name`)}
            onChange={(name) => change({ name })}
          />
          <TextField label={t('id')} value={row.id} error={fault(`topics[${index}].id`)} onChange={(id) => change({ id })} />
          <ListField
            label={t('words')}
            hint={t('wordsHint')}
            rows={3}
            value={row.words}
            error={fault(`topics[${index}].words`)}
            onChange={(words) => change({ words })}
          />
          <ListField
            label={t('examplesField')}
            hint={t('examplesHint')}
            rows={3}
            value={row.examples}
            error={fault(`topics[${index}].examples`)}
            onChange={(examples) => change({ examples })}
          />
        </>
      )}
    </RowsField>
  );
}
