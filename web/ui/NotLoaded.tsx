import { explain } from '../api/problem.ts';
import { useText } from '../i18n/use-text.ts';
import { Icon } from './icons.tsx';

/** A part of a page that could not be loaded, in its own place: what is missing, why, and another try. */
export function NotLoaded(props: { readonly what: string; readonly error: unknown; readonly onRetry: () => void }) {
  const t = useText('app');
  return (
    <p className="not-loaded small" role="alert">
      <Icon name="warning" size={12} />
      <span>
        {props.what} {explain(props.error)}
      </span>
      <button type="button" className="link-button small" onClick={props.onRetry}>
        {t('tryAgain')}
      </button>
    </p>
  );
}
