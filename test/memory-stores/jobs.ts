import { jobNames, type FailedJob, type JobName, type JobQueue } from '../../src/ports/jobs.ts';

export interface MemoryJobs extends JobQueue {
  readonly added: { readonly name: JobName; readonly data: unknown }[];
  readonly dead: FailedJob[];
}

/** A queue that only remembers what was added and which failed jobs a test puts there. */
export function memoryJobs(): MemoryJobs {
  const added: { readonly name: JobName; readonly data: unknown }[] = [];
  const dead: FailedJob[] = [];
  const take = (name: JobName, id: string): boolean => {
    const index = dead.findIndex((job) => job.name === name && job.id === id);
    if (index >= 0) dead.splice(index, 1);
    return index >= 0;
  };
  const count = { waiting: 0, active: 0, delayed: 0, failed: 0 };
  return {
    added,
    dead,
    add: async (name, data) => void added.push({ name, data }),
    addMany: async (name, jobs) => void added.push(...jobs.map(({ data }) => ({ name, data }))),
    work: async () => async () => {},
    counts: async () => ({
      'take-in': count,
      poll: count,
      deliver: count,
      sweep: count,
      recheck: count,
      relabel: count,
      reply: count,
      incident: count,
      'index-search': count,
      rollup: count,
      letter: count,
      'watch-spikes': count,
      'alert-event': count,
    }),
    failed: async (name, limit) => dead.filter((job) => job.name === name).slice(0, limit),
    replay: async (name, id) => jobNames.includes(name) && take(name, id),
    discard: async (name, id) => take(name, id),
    ping: async () => {},
    close: async () => {},
  };
}
