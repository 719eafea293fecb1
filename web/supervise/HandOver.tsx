import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import type { Board, BoardAgent, HandTo } from '../api/board.ts';
import { useText } from '../i18n/use-text.ts';
import { countText } from '../text/numbers.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { agentState, callingFirst } from './agent-state.ts';

/** Asks to whom the ticked cases go, with what each has already. */
export function HandOver(props: {
  readonly open: boolean;
  readonly board: Board;
  readonly count: number;
  readonly onClose: () => void;
  readonly onDo: (to: HandTo) => void;
}) {
  const t = useText('board');
  const { open, board, count, onClose, onDo } = props;
  return (
    <Dialog opened={open} onClose={onClose} title={t('reassignTitle', { count })} size={420}>
      {open ? <Form board={board} count={count} onClose={onClose} onDo={onDo} /> : null}
    </Dialog>
  );
}

/** Those who are there and have most room first. */
function byRoom(agents: readonly BoardAgent[]): readonly BoardAgent[] {
  const room = ({ capacity, load }: BoardAgent): number => (capacity === null ? 0 : capacity - load);
  const there = ({ presence }: BoardAgent): number => (presence === 'available' ? 0 : 1);
  return callingFirst(agents).toSorted((a, b) => there(a) - there(b) || room(b) - room(a));
}

function Form(props: {
  readonly board: Board;
  readonly count: number;
  readonly onClose: () => void;
  readonly onDo: (to: HandTo) => void;
}) {
  const t = useText('board');
  const { board, count, onClose, onDo } = props;
  const [kind, setKind] = useState<HandTo['kind']>('agent');
  const [chosen, setChosen] = useState('');
  const people = byRoom(board.agents).map((agent) => ({ value: agent.id, label: labelOf(agent) }));
  const queues = board.queues.map(({ id, name, depth }) => ({
    value: id,
    label: t('queueLoad', { name, depth: countText(depth) }),
  }));
  const data = kind === 'agent' ? people : queues;
  const id = data.some(({ value }) => value === chosen) ? chosen : (data[0]?.value ?? '');
  const agent = kind === 'agent' ? board.agents.find((one) => one.id === id) : undefined;

  function labelOf(one: BoardAgent): string {
    const { name, load, capacity } = one;
    const presence = t(agentState(one));
    return capacity === null
      ? t('agentLoadOpen', { name, load: t('loadOpen', { count: load }), presence })
      : t('agentLoad', { name, load: String(load), capacity: String(capacity), presence });
  }
  return (
    <form
      className="sup-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (id !== '' && count > 0) onDo({ kind, id });
      }}
    >
      <div className="seg" role="group" aria-label={t('toWhom')}>
        {(['agent', 'queue'] as const).map((one) => (
          <button key={one} type="button" aria-pressed={kind === one} onClick={() => setKind(one)}>
            {t(one === 'agent' ? 'toAgent' : 'toQueue')}
          </button>
        ))}
      </div>
      {data.length === 0 ? (
        <p>{t('nobodyToHandTo')}</p>
      ) : (
        <NativeSelect
          label={t(kind === 'agent' ? 'toAgent' : 'toQueue')}
          value={id}
          data-autofocus
          onChange={(event) => setChosen(event.currentTarget.value)}
          data={data}
        />
      )}
      <div aria-live="polite">{agent === undefined ? null : <Doubts agent={agent} count={count} />}</div>
      <div className="dialog-do">
        <Button variant="default" size="compact-md" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" size="compact-md" disabled={id === '' || count === 0}>
          {t('doReassign')}
        </Button>
      </div>
    </form>
  );
}

/** What speaks against handing cases to somebody; it stays the supervisor's decision. */
function Doubts({ agent, count }: { readonly agent: BoardAgent; readonly count: number }) {
  const t = useText('board');
  const { name, load, capacity, presence } = agent;
  const beyond = capacity === null ? 0 : load + count - capacity;
  return (
    <>
      {beyond > 0 ? <p className="due soon">{t('overFull', { name, count: beyond })}</p> : null}
      {presence === 'available' ? null : <p className="due soon">{t('notThere', { name })}</p>}
    </>
  );
}
