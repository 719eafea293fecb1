import type { BrandSetting, SpecialDays } from '../api/settings.ts';
import { useText } from '../i18n/use-text.ts';
import type { FaultAt } from './errors.ts';
import { SelectField, TextField } from './fields.tsx';
import { RowsField } from './RowsField.tsx';

const kinds = ['campaign', 'holiday'] as const;

/** Holidays and campaigns, so that what was to be expected raises no alarm. */
export function CalendarField(props: {
  readonly brand: BrandSetting;
  readonly disabled: boolean;
  readonly fault: FaultAt;
  readonly onChange: (part: Partial<BrandSetting>) => void;
}) {
  const { brand, disabled, fault, onChange } = props;
  const t = useText('settings');
  const blank: SpecialDays = {
    name: '',
    kind: 'campaign',
    from: '',
    to: '',
    timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  };
  return (
    <RowsField
      label={t('calendar')}
      hint={t('calendarHint')}
      rows={brand.calendar ?? []}
      disabled={disabled}
      blank={blank}
      addLabel={t('addDays')}
      nameOf={(number) => t('daysNumber', { number })}
      removeLabel={(number) => t('removeDays', { number })}
      onChange={(calendar) => onChange({ calendar })}
    >
      {(row, index, change) => {
        const at = (field: keyof SpecialDays): string | null => fault(`calendar[${index}].${field}`) ?? null;
        return (
          <>
            <TextField label={t('name')} value={row.name} error={at('name')} onChange={(name) => change({ name })} />
            <SelectField
              label={t('daysKind')}
              value={row.kind}
              error={at('kind')}
              options={kinds.map((kind) => ({ value: kind, label: t(kind) }))}
              onChange={(kind) => change(kind === 'holiday' ? { kind, times: undefined } : { kind: 'campaign' })}
            />
            <TextField
              label={t('firstDay')}
              type="date"
              value={row.from}
              error={at('from')}
              onChange={(from) => change({ from })}
            />
            <TextField label={t('lastDay')} type="date" value={row.to} error={at('to')} onChange={(to) => change({ to })} />
            {row.kind === 'campaign' ? (
              <TextField
                label={t('daysTimes')}
                hint={t('daysTimesHint')}
                type="number"
                value={row.times === undefined ? '' : String(row.times)}
                error={at('times')}
                onChange={(times) => change({ times: times === '' ? undefined : Number(times) })}
              />
            ) : null}
            <TextField
              label={t('timeZone')}
              value={row.timeZone}
              error={at('timeZone')}
              onChange={(timeZone) => change({ timeZone })}
            />
          </>
        );
      }}
    </RowsField>
  );
}
