import { useState } from 'react';
import { mayExport, mayShare } from '../api/may.ts';
import type { SharedPage } from '../api/shares.ts';
import { useMe } from '../app/use-me.ts';
import { ExportButton } from '../export/ExportButton.tsx';
import { useText } from '../i18n/use-text.ts';
import { usePlace } from './place.ts';
import { ShareDialog } from './ShareDialog.tsx';
import { useView } from './use-view.ts';

/** What can be done with the numbers of a page: hand on a link, take the mentions or cases along, print. */
export function BrandTools({ page }: { readonly page: SharedPage }) {
  const t = useText('brand');
  const me = useMe();
  const { brand } = usePlace();
  const { question, span } = useView();
  const [sharing, setSharing] = useState(false);
  const { network, topic, lang } = question;
  return (
    <span className="brand-do no-print">
      {mayShare(me) && brand !== undefined ? (
        <button type="button" className="chip bare" onClick={() => setSharing(true)}>
          {t('shareButton')}
        </button>
      ) : null}
      {mayExport(me) && brand !== undefined ? (
        <ExportButton
          lists={
            page === 'care'
              ? [
                  {
                    what: 'cases',
                    query: {
                      brand: brand.id,
                      openedFrom: span.from,
                      openedTo: span.to,
                      order: 'recent',
                      network,
                      topic,
                      language: lang,
                    },
                  },
                ]
              : [{ what: 'mentions', query: { ...question } }]
          }
        />
      ) : null}
      <button type="button" className="chip bare" onClick={() => window.print()}>
        {t('print')}
      </button>
      {sharing ? <ShareDialog page={page} onClose={() => setSharing(false)} /> : null}
    </span>
  );
}
