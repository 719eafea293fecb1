import { logGamma } from '../../src/insights/spikes/chance.ts';
import type { Alarms } from './rivals.ts';
import { SLOTS, type World } from './world.ts';

/** What the simulator draws and no detector can know: threads bring some more, and complaints are four in ten on average. */
const COMPLAINTS = 0.36;
const TIMES = 3;
/** Of what an incident of complaints brings. */
const ANGRY = 0.8;
const APART = 12;
/** False alarms a week that it may have, as many as the goal allows; half for each of its two suspicions. */
const BUDGET = 1;

interface Spread {
  /** How many times the rate of the simulator, because threads come on top. */
  readonly times: number;
  /** Variance beyond the mean, as a share of its square. */
  readonly dispersion: number;
}

/** Logarithm of the negative binomial's probability, without what is the same for every mean. */
function logLikelihood(count: number, mean: number, dispersion: number): number {
  const shape = 1 / Math.max(dispersion, 1e-4);
  return (
    logGamma(count + shape) - logGamma(shape) + shape * Math.log(shape / (shape + mean)) + count * Math.log(mean / (shape + mean))
  );
}

const isQuietIn = ({ incidents }: World): Uint8Array => {
  const quiet = new Uint8Array(SLOTS).fill(1);
  for (const { start, end } of incidents) quiet.fill(0, Math.floor(start), Math.min(SLOTS, Math.ceil(end) + APART));
  return quiet;
};

/** How counts lie about what the simulator meant, in hindsight over the whole year. */
function spreadOf(counts: ArrayLike<number>, means: (slot: number) => number, quiet: Uint8Array): Spread {
  let [counted, expected] = [0, 0];
  for (let slot = 0; slot < SLOTS; slot += 1) {
    if (quiet[slot] !== 1) continue;
    counted += counts[slot] ?? 0;
    expected += means(slot);
  }
  const times = counted / expected;
  let [beyond, squares] = [0, 0];
  for (let slot = 0; slot < SLOTS; slot += 1) {
    if (quiet[slot] !== 1) continue;
    const mean = means(slot) * times;
    beyond += ((counts[slot] ?? 0) - mean) ** 2 - mean;
    squares += mean * mean;
  }
  return { times, dispersion: Math.max(0, beyond / squares) };
}

/** Evidence that has come together for one suspicion, slot by slot: Page's cumulated sum of log-likelihood ratios. */
function evidence(ratio: (slot: number) => number, quiet: Uint8Array): Float64Array {
  const sums = new Float64Array(SLOTS);
  let sum = 0;
  for (let slot = 0; slot < SLOTS; slot += 1) {
    // Nothing is carried over from an incident that is over.
    if (quiet[slot] === 1 && quiet[slot - 1] === 0) sum = 0;
    sum = Math.max(0, sum + ratio(slot));
    sums[slot] = sum;
  }
  return sums;
}

function alarmsAt(sums: Float64Array, line: number): Alarms {
  const alarms: number[] = [];
  let last = Number.NEGATIVE_INFINITY;
  for (let slot = 0; slot < SLOTS; slot += 1) {
    if ((sums[slot] ?? 0) <= line) continue;
    if (slot + 1 - last > APART) alarms.push(slot + 1);
    last = slot + 1;
  }
  return alarms;
}

/** The lowest line that keeps to the budget in the year itself: no detector knows it beforehand. */
function bestAlarms(sums: Float64Array, quiet: Uint8Array, budget: number): Alarms {
  const weeks = quiet.reduce((sum, one) => sum + one, 0) / 2016;
  const falseAWeek = (line: number): number => alarmsAt(sums, line).filter((end) => quiet[end - 1] === 1).length / weeks;
  let [low, high] = [0, Math.max(...sums)];
  for (let step = 0; step < 24; step += 1) {
    const middle = (low + high) / 2;
    if (falseAWeek(middle) > budget) low = middle;
    else high = middle;
  }
  return alarmsAt(sums, high);
}

/**
 * What nobody can do better by much: knows the rate that the simulator meant for each slot (holidays, campaigns, the level of the day
 * and all), how counts lie about it, that incidents bring three times as many, and in hindsight where to draw its line for one false
 * alarm a week in this very year. The one thing it does not know is whether an incident is on. Sequential probability ratios (Page
 * 1954; Moustakides 1986: the fastest there is for so many false alarms), for a rise of everything and for one of complaints.
 */
export function oracle(world: World): Alarms {
  const quiet = isQuietIn(world);
  const { usual, series } = world;
  const all = series[0]?.counts ?? new Uint16Array();
  const complaints = series[1]?.counts ?? new Uint16Array();
  const rate = (slot: number): number => Math.max(1e-6, usual[slot] ?? 0);
  const angry = spreadOf(complaints, (slot) => rate(slot) * COMPLAINTS, quiet);
  const calmCounts = Uint16Array.from(all, (count, slot) => count - (complaints[slot] ?? 0));
  const calm = spreadOf(calmCounts, (slot) => rate(slot) * (1 - COMPLAINTS), quiet);
  const whole = spreadOf(all, rate, quiet);
  const ratio =
    (counts: ArrayLike<number>, { times, dispersion }: Spread, share: number, more: number) =>
    (slot: number): number => {
      const mean = rate(slot) * share * times;
      const raised = mean + rate(slot) * (TIMES - 1) * more;
      return logLikelihood(counts[slot] ?? 0, raised, dispersion) - logLikelihood(counts[slot] ?? 0, mean, dispersion);
    };
  const even = ratio(all, whole, 1, 1);
  const ofComplaints = ratio(complaints, angry, COMPLAINTS, ANGRY);
  const ofOthers = ratio(calmCounts, calm, 1 - COMPLAINTS, 1 - ANGRY);
  const found = [
    bestAlarms(evidence(even, quiet), quiet, BUDGET / 2),
    bestAlarms(
      evidence((slot) => ofComplaints(slot) + ofOthers(slot), quiet),
      quiet,
      BUDGET / 2,
    ),
  ];
  return found.flat().toSorted((a, b) => a - b);
}
