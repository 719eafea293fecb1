import { Suspense, useState } from 'react';
import type { ExportAsk } from '../api/exports.ts';
import { lazyPage } from '../app/lazy-page.ts';
import { useText } from '../i18n/use-text.ts';

const ExportDialog = lazyPage('exports', () => import('./ExportDialog.tsx'), 'ExportDialog');

/** Takes a whole list away as a file; how far it is stands in a dialog that comes when it is asked for. */
export function ExportButton({ lists }: { readonly lists: readonly ExportAsk[] }) {
  const t = useText('feed');
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="chip bare" onClick={() => setOpen(true)}>
        {t('export')}
      </button>
      {open ? (
        <Suspense fallback={null}>
          <ExportDialog lists={lists} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
