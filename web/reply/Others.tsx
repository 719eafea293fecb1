import { useQuery } from '@tanstack/react-query';
import { presenceOn } from '../api/presence.ts';
import { useText } from '../i18n/use-text.ts';

const lookEveryMs = 15_000;

/** Who else has this case open, and who is typing: courtesy beside the fence, which is on the server. */
export function Others({ caseId, me }: { readonly caseId: string; readonly me: string | undefined }) {
  const t = useText('reply');
  const { data = [] } = useQuery({
    queryKey: ['presence', caseId],
    queryFn: ({ signal }) => presenceOn(caseId, signal),
    refetchInterval: lookEveryMs,
    retry: false,
  });
  const others = data.filter(({ agent }) => agent !== me);
  const typing = others.filter(({ activity }) => activity === 'typing').map(({ name }) => name);
  const looking = others.filter(({ activity }) => activity !== 'typing').map(({ name }) => name);
  return (
    <span className="dimmed small others" role="status">
      {typing.length === 0 ? '' : t('typingNow', { names: typing.join(', ') })}{' '}
      {looking.length === 0 ? '' : t('lookingAt', { names: looking.join(', ') })}
    </span>
  );
}
