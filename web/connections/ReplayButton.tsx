import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { explain } from '../api/problem.ts';
import { useText } from '../i18n/use-text.ts';

/** Sends one thing through the pipeline again and says what came of it. */
export function ReplayButton(props: {
  readonly what: string;
  readonly replay: () => Promise<unknown>;
  readonly reload: readonly string[];
}) {
  const t = useText('settings');
  const client = useQueryClient();
  const mutation = useMutation({
    mutationFn: props.replay,
    onSuccess: () => client.invalidateQueries({ queryKey: props.reload }),
  });
  return (
    <span className="replay">
      <Button
        size="compact-sm"
        variant="default"
        loading={mutation.isPending}
        disabled={mutation.isSuccess}
        onClick={() => mutation.mutate()}
        aria-label={t('replayWhat', { what: props.what })}
      >
        {t(mutation.isSuccess ? 'sent' : 'replay')}
      </Button>
      <span aria-live="polite" className={mutation.isError ? 'late small' : 'vh'}>
        {mutation.isError ? explain(mutation.error) : mutation.isSuccess ? t('sentAgain') : ''}
      </span>
    </span>
  );
}
