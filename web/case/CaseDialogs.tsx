import { Button, NativeSelect, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CaseAction } from '../api/cases.ts';
import { statusQuery } from '../api/session.ts';
import type { CaseDetail } from '../api/types.ts';
import { useBrand } from '../app/use-brand.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { Dialog } from '../ui/Dialog.tsx';
import type { CaseActing } from './use-case-action.ts';

export type OpenDialog = 'solve' | 'transfer' | 'merge' | 'split' | 'topic' | 'help' | 'take-over' | null;

interface Part {
  readonly one: CaseDetail;
  /** Null: it cannot be done as the dialog stands. */
  readonly onChange: (action: CaseAction | null) => void;
}

const titles = {
  solve: 'solveTitle',
  transfer: 'transferTitle',
  merge: 'mergeTitle',
  split: 'splitTitle',
  topic: 'topic',
  help: 'helpTitle',
  'take-over': 'takeOverTitle',
} as const;

/** What asks before it is done. */
export function CaseDialogs(props: {
  readonly open: OpenDialog;
  readonly one: CaseDetail;
  readonly action: CaseActing;
  readonly onClose: () => void;
}) {
  const t = useText('reply');
  const { open, one, action, onClose } = props;
  return (
    <Dialog opened={open !== null} onClose={onClose} title={open === null ? '' : t(titles[open])}>
      {open === null ? null : (
        <Asked
          key={`${open} ${one.id}`}
          open={open}
          one={one}
          onClose={onClose}
          onDo={(wanted) => {
            onClose();
            action.run(wanted);
          }}
        />
      )}
    </Dialog>
  );
}

function Asked(props: {
  readonly open: Exclude<OpenDialog, null>;
  readonly one: CaseDetail;
  readonly onDo: (action: CaseAction) => void;
  readonly onClose: () => void;
}) {
  const t = useText('reply');
  const { open, one, onDo, onClose } = props;
  const [action, setAction] = useState<CaseAction | null>(open === 'take-over' ? { type: 'claim', takeOver: true } : null);
  const part = { one, onChange: setAction };
  return (
    <form
      className="dialog-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (action !== null) onDo(action);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && action !== null) onDo(action);
      }}
    >
      {open === 'solve' ? <Solve {...part} /> : null}
      {open === 'transfer' ? <Transfer {...part} /> : null}
      {open === 'merge' ? <Merge {...part} /> : null}
      {open === 'split' ? <Split {...part} /> : null}
      {open === 'topic' ? <Topic {...part} /> : null}
      {open === 'help' ? <Help {...part} /> : null}
      {open === 'take-over' ? <p>{t('takeOverHint', { name: one.owner.name })}</p> : null}
      <div className="dialog-do">
        <Button variant="default" size="compact-md" onClick={onClose}>
          {t('cancel')}
        </Button>
        <Button type="submit" size="compact-md" disabled={action === null} rightSection={<kbd>Ctrl ↵</kbd>}>
          {open === 'solve' ? t('solve') : t('doIt')}
        </Button>
      </div>
    </form>
  );
}

