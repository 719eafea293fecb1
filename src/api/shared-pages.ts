import type { SharePage } from '../domain/index.ts';

/**
 * What each page asks for, by the routes' names: all that a share of it may ask. Numbers only: neither trends nor alerts nor
 * incidents, whose phrases are customers' own words and may name people.
 */
const asked: Readonly<Record<SharePage, readonly string[]>> = {
  overview: ['overview', 'sentimentOverTime', 'shareOfVoice'],
  topics: ['sentimentOverTime'],
  voice: ['shareOfVoice'],
  places: ['countries'],
  authors: ['authors'],
  reviews: ['reviews'],
  care: ['carePerformance'],
};

/** What every page asks for: which topics and languages there are to filter by, and what the link shows. */
const askedByAll: readonly string[] = ['topicTotals', 'languages', 'currentShare'];

/** Whether a share of that page may call the route of that name. */
export function isShared(page: SharePage, route: string): boolean {
  return askedByAll.includes(route) || asked[page].includes(route);
}

/** Every route that some share may call. */
export const sharedRoutes: ReadonlySet<string> = new Set([...Object.values(asked).flat(), ...askedByAll]);
