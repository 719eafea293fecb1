import type { ConditionValue } from '../api/settings.ts';
import { useText } from '../i18n/use-text.ts';
import { codeWords, networkName } from '../text/words.ts';
import { ChecksField, SelectField, TextField } from './fields.tsx';
import { ListField } from './ListField.tsx';
import { conditionKinds, listOf } from './rule-parts.ts';
import type { ConditionName } from './rule-parts.ts';

export function ConditionField(props: {
  readonly name: ConditionName;
  readonly value: ConditionValue;
  readonly error: string | null;
  readonly onChange: (value: ConditionValue) => void;
}) {
  const { name, value, error, onChange } = props;
  const t = useText('settings');
  const about = conditionKinds[name];
  const label = t(`when-${name}`);
  switch (about.kind) {
    case 'choice':
      return (
        <ChecksField
          label={label}
          error={error}
          value={listOf(value)}
          options={about.values.map((one) => ({ value: one, label: name === 'network' ? networkName(one) : codeWords(one) }))}
          onChange={onChange}
        />
      );
    case 'one':
      return (
        <SelectField
          label={label}
          error={error}
          value={String(value)}
          options={[
            { value: 'public', label: t('public') },
            { value: 'private', label: t('private') },
          ]}
          onChange={onChange}
        />
      );
    case 'words':
      return <ListField label={label} hint={t('onePerLine')} rows={2} error={error} value={listOf(value)} onChange={onChange} />;
    case 'number':
      return (
        <TextField
          label={label}
          type="number"
          error={error}
          value={String(value)}
          onChange={(text) => onChange(text === '' ? '' : Number(text))}
        />
      );
    case 'flag':
      return (
        <label className="check">
          <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} /> {label}
        </label>
      );
  }
}
