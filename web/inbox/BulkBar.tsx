import { useState } from 'react';
import { mostInBulk } from '../api/inbox.ts';
import { useText } from '../i18n/use-text.ts';
import { useShortcuts } from '../keys/keys.tsx';
import { Icon } from '../ui/icons.tsx';
import type { BulkAsk } from './bulk-action.ts';
import { BulkDialog } from './BulkDialog.tsx';
import { BulkReport } from './BulkReport.tsx';
import { useBulk } from './use-bulk.ts';
import type { Selecting } from './use-selection.ts';

/** Below the list while cases are ticked: how many, and what can be done with all of them. */
export function BulkBar({ selection, listed }: { readonly selection: Selecting; readonly listed: number }) {
  const bulk = useBulk({ keep: selection.only });
  const [ask, setAsk] = useState<BulkAsk | null>(null);
  const { selected } = selection;
  return (
    <>
      <BulkReport bulk={bulk} />
      {selected.length === 0 ? null : (
        <Bar
          selection={selection}
          listed={listed}
          busy={bulk.isPending}
          onClaim={() => bulk.run(selected, { type: 'claim' })}
          onAsk={setAsk}
        />
      )}
      <BulkDialog
        ask={selected.length === 0 ? null : ask}
        count={selected.length}
        onClose={() => setAsk(null)}
        onDo={(action) => {
          setAsk(null);
          bulk.run(selected, action);
        }}
      />
    </>
  );
}

const asks = [
  { ask: 'transfer', text: 'transfer' },
  { ask: 'priority', text: 'priority' },
  { ask: 'status', text: 'status' },
  { ask: 'note', text: 'note' },
] as const satisfies readonly { readonly ask: BulkAsk; readonly text: string }[];

function Bar(props: {
  readonly selection: Selecting;
  readonly listed: number;
  readonly busy: boolean;
  readonly onClaim: () => void;
  readonly onAsk: (ask: BulkAsk) => void;
}) {
  const { selection, listed, busy, onClaim, onAsk } = props;
  const t = useText('inbox');
  const count = selection.selected.length;
  useShortcuts({ Escape: selection.clear });
  return (
    <div className="bulk-bar" role="region" aria-label={t('selection')}>
      <div className="bulk-line">
        <b className="number" role="status">
          {busy ? t('working') : t('selected', { count })}
        </b>
        {count < listed && count < mostInBulk ? (
          <button type="button" className="link-button" onClick={selection.all}>
            {t('selectListed')}
          </button>
        ) : null}
        {count >= mostInBulk ? <span className="dimmed small">{t('selectMost', { count: mostInBulk })}</span> : null}
        <span className="grow" />
        <button type="button" className="plain-button bulk-clear" aria-label={t('clearSelection')} onClick={selection.clear}>
          <Icon name="close" size={13} />
        </button>
      </div>
      <div className="chips">
        <button type="button" className="chip on" disabled={busy} onClick={onClaim}>
          {t('claimThem', { count })}
        </button>
        {asks.map(({ ask, text }) => (
          <button key={ask} type="button" className="chip" aria-haspopup="dialog" disabled={busy} onClick={() => onAsk(ask)}>
            {t(text)}
          </button>
        ))}
      </div>
    </div>
  );
}
