import { pressingOf, type Agent, type Case, type Queue } from '../domain/index.ts';

/** Who asks for work, as far as it decides what they may get. An empty list means any. */
export interface Worker {
  readonly id: string;
  readonly queues: readonly string[];
  readonly languages: readonly string[];
  readonly skills: readonly string[];
}

/** An agent of the configuration as a worker; somebody who is none may take anything. */
export function workerOf(id: string, agent: Agent | undefined): Worker {
  return { id, queues: agent?.queues ?? [], languages: agent?.languages ?? [], skills: agent?.skills ?? [] };
}

const allows = (list: readonly string[], one: string): boolean => list.length === 0 || list.includes(one);

/** Queues this worker may be given work of: theirs, and of those the ones whose skills they have all of. */
export function queuesFor(worker: Worker, queues: readonly Pick<Queue, 'id' | 'skills'>[]): readonly string[] {
  return queues
    .filter(({ id, skills }) => allows(worker.queues, id) && skills.every((skill) => allows(worker.skills, skill)))
    .map(({ id }) => id);
}

/** Whether nobody holds this case: it stands in its queue, or the claim on it ran out. */
export function isFree({ owner }: Pick<Case, 'owner'>, now: number): boolean {
  return owner.kind === 'queue' || (owner.leaseUntil !== null && Date.parse(owner.leaseUntil) <= now);
}

/**
 * Of these cases the ones that this worker may be given now, the most pressing first: open, held by nobody, in one of these
 * queues, in a language they speak, and not among those they are kept from. Pure.
 * @param now milliseconds since 1970
 */
export function choose(
  candidates: readonly Case[],
  worker: Worker,
  { queues, now }: { readonly queues: readonly string[]; readonly now: number },
): readonly Case[] {
  return candidates
    .flatMap((item) => {
      const pressing = pressingOf(item);
      const fits =
        pressing !== null &&
        item.status === 'open' &&
        isFree(item, now) &&
        queues.includes(item.queue) &&
        allows(worker.languages, item.language) &&
        !item.excludedAgents.includes(worker.id);
      return fits ? [{ item, key: `${pressing} ${item.id}` }] : [];
    })
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ item }) => item);
}
