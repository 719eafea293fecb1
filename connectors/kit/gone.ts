export interface GoneQuestion {
  /** Whether the site shows the thing with this id. */
  readonly isThere: (id: string) => Promise<boolean>;
  /** The id of something that is surely there; undefined when nothing is known to be. */
  readonly known: () => Promise<string | undefined>;
  readonly signal: AbortSignal;
  /** Told when nothing is believed to be gone, because the site shows nothing by its id. */
  readonly onDoubt: () => void;
}

/**
 * Which of these are gone from a site that answers 404 for them. Gateways answer so to everything they don't serve, and
 * what is taken for gone is purged for good: it counts only while something that is there can be looked up in the same way.
 */
export async function goneAmong(ids: readonly string[], question: GoneQuestion): Promise<readonly string[]> {
  const missing: string[] = [];
  for (const id of ids) {
    question.signal.throwIfAborted();
    if (!(await question.isThere(id))) missing.push(id);
  }
  if (missing.length === 0) return [];
  const known = await question.known();
  if (known !== undefined && (await question.isThere(known))) return missing;
  question.onDoubt();
  return [];
}
