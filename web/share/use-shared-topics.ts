import { useQuery } from '@tanstack/react-query';
import { topicsQuery } from '../api/analytics.ts';
import type { Named } from '../api/types.ts';
import { noTopic } from '../app/use-brand.ts';
import { useHourSpan } from '../brand/span.ts';

/** The brand's topics as they were talked about in the last weeks: who has a link cannot ask for the configuration. */
export function useSharedTopics(brand: string): readonly Named[] {
  const { from, to } = useHourSpan('30d');
  const { data } = useQuery(topicsQuery({ brand, from, to }));
  return (data?.topics ?? []).filter(({ id }) => id !== noTopic).map(({ id, name }) => ({ id, name: name ?? id }));
}
