import type { Agent, Queue } from '../../domain/index.ts';

/** Whether an agent is meant for a queue: it is one of theirs, and they have the skills it asks for (none named: any). */
export function serves(agent: Pick<Agent, 'queues' | 'skills'>, queue: Pick<Queue, 'id' | 'skills'>): boolean {
  const skilled = agent.skills.length === 0 || queue.skills.every((skill) => agent.skills.includes(skill));
  return agent.queues.includes(queue.id) && skilled;
}
