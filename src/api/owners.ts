import { fallbackOwner } from '../cases/queue-book.ts';
import type { Owner } from '../domain/index.ts';
import type { RuntimeConfiguration } from './deps.ts';
import { badInput } from './problems.ts';

/**
 * The owner that a request names.
 * @throws Problem 400 when there is no such agent or queue
 */
export function namedOwner(
  configuration: RuntimeConfiguration,
  named: { readonly kind: Owner['kind']; readonly id: string },
  path: string,
): Owner {
  if (named.kind === 'queue') {
    const queue = configuration.queues.find(({ id }) => id === named.id);
    if (!queue) throw badInput([{ path: `${path}.id`, message: 'is no queue of the configuration' }]);
    return fallbackOwner(queue, configuration.agents);
  }
  const agent = configuration.agents.find(({ email }) => email.toLowerCase() === named.id.toLowerCase());
  if (!agent) throw badInput([{ path: `${path}.id`, message: 'is no agent of the configuration: use their e-mail address' }]);
  return { kind: 'agent', id: agent.email, name: agent.name, leaseUntil: null };
}
