import type { PipelineContext } from '../pipeline/take-in.ts';
import { RemedyError } from '../ports/remedy.ts';
import type { AppContext } from './context.ts';

/**
 * What the pipeline needs for a connection's batches. Throws RemedyError (`give-up`, `unknown-connection`) when the
 * configuration no longer names it: the batch stays among the dead letters until it does again.
 */
export function pipelineContext(app: Pick<AppContext, 'settings' | 'connector'>, connectionId: string): PipelineContext {
  const settings = app.settings.current();
  const connection = app.settings.connection(connectionId);
  const connector = connection && app.connector(connection.network);
  const brand = connection && settings.brands.find(({ id }) => id === connection.brand);
  const taxonomy = brand && settings.taxonomies[brand.id];
  if (!connection || !connector || !brand || !taxonomy) {
    throw new RemedyError({
      remedy: 'give-up',
      code: 'unknown-connection',
      message: `connection ${connectionId} is not in the configuration: add it again and replay, or discard the batch`,
    });
  }
  const queues = app.settings.queues();
  return {
    brand,
    network: connection.network,
    connector,
    taxonomy,
    rules: settings.rules,
    queue: (id) => queues.of(id),
    routed: settings.routing?.webhook !== undefined || settings.routing?.bullmqQueue === true,
  };
}
