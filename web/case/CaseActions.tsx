import { Button } from '@mantine/core';
import { useState } from 'react';
import type { CaseDetail, Me } from '../api/types.ts';
import { useShortcuts } from '../keys/keys.tsx';
import { SolveDialog } from './SolveDialog.tsx';
import type { CaseActing } from './use-case-action.ts';

/** The one obvious next step is filled; the rest are quiet. */
export function CaseActions({
  one,
  me,
  action,
}: {
  readonly one: CaseDetail;
  readonly me: Me | null;
  readonly action: CaseActing;
}) {
  const [solving, setSolving] = useState(false);
  const mine = one.owner.kind === 'agent' && one.owner.id === me?.id;
  const unfinished = one.status === 'open' || one.status === 'pending';
  const claimOrRelease = (): void => action.run({ type: mine ? 'release' : 'claim' });
  const setStatus = (status: 'open' | 'pending'): void => action.run({ type: 'status', status, resolution: null });
  useShortcuts(
    unfinished
      ? {
          c: claimOrRelease,
          s: () => setSolving(true),
        }
      : {},
  );
  return (
    <div className="case-actions">
      {unfinished ? (
        <Button
          size="compact-sm"
          variant={mine ? 'default' : 'filled'}
          onClick={claimOrRelease}
          loading={action.pending}
          rightSection={<kbd>c</kbd>}
        >
          {mine ? 'Release' : 'Claim'}
        </Button>
      ) : null}
      {one.status === 'open' ? (
        <Button size="compact-sm" variant="default" onClick={() => setStatus('pending')} disabled={action.pending}>
          Wait
        </Button>
      ) : null}
      {unfinished ? (
        <Button
          size="compact-sm"
          variant={mine ? 'filled' : 'default'}
          onClick={() => setSolving(true)}
          disabled={action.pending}
          rightSection={<kbd>s</kbd>}
        >
          Solve
        </Button>
      ) : null}
      {one.status === 'solved' || one.status === 'pending' ? (
        <Button size="compact-sm" variant="default" onClick={() => setStatus('open')} disabled={action.pending}>
          {one.status === 'solved' ? 'Re-open' : 'Stop waiting'}
        </Button>
      ) : null}
      <SolveDialog
        opened={solving}
        onClose={() => setSolving(false)}
        onSolve={(resolution) => {
          setSolving(false);
          action.run({ type: 'status', status: 'solved', resolution });
        }}
      />
    </div>
  );
}
