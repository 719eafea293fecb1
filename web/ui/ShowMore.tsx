import { Button } from '@mantine/core';
import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useText } from '../i18n/use-text.ts';

/** The end of a list: a button for the next page where there is one. */
export function ShowMore(props: {
  readonly list: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
}) {
  const { list } = props;
  const t = useText('app');
  if (!list.hasNextPage) return null;
  return (
    <div className="list-end">
      <Button size="compact-md" variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
        {t('showMore')}
      </Button>
    </div>
  );
}
