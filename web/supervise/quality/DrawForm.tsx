import { Button, NativeSelect, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { ApiError } from '../../api/problem.ts';
import { drawSample, qualityKeys } from '../../api/quality.ts';
import type { Draw } from '../../api/quality.ts';
import { strata } from '../../api/quality-types.ts';
import type { Sample, ScoreCard } from '../../api/quality-types.ts';
import { statusQuery } from '../../api/session.ts';
import { useBrand } from '../../app/use-brand.ts';
import { useText } from '../../i18n/use-text.ts';
import { cleanText } from '../../text/clean.ts';
import { newKey } from '../../ui/new-key.ts';
import { dayOf } from '../days.ts';
import { doubles, drawOf, sizes } from './draw.ts';
import type { DrawFaults, DrawFields } from './draw.ts';
import { NotTaken } from './NotTaken.tsx';

const dayMs = 86_400_000;

function blank(cards: readonly ScoreCard[]): DrawFields {
  const now = Date.now();
  return {
    card: cards[0]?.id ?? '',
    from: dayOf(now - 7 * dayMs),
    to: dayOf(now),
    size: '30',
    queue: '',
    agent: '',
    stratify: '',
    double: '20',
    seed: newKey().slice(0, 8),
  };
}

/** Says which solved cases are drawn, and how. */
export function DrawForm(props: {
  readonly cards: readonly ScoreCard[];
  readonly onClose: () => void;
  readonly onDrawn: (sample: Sample) => void;
}) {
  const { cards, onClose, onDrawn } = props;
  const t = useText('quality');
  const { brand } = useBrand();
  const { data: status } = useQuery(statusQuery);
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [fields, setFields] = useState<DrawFields>(() => blank(cards));
  const [faults, setFaults] = useState<DrawFaults>({});
  const drawing = useMutation({
    mutationFn: ({ draw, key }: { readonly draw: Draw; readonly key: string }) => drawSample(draw, key),
    onSuccess: onDrawn,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: qualityKeys.samples });
      await client.invalidateQueries({ queryKey: qualityKeys.reviews });
    },
  });
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [faults]);
  const submit = (): void => {
    const asked = drawOf(fields, brand?.id);
    if ('faults' in asked) return setFaults(asked.faults);
    setFaults({});
    // Without an answer the same draw may have been made: the same key makes sure that it is made once.
    const before = drawing.variables;
    const unanswered = drawing.error instanceof ApiError && drawing.error.problem.status === 0;
    const same = before !== undefined && JSON.stringify(before.draw) === JSON.stringify(asked.draw);
    drawing.mutate(unanswered && same ? before : { draw: asked.draw, key: newKey() });
  };
  const fault = (name: keyof DrawFields): string | null => {
    const found = faults[name];
    if (found === undefined) return null;
    return found === 'badNumber' ? t('badNumber', name === 'size' ? sizes : doubles) : t(found);
  };
  const bind = (name: keyof DrawFields) => ({
    value: fields[name],
    error: fault(name),
    onChange: (event: { readonly currentTarget: { readonly value: string } }): void => {
      const { value } = event.currentTarget;
      setFields((before) => ({ ...before, [name]: value }));
    },
  });
  return (
    <form
      ref={form}
      className="quality-detail"
      noValidate
      aria-labelledby="draw"
      onSubmit={(event) => {
        event.preventDefault();
        if (!drawing.isPending) submit();
      }}
    >
      <h2 id="draw" ref={heading} tabIndex={-1}>
        {t('draw')}
      </h2>
      <div className="fields two">
        <NativeSelect
          label={t('card')}
          {...bind('card')}
          data={cards.map(({ id, name }) => ({ value: id, label: cleanText(name) }))}
        />
        <TextInput label={t('size')} description={t('sizeHint')} inputMode="numeric" {...bind('size')} />
        <TextInput label={t('from')} type="date" {...bind('from')} />
        <TextInput label={t('to')} type="date" {...bind('to')} />
        <NativeSelect
          label={t('queue')}
          {...bind('queue')}
          data={[
            { value: '', label: t('allQueues') },
            ...(status?.queues ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <NativeSelect
          label={t('agent')}
          {...bind('agent')}
          data={[
            { value: '', label: t('everybody') },
            ...(status?.agents ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
        <NativeSelect
          label={t('stratify')}
          {...bind('stratify')}
          data={[{ value: '', label: t('by-none') }, ...strata.map((one) => ({ value: one, label: t(`by-${one}`) }))]}
        />
        <TextInput label={t('double')} description={t('doubleHint')} inputMode="numeric" {...bind('double')} />
        <TextInput label={t('seed')} description={t('seedHint')} maxLength={128} autoComplete="off" {...bind('seed')} />
      </div>
      <NotTaken what={t('notDrawn')} error={drawing.error} />
      <div className="quality-do">
        <Button type="submit" size="compact-md" loading={drawing.isPending}>
          {t('draw')}
        </Button>
        <Button size="compact-md" variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
