import { OTHER_TOPIC, type Taxonomy } from '../domain/index.ts';
import type { RelabelPlan, RelabelWish } from '../pipeline/relabel.ts';
import { labelsVersionOf } from '../pipeline/to-understand.ts';
import type { Settings } from '../ports/settings.ts';
import type { SecondOpinion, Understand } from '../ports/understand.ts';
import type { AppContext } from './context.ts';

/** A brand that is not in the configuration. Code `unknown-brand`. */
export class UnknownBrandError extends Error {
  readonly code = 'unknown-brand';
}

/** Stands in where nothing is configured: the version is the same for every taxonomy. */
const ANY: Taxonomy = { id: 'any', name: 'Any', topics: [{ id: OTHER_TOPIC, name: 'Other', words: {} }] };

/** Names the weights in use. */
export function labelsVersion(app: Pick<AppContext, 'settings' | 'pipeline'>): string {
  const [taxonomy = ANY] = Object.values(app.settings.current().taxonomies);
  return labelsVersionOf(app.pipeline.understand, taxonomy);
}

/** The same plan under the version that a second opinion gives labels, once it is loaded. */
export async function withOpinion(plan: RelabelPlan, opinion: SecondOpinion | undefined): Promise<RelabelPlan> {
  const version = opinion ? await opinion.version() : null;
  return version === null ? plan : { ...plan, version: `${plan.version}+${version}` };
}

/** What is relabelled for a wish, under the configuration in force. Throws UnknownBrandError. */
export function relabelPlan(wish: RelabelWish, settings: Settings, understand: Understand): RelabelPlan {
  const wanted = Object.entries(settings.taxonomies).filter(([brand]) => wish.brand === null || wish.brand === brand);
  const [first] = wanted;
  if (!first) {
    const known = settings.brands.map(({ id }) => id).join(', ');
    throw new UnknownBrandError(
      wish.brand === null
        ? 'no brand is configured, so nothing is stored that could be relabelled'
        : `there is no brand ${wish.brand} in the configuration: there are ${known}`,
    );
  }
  return { wish, version: labelsVersionOf(understand, first[1]), taxonomies: Object.fromEntries(wanted) };
}
