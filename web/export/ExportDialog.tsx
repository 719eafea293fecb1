import { Button } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { exportList } from '../api/exports.ts';
import type { ExportAsk, ExportFormat } from '../api/exports.ts';
import { ApiError, explain } from '../api/problem.ts';
import { useText } from '../i18n/use-text.ts';
import { countText, percent } from '../text/numbers.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/icons.tsx';
import { saveFile } from '../ui/save-file.ts';
import '../styles/export.css';

type State =
  | { readonly kind: 'asking' }
  | { readonly kind: 'running'; readonly rows: number; readonly total: number | null }
  | { readonly kind: 'done'; readonly rows: number }
  | { readonly kind: 'failed'; readonly rows: number; readonly error: unknown };

/** Which list, as what kind of file, and then how far it is; it can be cancelled at any time, and nothing is saved then. */
export function ExportDialog(props: { readonly lists: readonly ExportAsk[]; readonly onClose: () => void }) {
  const t = useText('exports');
  const { lists, onClose } = props;
  const [format, setFormat] = useState<ExportFormat>('csv');
  const [state, setState] = useState<State>({ kind: 'asking' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const ask = lists[0];
  if (ask === undefined) return null;
  const { what } = ask;

  const start = async (): Promise<void> => {
    const control = new AbortController();
    running.current = control;
    let reached = 0;
    setState({ kind: 'running', rows: 0, total: null });
    try {
      const { blob, rows } = await exportList({
        ask,
        format,
        signal: control.signal,
        onProgress: (count, total) => {
          reached = count;
          setState({ kind: 'running', rows: count, total });
        },
      });
      saveFile(`${what}-${new Date().toISOString().slice(0, 10)}.${format}`, blob);
      setState({ kind: 'done', rows });
    } catch (error) {
      setState(control.signal.aborted ? { kind: 'asking' } : { kind: 'failed', rows: reached, error });
    }
  };

  return (
    <Dialog opened onClose={onClose} title={t(what === 'cases' ? 'titleCases' : 'titleMentions')} size={460}>
      <div className="export">
        <p className="dimmed">{t('hint')}</p>
        <div className="seg" role="group" aria-label={t('format')}>
          {(['csv', 'ndjson'] as const).map((one) => (
            <button
              key={one}
              type="button"
              aria-pressed={format === one}
              disabled={state.kind === 'running'}
              onClick={() => setFormat(one)}
            >
              {t(one)}
            </button>
          ))}
        </div>
        <Progress state={state} />
        <div className="dialog-do">
          {state.kind === 'running' ? (
            <Button variant="default" size="compact-md" onClick={() => running.current?.abort()}>
              {t('cancel')}
            </Button>
          ) : (
            <>
              <Button variant="default" size="compact-md" onClick={onClose}>
                {t('close')}
              </Button>
              <Button size="compact-md" data-autofocus onClick={() => void start()}>
                {t(state.kind === 'asking' ? 'start' : 'again')}
              </Button>
            </>
          )}
        </div>
      </div>
    </Dialog>
  );
}

function Progress({ state }: { readonly state: State }) {
  const t = useText('exports');
  switch (state.kind) {
    case 'asking':
      return null;
    case 'running': {
      const { rows, total } = state;
      return (
        <div className="export-progress">
          <progress
            aria-label={t('progress')}
            max={Math.max(1, total ?? 1)}
            {...(total === null ? {} : { value: Math.min(rows, total) })}
          />
          <p className="number">
            {total === null
              ? t('rowsSoFar', { count: rows })
              : t('rowsOf', {
                  rows: countText(rows),
                  total: countText(total),
                  percent: percent(total === 0 ? 1 : Math.min(1, rows / total)),
                })}
          </p>
        </div>
      );
    }
    case 'done':
      return (
        <p role="status" className="positive">
          <Icon name="check" size={13} /> {t('saved', { count: state.rows })}
        </p>
      );
    case 'failed':
      return (
        <p role="alert" className="negative">
          <Icon name="warning" size={13} />{' '}
          {state.error instanceof ApiError ? explain(state.error) : t('brokeOff', { count: state.rows })}
        </p>
      );
  }
}
