import type { Alert } from '../../src/domain/alert.ts';
import { SLOT_MS } from '../../src/insights/spikes/slots.ts';
import type { Incident } from './incidents.ts';
import type { Alarms } from './rivals.ts';
import { SLOTS, START, TOPIC_SHARES, type World } from './world.ts';

/** What became of one incident. */
export interface Outcome {
  readonly incident: Incident;
  /** Mentions an hour that the part which is hit usually has at that time. */
  readonly rate: number;
  /** Minutes from its start until the first alarm; null: none until half an hour after its end. */
  readonly minutes: number | null;
}

export interface Score {
  readonly outcomes: readonly Outcome[];
  /** Alarms outside of incidents and the hour after each, and the weeks of that time. */
  readonly falseAlarms: number;
  readonly weeks: number;
}

const FOUND_AFTER = 6;
const APART = 12;

export const alarmsOf = (alerts: readonly Alert[]): Alarms => alerts.map(({ found }) => (Date.parse(found) - START) / SLOT_MS);

/** Whether an alarm belongs to an incident, or to the hour after it. */
export const isReal = ({ incidents }: Pick<World, 'incidents'>, at: number): boolean =>
  incidents.some(({ start, end }) => at > start && at <= end + APART);

/** Every alarm is of an incident, or false. The first four weeks, in which everybody learns, count as well. */
export function scoreAlarms(world: World, alarms: Alarms): Score {
  const { incidents, usual } = world;
  const outcomes = incidents.map((incident): Outcome => {
    const { start, end, topic } = incident;
    const first = alarms.filter((at) => at > start && at <= end + FOUND_AFTER).toSorted((a, b) => a - b)[0];
    const rate = 12 * (usual[Math.floor(start)] ?? 0) * (topic === null ? 1 : (TOPIC_SHARES[topic] ?? 0));
    return { incident, rate, minutes: first === undefined ? null : (first - start) * 5 };
  });
  const falseAlarms = alarms.filter((at) => !isReal(world, at)).length;
  const within = incidents.reduce((sum, { start, end }) => sum + end - start + APART, 0);
  return { outcomes, falseAlarms, weeks: (SLOTS - within) / 2016 };
}
