import { useQuery } from '@tanstack/react-query';
import { statusQuery } from '../api/session.ts';
import type { Named } from '../api/types.ts';
import { noTopic } from '../app/use-brand.ts';
import { textOf } from '../i18n/texts.ts';

/** What the ids in a case of this brand are called. */
export interface CaseNames {
  readonly topics: readonly Named[];
  readonly topicName: (id: string) => string;
  readonly queueName: (id: string) => string;
  readonly agentName: (id: string) => string;
}

const nameIn = (all: readonly Named[] | undefined, id: string): string | undefined => all?.find((one) => one.id === id)?.name;

/** A case's own brand counts, whichever one the page looks at. */
export function useCaseNames(brand: string): CaseNames {
  const { data } = useQuery(statusQuery);
  const topics = data?.brands.find(({ id }) => id === brand)?.topics ?? [];
  return {
    topics,
    topicName: (id) => nameIn(topics, id) ?? (id === noTopic ? textOf('words')('noTopic') : id),
    queueName: (id) => nameIn(data?.queues, id) ?? id,
    agentName: (id) => nameIn(data?.agents, id) ?? id,
  };
}
