import { Button, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useId, useState } from 'react';
import type { BulkAction } from '../api/inbox.ts';
import { statusQuery } from '../api/session.ts';
import { priorities, statuses } from '../app/search.ts';
import { useText } from '../i18n/use-text.ts';
import { priorityNames, statusNames } from '../text/words.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { bulkAction, type BulkAsk } from './bulk-action.ts';

const titles = {
  transfer: 'transferThem',
  priority: 'priorityThem',
  status: 'statusThem',
  note: 'noteThem',
} as const satisfies Readonly<Record<BulkAsk, string>>;

/** Asks what a change of many cases needs to know, and says on its button how many it changes. */
export function BulkDialog(props: {
  readonly ask: BulkAsk | null;
  readonly count: number;
  readonly onClose: () => void;
  readonly onDo: (action: BulkAction) => void;
}) {
  const { ask, count, onClose, onDo } = props;
  const t = useText('inbox');
  return (
    <Dialog opened={ask !== null} onClose={onClose} title={ask === null ? '' : t(titles[ask], { count })} size={420}>
      {ask === null ? null : <BulkForm key={ask} ask={ask} count={count} onClose={onClose} onDo={onDo} />}
    </Dialog>
  );
}

function BulkForm(props: {
  readonly ask: BulkAsk;
  readonly count: number;
  readonly onClose: () => void;
  readonly onDo: (action: BulkAction) => void;
}) {
  const { ask, count, onClose, onDo } = props;
  const t = useText('inbox');
  const id = useId();
  const { data } = useQuery(statusQuery);
  const choices = {
    transfer: (data?.queues ?? []).map(({ id: value, name }) => ({ value, label: name })),
    priority: priorities.toReversed().map((value) => ({ value, label: priorityNames[value] })),
    status: statuses.map((value) => ({ value, label: statusNames[value] })),
    note: [],
  }[ask];
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const [text, setText] = useState('');
  const choice = chosen ?? choices[0]?.value;
  const action = bulkAction({ ask, choice, typed: text });
  const needsText = ask !== 'priority';
  const textLabel = ask === 'note' ? t('noteText') : ask === 'status' && choice === 'solved' ? t('whatSettled') : t('reason');
  const submit = (): void => {
    if (action !== undefined) onDo(action);
  };
  const label = { transfer: t('toQueue'), priority: t('priority'), status: t('status'), note: '' }[ask];
  return (
    <form
      className="inbox-form"
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      {ask === 'note' ? null : (
        <div className="select-line">
          <label htmlFor={id}>{label}</label>
          <select
            id={id}
            className="select"
            value={choice}
            data-autofocus
            onChange={(event) => setChosen(event.currentTarget.value)}
          >
            {choices.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        </div>
      )}
      {needsText && !(ask === 'status' && choice !== 'solved' && choice !== 'closed') ? (
        <Textarea
          label={textLabel}
          description={ask === 'note' ? t('noteHint') : t('reasonHint')}
          value={text}
          rows={3}
          maxLength={ask === 'note' ? 10_000 : 2_000}
          onChange={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit();
          }}
          {...(ask === 'note' ? { 'data-autofocus': true } : {})}
        />
      ) : null}
      <div className="dialog-do">
        <Button variant="default" size="compact-md" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" size="compact-md" disabled={action === undefined}>
          {t(titles[ask], { count })}
        </Button>
      </div>
    </form>
  );
}
