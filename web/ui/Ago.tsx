import { absoluteText, relativeText } from '../text/time.ts';
import { useNow } from './use-now.ts';

/** How long ago, with the exact time on hover. */
export function Ago({ at, prefix = '' }: { readonly at: string; readonly prefix?: string }) {
  const now = Math.max(useNow('ten-seconds'), 0);
  return (
    <time dateTime={at} title={absoluteText(at)} className="nowrap">
      {prefix}
      {relativeText(Date.parse(at), now)}
    </time>
  );
}
