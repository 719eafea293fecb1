import { jobSchemas, type JobData, type JobName } from '../ports/jobs.ts';

/**
 * How data lies in a job: as one JSON text. PostgreSQL's `jsonb` refuses what JSON allows (U+0000, lone surrogates) and
 * forgets the order of keys; inside a text both backends keep exactly what was given.
 */
export interface Envelope {
  readonly json: string;
}

export function seal(data: unknown): Envelope {
  return { json: JSON.stringify(data) ?? 'null' };
}

/** The data as it lies in the job, unchecked; a job that is none of ours is shown as it is. */
export function unseal(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null || !('json' in stored) || typeof stored.json !== 'string') return stored;
  try {
    return JSON.parse(stored.json) as unknown;
  } catch {
    return stored;
  }
}

/** The data of a job, checked; or what is wrong with it, by path, without showing any of it. */
export function readPayload<N extends JobName>(
  name: N,
  stored: unknown,
): { readonly ok: true; readonly data: JobData<N> } | { readonly ok: false; readonly reason: string } {
  const schema = jobSchemas[name];
  const result = schema.safeParse(unseal(stored));
  if (!result.success) {
    const faults = result.error.issues.map((issue) => `${issue.path.join('.') || 'data'}: ${issue.message}`);
    return { ok: false, reason: `The data of this ${name} job is broken: ${faults.join('; ')}` };
  }
  // The schema was found under this name, which TypeScript doesn't follow through the lookup.
  return { ok: true, data: result.data as JobData<N> };
}
