import { Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { statusQuery } from '../api/session.ts';
import type { CaseDetail, CaseStatus, Priority } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { priorityNames, statusNames } from '../text/words.ts';
import type { OpenDialog } from './CaseDialogs.tsx';
import { FactMenu } from './FactMenu.tsx';
import { useCaseNames } from './use-case-names.ts';
import type { CaseActing } from './use-case-action.ts';

const priorities: readonly Priority[] = ['urgent', 'high', 'normal', 'low'];
/** What a person may make of a case from where it stands; nobody closes one by hand. */
const nextStatuses: Readonly<Record<CaseStatus, readonly CaseStatus[]>> = {
  open: ['open', 'pending', 'solved'],
  pending: ['open', 'pending', 'solved'],
  solved: ['open', 'solved'],
  closed: ['closed'],
};

const named = <Value extends string>(values: readonly Value[], names: Readonly<Record<Value, string>>) =>
  values.map((value) => ({ value, label: names[value] }));

/** Status, priority, topic and queue, each with its value, to be changed where it stands. */
export function FactMenus(props: {
  readonly one: CaseDetail;
  readonly action: CaseActing;
  readonly onAsk: (dialog: OpenDialog) => void;
}) {
  const { one, action, onAsk } = props;
  const t = useText('reply');
  const tInbox = useText('inbox');
  const { data: status } = useQuery(statusQuery);
  const { topics, topicName, queueName } = useCaseNames(one.brand);
  const busy = action.pending;
  const queues = (status?.queues ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const known = topics.map(({ id, name }) => ({ value: id, label: name }));
  const withCurrent = (options: typeof queues, value: string, label: string) =>
    options.some((option) => option.value === value) ? options : [{ value, label }, ...options];
  const setStatus = (next: string): void => {
    if (next === 'solved') onAsk('solve');
    else if (next === 'open' || next === 'pending') action.run({ type: 'status', status: next, resolution: null });
  };
  return (
    <>
      <FactMenu
        label={tInbox('status')}
        plain
        value={one.status}
        options={named(nextStatuses[one.status], statusNames)}
        busy={busy}
        onChoose={setStatus}
      />
      <FactMenu
        label={t('priority')}
        value={one.priority}
        options={named(priorities, priorityNames)}
        warn={one.priority === 'urgent' || one.priority === 'high'}
        busy={busy}
        onChoose={(next) => {
          const priority = priorities.find((each) => each === next);
          if (priority !== undefined) action.run({ type: 'priority', priority });
        }}
      />
      <FactMenu
        label={t('topic')}
        plain
        value={one.topic}
        options={withCurrent(known, one.topic, topicName(one.topic))}
        busy={busy}
        onChoose={(topic) => action.run({ type: 'topic', topic })}
      >
        <Menu.Divider />
        <Menu.Item renderRoot={(link) => <Link {...link} to="/cases" search={{ topic: one.topic }} />}>
          {t('allOfTopic')}
        </Menu.Item>
      </FactMenu>
      <FactMenu
        label={t('queue')}
        plain
        value={one.queue}
        options={withCurrent(queues, one.queue, queueName(one.queue))}
        busy={busy}
        onChoose={(id) => action.run({ type: 'transfer', to: { kind: 'queue', id }, reason: null })}
      >
        <Menu.Divider />
        <Menu.Item renderRoot={(link) => <Link {...link} to="/cases" search={{ queue: one.queue }} />}>
          {t('allOfQueue')}
        </Menu.Item>
        <Menu.Item onClick={() => onAsk('transfer')}>{t('transferWithReason')}</Menu.Item>
      </FactMenu>
    </>
  );
}
