import { Button, TextInput } from '@mantine/core';
import { weekdays } from '../api/settings.ts';
import type { HoursSetting, Weekday } from '../api/settings.ts';
import { useText } from '../i18n/use-text.ts';
import { dayName } from './day-names.ts';
import type { FaultAt } from './errors.ts';
import { Group, TextField } from './fields.tsx';
import { ListField } from './ListField.tsx';

/** Business hours: several spans a day, and days that are closed. None given: the clocks never stop. */
export function HoursField(props: {
  readonly value: HoursSetting | undefined;
  readonly fault: FaultAt;
  readonly onChange: (value: HoursSetting | undefined) => void;
}) {
  const { value, fault, onChange } = props;
  const t = useText('settings');
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (
    <Group label={t('hours')}>
      <label className="check">
        <input
          type="checkbox"
          checked={value === undefined}
          onChange={(event) => onChange(event.currentTarget.checked ? undefined : { timeZone: here, weekly: {}, holidays: [] })}
        />
        {t('alwaysOpen')}
      </label>
      {value === undefined ? null : (
        <>
          <TextField
            label={t('timeZone')}
            hint={t('timeZoneHint')}
            value={value.timeZone}
            error={fault('hours.timeZone')}
            onChange={(timeZone) => onChange({ ...value, timeZone })}
          />
          <ul className="plain week">
            {weekdays.map((day) => (
              <DaySpans
                key={day}
                day={day}
                spans={value.weekly[day] ?? []}
                fault={fault}
                onChange={(spans) => {
                  const { [day]: _, ...others } = value.weekly;
                  onChange({ ...value, weekly: spans.length === 0 ? others : { ...others, [day]: spans } });
                }}
              />
            ))}
          </ul>
          <ListField
            label={t('holidays')}
            hint={t('holidaysHint')}
            value={value.holidays}
            error={fault('hours.holidays')}
            onChange={(holidays) => onChange({ ...value, holidays })}
          />
        </>
      )}
    </Group>
  );
}

function DaySpans(props: {
  readonly day: Weekday;
  readonly spans: readonly string[];
  readonly fault: FaultAt;
  readonly onChange: (spans: readonly string[]) => void;
}) {
  const { day, spans, fault, onChange } = props;
  const t = useText('settings');
  const name = dayName(day);
  return (
    <li className="day">
      <span className="day-name">{name}</span>
      <span className="day-spans">
        {spans.length === 0 ? <span className="dimmed">{t('closedDay')}</span> : null}
        {spans.map((span, index) => (
          <span key={index} className="day-span">
            <TextInput
              size="xs"
              value={span}
              error={fault(`hours.weekly.${day}[${index}]`)}
              aria-label={t('spanOf', { day: name, number: String(index + 1) })}
              onChange={(event) => onChange(spans.with(index, event.currentTarget.value))}
            />
            <Button
              size="compact-xs"
              variant="subtle"
              aria-label={t('removeSpan', { day: name, number: String(index + 1) })}
              onClick={() => onChange(spans.filter((_, at) => at !== index))}
            >
              ×
            </Button>
          </span>
        ))}
        <Button
          size="compact-xs"
          variant="subtle"
          aria-label={t('addSpanOn', { day: name })}
          onClick={() => onChange([...spans, spans.length === 0 ? '08:00-17:00' : '18:00-20:00'])}
        >
          + {t('addSpan')}
        </Button>
      </span>
    </li>
  );
}
