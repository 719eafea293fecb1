import type { OwnTopic, Taxonomy } from '../../../domain/index.ts';
import type { ApiDeps } from '../../deps.ts';
import { badInput } from '../../problems.ts';

/**
 * A brand's taxonomy and the topics that people added to it.
 * @throws Problem 400 when no brand has this id
 */
export function topicsOfBrand(brand: string, deps: ApiDeps): { readonly taxonomy: Taxonomy; readonly own: readonly OwnTopic[] } {
  const { taxonomies, ownTopics } = deps.configuration();
  const taxonomy = Object.hasOwn(taxonomies, brand) ? taxonomies[brand] : undefined;
  if (!taxonomy) throw badInput([{ path: 'brand', message: 'is no brand of the configuration' }]);
  return { taxonomy, own: (ownTopics && Object.hasOwn(ownTopics, brand) ? ownTopics[brand] : undefined) ?? [] };
}

/** @throws Problem 400 when the topic's id is one of the taxonomy's own */
export function checkFree({ id }: OwnTopic, { taxonomy, own }: ReturnType<typeof topicsOfBrand>): void {
  if (own.some((topic) => topic.id === id) || !taxonomy.topics.some((topic) => topic.id === id)) return;
  throw badInput([{ path: 'topic.id', message: `is taken: the brand's taxonomy has a topic ${id}; choose another id` }]);
}
