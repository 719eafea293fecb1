import { useMemo } from 'react';
import type { Letter } from '../api/digests.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { Dialog } from '../ui/Dialog.tsx';
import { framedLetter } from './framed-letter.ts';
import { pageNonce } from './page-nonce.ts';

/** A letter as it would come: as mail programs show it, in a frame that may do nothing, and as plain text. */
export function LetterDialog({ letter, onClose }: { readonly letter: Letter; readonly onClose: () => void }) {
  const t = useText('digests');
  const framed = useMemo(() => framedLetter(letter.html, pageNonce()), [letter.html]);
  return (
    <Dialog opened onClose={onClose} title={t('previewTitle')} size={720}>
      <dl className="letter-head">
        <dt>{t('subject')}</dt>
        <dd>
          <bdi>{cleanText(letter.subject)}</bdi>
        </dd>
      </dl>
      <iframe className="letter-frame" sandbox="" srcDoc={framed} title={t('letter')} />
      <h3 className="letter-title">{t('plain')}</h3>
      <pre className="letter" tabIndex={0} aria-label={t('plain')}>
        {cleanText(letter.text)}
      </pre>
      <p className="dimmed small">{t('asText')}</p>
    </Dialog>
  );
}
