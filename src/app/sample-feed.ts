import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { z } from 'zod';

const itemSchema = z.strictObject({
  afterMs: z.int().min(0),
  connection: z.string().min(1),
  payload: z.unknown(),
});

/** One payload of the sample: when it comes, in milliseconds after the sample's beginning, by which connection, and what. */
export interface SampleItem {
  readonly afterMs: number;
  readonly connection: string;
  /** The network's own payload with templates where its times stand; {@link renderPayload} fills them in. */
  readonly payload: unknown;
}

/** The sample's file is broken: names the line. */
export class SampleFeedError extends Error {
  readonly code = 'sample-feed-broken';

  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = 'SampleFeedError';
  }
}

function readItem(line: string, number: number, path: string): SampleItem {
  try {
    const { afterMs, connection, payload } = itemSchema.parse(JSON.parse(line));
    return { afterMs, connection, payload };
  } catch (error) {
    throw new SampleFeedError(
      `Line ${number} of ${path} is no item of the sample: build it anew with config/sample/build.ts`,
      error,
    );
  }
}

/**
 * Reads a recorded feed, JSON lines of `{afterMs, connection, payload}`, and checks that times ascend.
 * Throws {@link SampleFeedError} for a broken line, and the file system's own error when there is no such file.
 */
export async function readSampleFeed(path: string): Promise<readonly SampleItem[]> {
  const items: SampleItem[] = [];
  let number = 0;
  for await (const line of createInterface({ input: createReadStream(path, 'utf8'), crlfDelay: Infinity })) {
    number += 1;
    if (line.trim() === '') continue;
    const item = readItem(line, number, path);
    if (item.afterMs < (items.at(-1)?.afterMs ?? 0))
      throw new SampleFeedError(`Line ${number} of ${path} comes before the line above it`);
    items.push(item);
  }
  return items;
}

const TEMPLATE = /\{\{(iso|sast|epochSecondsText|epochSeconds|epochMs)(?::(-?\d{1,12}))?\}\}/g;
const WHOLE = /^\{\{(epochSeconds|epochMs)(?::(-?\d{1,12}))?\}\}$/;
const SAST_AHEAD_MS = 2 * 60 * 60 * 1000;

function written(kind: string, ms: number): string {
  switch (kind) {
    case 'iso':
      return new Date(ms).toISOString();
    case 'sast':
      return new Date(ms + SAST_AHEAD_MS).toISOString().slice(0, 19).replace('T', ' ');
    case 'epochMs':
      return String(ms);
    default:
      return String(Math.floor(ms / 1000));
  }
}

function renderText(text: string, atMs: number): string | number {
  if (!text.includes('{{')) return text;
  const whole = WHOLE.exec(text);
  if (whole) return Number(written(whole[1] ?? '', atMs + Number(whole[2] ?? 0)));
  return text.replace(TEMPLATE, (_, kind: string, offset: string | undefined) => written(kind, atMs + Number(offset ?? 0)));
}

/**
 * The payload with its times: `{{iso}}` (ISO 8601 in UTC), `{{sast}}` (South African local time without a zone, as
 * HelloPeter writes it), `{{epochSeconds}}`, `{{epochMs}}` (numbers when they are the whole string) and
 * `{{epochSecondsText}}` (digits in a string, as Google writes them) become `atMs`, in each case moved by the milliseconds
 * after a colon: `{{iso:-120000}}` is two minutes before. Pure; everything else stays as it is.
 */
export function renderPayload(payload: unknown, atMs: number): unknown {
  if (typeof payload === 'string') return renderText(payload, atMs);
  if (Array.isArray(payload)) return payload.map((entry: unknown) => renderPayload(entry, atMs));
  if (typeof payload !== 'object' || payload === null) return payload;
  return Object.fromEntries(Object.entries(payload).map(([key, value]) => [key, renderPayload(value, atMs)]));
}
