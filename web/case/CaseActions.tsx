import { Button, Menu } from '@mantine/core';
import { maySupervise } from '../api/session.ts';
import type { CaseDetail, Me } from '../api/types.ts';
import { useText } from '../i18n/use-text.ts';
import { useShortcuts } from '../keys/keys.tsx';
import type { OpenDialog } from './CaseDialogs.tsx';
import type { CaseActing } from './use-case-action.ts';

/** The one obvious next step is filled; the rest are quiet. */
export function CaseActions(props: {
  readonly one: CaseDetail;
  readonly me: Me | null;
  readonly action: CaseActing;
  readonly onAsk: (dialog: OpenDialog) => void;
}) {
  const { one, me, action, onAsk } = props;
  const t = useText('reply');
  const mine = one.owner.kind === 'agent' && one.owner.id === me?.id;
  const held =
    one.owner.kind === 'agent' && !mine && one.owner.leaseUntil !== null && Date.parse(one.owner.leaseUntil) > Date.now();
  const unfinished = one.status === 'open' || one.status === 'pending';
  const claimOrRelease = (): void => action.run({ type: mine ? 'release' : 'claim' });
  const setStatus = (status: 'open' | 'pending'): void => action.run({ type: 'status', status, resolution: null });
  useShortcuts(unfinished ? { c: claimOrRelease, s: () => onAsk('solve') } : {});
  return (
    <div className="case-actions">
      {unfinished && held && maySupervise(me) ? (
        <Button size="compact-sm" onClick={() => onAsk('take-over')}>
          {t('takeOver')}
        </Button>
      ) : unfinished ? (
        <Button
          size="compact-sm"
          variant={mine ? 'default' : 'filled'}
          onClick={claimOrRelease}
          loading={action.running === 'claim' || action.running === 'release'}
          rightSection={<kbd>c</kbd>}
        >
          {mine ? t('release') : t('claim')}
        </Button>
      ) : null}
      {one.status === 'open' ? (
        <Button size="compact-sm" variant="default" onClick={() => setStatus('pending')} disabled={action.pending}>
          {t('wait')}
        </Button>
      ) : null}
      {unfinished ? (
        <Button
          size="compact-sm"
          variant="default"
          onClick={() => onAsk('solve')}
          disabled={action.pending}
          rightSection={<kbd>s</kbd>}
        >
          {t('solve')}
        </Button>
      ) : null}
      {one.status === 'solved' || one.status === 'pending' ? (
        <Button size="compact-sm" variant="default" onClick={() => setStatus('open')} disabled={action.pending}>
          {one.status === 'solved' ? t('reopen') : t('stopWaiting')}
        </Button>
      ) : null}
      {unfinished ? (
        <Menu position="bottom-end" shadow="sm" withInitialFocusPlaceholder={false}>
          <Menu.Target>
            <Button size="compact-sm" variant="default" aria-label={t('more')}>
              ⋯
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item onClick={() => onAsk('transfer')}>{t('transfer')}</Menu.Item>
            <Menu.Item onClick={() => onAsk('merge')}>{t('merge')}</Menu.Item>
            <Menu.Item onClick={() => onAsk('split')}>{t('split')}</Menu.Item>
            <Menu.Item onClick={() => onAsk('help')}>{t('help')}</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ) : null}
    </div>
  );
}
