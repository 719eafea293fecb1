import { expect } from 'vitest';
import { firstArrivals, type Receiver } from '../../networks/routing/receiver.ts';
import type { apiOf } from '../../program.ts';
import { until } from '../../until.ts';

interface MentionRow {
  readonly externalId: string;
  readonly case: string | null;
  readonly disposition: { readonly action: string } | null;
}
interface CaseRow {
  readonly id: string;
  readonly customer: string;
  readonly topic: string;
  readonly status: string;
  readonly sequence: number;
  readonly mentionCount: number;
  readonly owner: { readonly kind: string; readonly id: string };
}

/** How long a run may take to come to rest; a bound against hanging, not a measure of speed. */
export const PATIENCE_MS = 180_000;

/**
 * The promise, held against what the outside sees: exactly these mentions, each with a disposition; no orphan; one open case per
 * customer and topic, each with an owner and the right count; every event signed, and in order without a gap.
 */
export async function checkRun(api: ReturnType<typeof apiOf>, receiver: Receiver, expectedIds: readonly string[]): Promise<void> {
  const mentions = await api.all<MentionRow>('/v1/mentions?brand=acme');
  expect(mentions.map(({ externalId }) => externalId).sort()).toEqual([...expectedIds].sort());
  expect(mentions.filter(({ disposition }) => disposition === null)).toEqual([]);
  expect(await api.get('/v1/orphans')).toMatchObject({ mentions: [], cases: [] });

  const cases = await api.all<CaseRow>('/v1/cases?brand=acme');
  const open = cases
    .filter(({ status }) => status === 'open' || status === 'pending')
    .map(({ customer, topic }) => `${customer} ${topic}`);
  expect(new Set(open).size).toBe(open.length);
  expect(cases.filter(({ owner }) => owner.id === '')).toEqual([]);
  const counted = new Map<string, number>();
  for (const { case: id } of mentions) if (id !== null) counted.set(id, (counted.get(id) ?? 0) + 1);
  expect(cases.filter(({ id, mentionCount }) => counted.get(id) !== mentionCount)).toEqual([]);

  await until(
    'every event of every case to arrive',
    () => {
      const arrived = firstArrivals(receiver.events);
      return cases.every(({ id, sequence }) => arrived.get(id)?.length === sequence);
    },
    PATIENCE_MS,
  );
  expect(receiver.events.filter(({ verified }) => !verified)).toEqual([]);
  const wrong = [...firstArrivals(receiver.events)].filter(([, sequences]) =>
    sequences.some((sequence, index) => sequence !== index + 1),
  );
  expect(wrong).toEqual([]);
}
