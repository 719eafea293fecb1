import { useText } from '../i18n/use-text.ts';
import { Icon } from '../ui/icons.tsx';

/** What came in while somebody reads, announced politely and shown when they want it. */
export function NewPill({ count, onShow }: { readonly count: number; readonly onShow: () => void }) {
  const t = useText('feed');
  return (
    <div className="pill-place" aria-live="polite">
      {count === 0 ? null : (
        <button type="button" className="pill" onClick={onShow}>
          <Icon name="up" size={13} />
          {t('fresh', { count })}
        </button>
      )}
    </div>
  );
}
