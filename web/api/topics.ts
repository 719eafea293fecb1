import { request } from './http.ts';
import type { OwnTopic } from './settings.ts';

/** Adds a topic to a brand's taxonomy; what is heard from now on is labelled by it. */
export function keepTopic(brand: string, topic: OwnTopic): Promise<unknown> {
  return request('/v1/topics', { method: 'POST', body: { brand, topic } });
}
