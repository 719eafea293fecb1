import type { Letter } from '../api/digests.ts';
import { useText } from '../i18n/use-text.ts';
import { cleanText } from '../text/clean.ts';
import { Dialog } from '../ui/Dialog.tsx';

/**
 * A letter as it would come, in its version without pictures: the security policy of these pages forbids the styles that
 * letters carry, and a frame would inherit it.
 */
export function LetterDialog({ letter, onClose }: { readonly letter: Letter; readonly onClose: () => void }) {
  const t = useText('digests');
  return (
    <Dialog opened onClose={onClose} title={t('previewTitle')} size={680}>
      <dl className="letter-head">
        <dt>{t('subject')}</dt>
        <dd>
          <bdi>{cleanText(letter.subject)}</bdi>
        </dd>
      </dl>
      <pre className="letter" tabIndex={0} aria-label={t('letter')}>
        {cleanText(letter.text)}
      </pre>
      <p className="dimmed small">{t('asText')}</p>
    </Dialog>
  );
}
