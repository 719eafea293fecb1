import { Button } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { explain } from '../api/problem.ts';

/** Sends one thing through the pipeline again and says what came of it. */
export function ReplayButton(props: {
  readonly what: string;
  readonly replay: () => Promise<unknown>;
  readonly reload: readonly string[];
}) {
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
        aria-label={`Replay ${props.what}`}
      >
        {mutation.isSuccess ? 'Sent' : 'Replay'}
      </Button>
      <span aria-live="polite" className={mutation.isError ? 'late small' : 'vh'}>
        {mutation.isError ? explain(mutation.error) : mutation.isSuccess ? 'Sent through again' : ''}
      </span>
    </span>
  );
}
