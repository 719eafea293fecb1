import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { statusQuery } from '../api/session.ts';
import { textOf } from '../i18n/texts.ts';
import type { Brand } from '../api/types.ts';

/** Under this id the server counts what is about none of the brand's topics. */
export const noTopic = 'other';

/** The brand that is looked at: the address names it, else it is the first. */
export function useBrand(): {
  readonly brand: Brand | undefined;
  readonly brands: readonly Brand[];
  readonly topicName: (id: string) => string;
} {
  const { brand: wanted } = useSearch({ from: '__root__' });
  const { data } = useQuery(statusQuery);
  const brands = data?.brands ?? [];
  const brand = brands.find(({ id }) => id === wanted) ?? brands[0];
  return {
    brand,
    brands,
    topicName: (id) => brand?.topics.find((topic) => topic.id === id)?.name ?? (id === noTopic ? textOf('words')('noTopic') : id),
  };
}
