import { Button, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { putCard, qualityKeys } from '../../api/quality.ts';
import type { ScoreCard } from '../../api/quality-types.ts';
import { useText } from '../../i18n/use-text.ts';
import { cleanText } from '../../text/clean.ts';
import { newKey } from '../../ui/new-key.ts';
import { cardOf, freshCardId, marks, weights } from './card.ts';
import type { CardFaults, CardFields, QuestionFields } from './card.ts';
import { NotTaken } from './NotTaken.tsx';

const mostQuestions = 50;
const emptyQuestion = (): QuestionFields => ({ key: newKey(), id: null, text: '', weight: '1' });

function fieldsOf(card: ScoreCard | null): CardFields {
  if (card === null) return { name: '', passMark: '80', questions: [emptyQuestion()] };
  const { name, passMark, questions } = card;
  return {
    name,
    passMark: String(Math.round(passMark * 100)),
    questions: questions.map(({ id, text, weight }) => ({ key: id, id, text, weight: String(weight) })),
  };
}

/** A score-card's name, pass mark and questions. */
export function CardForm(props: {
  readonly card: ScoreCard | null;
  /** Ids of all cards, so that a new one takes none of them. */
  readonly known: readonly string[];
  readonly onClose: () => void;
}) {
  const { card, known, onClose } = props;
  const t = useText('quality');
  const client = useQueryClient();
  const form = useRef<HTMLFormElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const [fields, setFields] = useState<CardFields>(() => fieldsOf(card));
  const [faults, setFaults] = useState<CardFaults>({});
  const keeping = useMutation({
    mutationFn: putCard,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: qualityKeys.cards });
      onClose();
    },
  });
  useEffect(() => heading.current?.focus(), []);
  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [faults]);
  const submit = (): void => {
    const asked = cardOf(fields, card?.id ?? freshCardId(fields.name, known));
    if ('faults' in asked) return setFaults(asked.faults);
    setFaults({});
    keeping.mutate(asked.card);
  };
  const fault = (field: string, range: { readonly least: number; readonly most: number } = weights): string | null => {
    const found = faults[field];
    if (found === undefined) return null;
    return found === 'needed' ? t('needed') : t('badNumber', range);
  };
  const change = (key: string, part: Partial<QuestionFields>): void =>
    setFields((before) => ({
      ...before,
      questions: before.questions.map((question) => (question.key === key ? { ...question, ...part } : question)),
    }));
  return (
    <form
      ref={form}
      className="quality-detail"
      noValidate
      aria-labelledby="card-head"
      onSubmit={(event) => {
        event.preventDefault();
        if (!keeping.isPending) submit();
      }}
    >
      <h2 id="card-head" ref={heading} tabIndex={-1}>
        {card === null ? t('newCard') : <bdi>{t('editCard', { name: cleanText(card.name) })}</bdi>}
      </h2>
      {card === null ? null : <p className="dimmed">{t('cardKept')}</p>}
      <div className="fields two">
        <TextInput
          label={t('name')}
          value={fields.name}
          error={fault('name')}
          maxLength={128}
          autoComplete="off"
          onChange={(event) => setFields({ ...fields, name: event.currentTarget.value })}
        />
        <TextInput
          label={t('passMark')}
          description={t('passMarkHint')}
          value={fields.passMark}
          error={fault('passMark', marks)}
          inputMode="numeric"
          onChange={(event) => setFields({ ...fields, passMark: event.currentTarget.value })}
        />
      </div>
      <h3>{t('questions')}</h3>
      <ol className="sup-form">
        {fields.questions.map((question, index) => (
          <li key={question.key} className="card-question">
            <TextInput
              label={t('questionAt', { number: String(index + 1) })}
              value={question.text}
              error={fault(`text ${question.key}`)}
              maxLength={500}
              onChange={(event) => change(question.key, { text: event.currentTarget.value })}
            />
            <TextInput
              label={t('weightHead')}
              value={question.weight}
              error={fault(`weight ${question.key}`)}
              inputMode="numeric"
              onChange={(event) => change(question.key, { weight: event.currentTarget.value })}
            />
            <Button
              size="compact-md"
              variant="default"
              disabled={fields.questions.length === 1}
              aria-label={t('removeQuestion', { number: String(index + 1) })}
              onClick={() => setFields({ ...fields, questions: fields.questions.filter(({ key }) => key !== question.key) })}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ol>
      <Button
        size="compact-md"
        variant="default"
        disabled={fields.questions.length >= mostQuestions}
        onClick={() => setFields({ ...fields, questions: [...fields.questions, emptyQuestion()] })}
        className="start"
      >
        {t('addQuestion')}
      </Button>
      <NotTaken what={t('notKept')} error={keeping.error} />
      <div className="quality-do">
        <Button type="submit" size="compact-md" loading={keeping.isPending}>
          {t('save')}
        </Button>
        <Button size="compact-md" variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </div>
    </form>
  );
}
