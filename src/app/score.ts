import { once } from 'node:events';
import type { Readable, Writable } from 'node:stream';
import { z } from 'zod';
import type { Labels, Taxonomy } from '../domain/index.ts';
import type { Understand } from '../ports/understand.ts';
import { MAX_LINE_BYTES, readLines } from './lines.ts';
import type { Line } from './lines.ts';

const itemSchema = z.object({
  id: z.union([z.string(), z.number()]),
  text: z.string(),
  lang: z.string().nullish(),
});
type Item = z.infer<typeof itemSchema>;

type Read = { readonly ok: true; readonly item: Item } | { readonly ok: false; readonly line: number; readonly error: string };

interface ScoreOptions {
  readonly input: Readable;
  readonly output: Writable;
  readonly understand: Understand;
  readonly taxonomy: Taxonomy;
  readonly signal?: AbortSignal;
}

/** What a line holds, or why it holds nothing. A text is never part of the error. */
function readItem(line: Line): Read {
  if (line.text === undefined)
    return { ok: false, line: line.number, error: `longer than ${MAX_LINE_BYTES} bytes: split the text` };
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch {
    return { ok: false, line: line.number, error: 'is not JSON: write one object a line, such as {"id":"1","text":"..."}' };
  }
  const parsed = itemSchema.safeParse(value);
  if (parsed.success) return { ok: true, item: parsed.data };
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.') ?? '';
  return { ok: false, line: line.number, error: `${path === '' ? 'line' : path}: ${issue?.message ?? 'is not an item'}` };
}

function scored(id: Item['id'], labels: Labels | undefined): string {
  if (!labels)
    throw new Error('The understanding pass gave fewer labels than it got texts: report this as a fault of the program.');
  const { label, score, confidence } = labels.sentiment;
  const { lang, topics, intent, urgency, spam } = labels;
  return JSON.stringify({ id, lang, sentiment: { label, score, confidence }, topics, intent, urgency, spam });
}

function scoreBatch(reads: readonly Read[], { understand, taxonomy }: ScoreOptions): string {
  const items = reads.flatMap((read) => (read.ok ? [read.item] : []));
  const texts = items.map(({ text, lang }) => ({ text, lang: lang ?? null, rating: null, followers: null }));
  const labels = understand(texts, taxonomy);
  let next = 0;
  const lines = reads.map((read) => {
    if (!read.ok) return JSON.stringify({ line: read.line, error: read.error });
    const line = scored(read.item.id, labels[next]);
    next += 1;
    return line;
  });
  return `${lines.join('\n')}\n`;
}

/**
 * Scores JSON lines `{"id","text","lang"?}` from a stream and writes one line each, in their order; a malformed line
 * becomes `{"line","error"}` and the rest goes on. Empty lines are passed over. Reads no faster than the reader of the
 * output takes. Resolves with the exit status: 1 when a line was malformed, else 0. Rejects when a stream fails or the
 * signal aborts.
 */
export async function score(options: ScoreOptions): Promise<0 | 1> {
  const { input, output, signal } = options;
  let status: 0 | 1 = 0;
  for await (const lines of readLines(input, signal)) {
    const reads = lines.map(readItem);
    if (reads.some((read) => !read.ok)) status = 1;
    if (!output.write(scoreBatch(reads, options))) await once(output, 'drain', signal ? { signal } : {});
  }
  return status;
}