function Solve({ one, onChange }: Part) {
  const t = useText('reply');
  const codes = one.resolutions ?? [];
  const [code, setCode] = useState(codes[0]?.id ?? '');
  const [text, setText] = useState('');
  const tell = (nextCode: string, nextText: string): void => {
    setCode(nextCode);
    setText(nextText);
  };
  const resolution = text.trim() === '' ? null : text.trim();
  useTold(onChange, { type: 'status', status: 'solved', resolution, ...(code === '' ? {} : { code }) });
  return (
    <>
      {codes.length === 0 ? null : (
        <NativeSelect
          label={t('resolution')}
          value={code}
          data-autofocus
          onChange={(event) => tell(event.currentTarget.value, text)}
          data={codes.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <Textarea
        {...(codes.length === 0 ? { 'data-autofocus': true } : {})}
        label={t('settled')}
        description={t('settledHint')}
        value={text}
        minRows={3}
        maxLength={500}
        onChange={(event) => tell(code, event.currentTarget.value)}
      />
      <p className="dimmed small">{t('solveHint')}</p>
    </>
  );
}

/** Tells the dialog what its button would do, whenever that changes. */
function useTold(onChange: Part['onChange'], action: CaseAction | null): void {
  const key = JSON.stringify(action);
  const [told, setTold] = useState('');
  if (told !== key) {
    setTold(key);
    queueMicrotask(() => onChange(action));
  }
}

function Transfer({ one, onChange }: Part) {
  const t = useText('reply');
  const { data: status } = useQuery(statusQuery);
  const [kind, setKind] = useState<'queue' | 'agent'>('queue');
  const people = (status?.agents ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const queues = (status?.queues ?? []).filter(({ id }) => id !== one.queue).map(({ id, name }) => ({ value: id, label: name }));
  const data = kind === 'queue' ? queues : people;
  const [chosen, setChosen] = useState('');
  const [reason, setReason] = useState('');
  const id = data.some(({ value }) => value === chosen) ? chosen : (data[0]?.value ?? '');
  useTold(
    onChange,
    id === '' ? null : { type: 'transfer', to: { kind, id }, reason: reason.trim() === '' ? null : reason.trim() },
  );
  return (
    <>
      <div className="seg" role="group" aria-label={t('whom')}>
        {(['queue', 'agent'] as const).map((way) => (
          <button key={way} type="button" aria-pressed={kind === way} onClick={() => setKind(way)}>
            {way === 'queue' ? t('toQueue') : t('toAgent')}
          </button>
        ))}
      </div>
      <NativeSelect label={t('whom')} value={id} onChange={(event) => setChosen(event.currentTarget.value)} data={data} />
      <Textarea label={t('reason')} value={reason} maxLength={500} onChange={(event) => setReason(event.currentTarget.value)} />
    </>
  );
}

function Merge({ one, onChange }: Part) {
  const t = useText('reply');
  const others = one.otherCases.filter(({ status, mergedInto }) => status !== 'closed' && (mergedInto ?? null) === null);
  const [chosen, setChosen] = useState(others[0]?.id ?? '');
  useTold(onChange, chosen === '' ? null : { type: 'merge', into: chosen });
  if (others.length === 0) return <p>{t('mergeNone')}</p>;
  return (
    <>
      <NativeSelect
        label={t('mergeInto')}
        value={chosen}
        onChange={(event) => setChosen(event.currentTarget.value)}
        data={others.map(({ id, number, subject }) => ({ value: id, label: `C-${number} ${cleanText(subject).slice(0, 60)}` }))}
      />
      <p className="dimmed small">{t('mergeHint')}</p>
    </>
  );
}

function Split({ one, onChange }: Part) {
  const t = useText('reply');
  const { brand } = useBrand();
  const said = one.mentions.filter(({ own, deletedAt }) => own !== true && deletedAt === null);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [topic, setTopic] = useState('');
  const fits = chosen.length > 0 && chosen.length < said.length;
  useTold(onChange, fits ? { type: 'split', mentions: chosen, topic: topic === '' ? null : topic } : null);
  return (
    <>
      <p className="dimmed small">{t('splitHint')}</p>
      {said.map((mention) => (
        <label key={mention.id} className="check-line">
          <input
            type="checkbox"
            checked={chosen.includes(mention.id)}
            onChange={(event) => {
              const { checked } = event.currentTarget;
              setChosen((before) => (checked ? [...before, mention.id] : before.filter((id) => id !== mention.id)));
            }}
          />
          <bdi dir="auto">{cleanText(mention.text).slice(0, 90)}</bdi>
        </label>
      ))}
      <NativeSelect
        label={t('topicOfNew')}
        value={topic}
        onChange={(event) => setTopic(event.currentTarget.value)}
        data={[
          { value: '', label: '–' },
          ...(brand?.topics ?? []).filter(({ id }) => id !== one.topic).map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
    </>
  );
}

function Topic({ one, onChange }: Part) {
  const t = useText('reply');
  const { brand } = useBrand();
  const topics = (brand?.topics ?? []).filter(({ id }) => id !== one.topic);
  const [topic, setTopic] = useState(topics[0]?.id ?? '');
  useTold(onChange, topic === '' ? null : { type: 'topic', topic });
  return (
    <NativeSelect
      label={t('topic')}
      value={topic}
      data-autofocus
      onChange={(event) => setTopic(event.currentTarget.value)}
      data={topics.map(({ id, name }) => ({ value: id, label: name }))}
    />
  );
}

function Help({ onChange }: Part) {
  const t = useText('reply');
  const [text, setText] = useState('');
  useTold(onChange, text.trim() === '' ? null : { type: 'help', text: text.trim() });
  return (
    <Textarea
      label={t('helpText')}
      value={text}
      maxLength={500}
      data-autofocus
      onChange={(event) => setText(event.currentTarget.value)}
    />
  );
}
