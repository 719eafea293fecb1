import { countText } from '../text/numbers.ts';
import { Icon } from '../ui/icons.tsx';

/** What came in while somebody reads, announced politely and shown when they want it. */
export function NewPill({ count, onShow }: { readonly count: number; readonly onShow: () => void }) {
  return (
    <div className="pill-place" aria-live="polite">
      {count === 0 ? null : (
        <button type="button" className="pill" onClick={onShow}>
          <Icon name="up" size={13} />
          {countText(count)} new
        </button>
      )}
    </div>
  );
}
