import { oracle } from './spikes/oracle.ts';
import { dayAboveWeek, fixedThreshold } from './spikes/rivals.ts';
import { watchYear } from './spikes/run.ts';
import { alarmsOf, isReal, scoreAlarms, type Outcome, type Score } from './spikes/score.ts';
import { pad, rowOf } from './spikes/table.ts';
import { makeWorld } from './spikes/world.ts';

/**
 * Spike detection on simulated years: `npm run bench -- spikes`. `EARSHOT_SPIKES_YEARS` years of each volume (1),
 * `EARSHOT_SPIKES_SEED` the first seed. Seeds below 1000 were tuned on.
 */
const VOLUMES = [3, 10, 30, 100, 300, 1_000];
const YEARS = Number(process.env['EARSHOT_SPIKES_YEARS'] ?? 1);
const FIRST_SEED = Number(process.env['EARSHOT_SPIKES_SEED'] ?? 7_001);
const RATES = [0, 10, 30, 60, 120, 240, 480, Number.POSITIVE_INFINITY];
const SIZES = [1.5, 2, 3, 5, 10];
const METHODS = ['Earshot', 'fixed threshold', 'day above week'] as const;
/** Knows what no detector can: how far one could get. */
const BEST = 'best possible';
type Method = (typeof METHODS)[number] | typeof BEST;
/** How sure each alert was when it was last seen, and whether it was of an incident. */
const judged: { readonly likelihood: number; readonly real: boolean }[] = [];

const scores: { readonly volume: number; readonly by: Readonly<Record<Method, Score>> }[] = [];
const began = performance.now();
for (const volume of process.env['EARSHOT_SPIKES_VOLUMES']?.split(',').map(Number) ?? VOLUMES)
  for (let year = 0; year < YEARS; year += 1) {
    const world = makeWorld(FIRST_SEED + scores.length, volume);
    const alerts = watchYear(world);
    for (const [index, at] of alarmsOf(alerts).entries())
      judged.push({ likelihood: alerts[index]?.likelihood ?? 0, real: isReal(world, at) });
    const by = {
      Earshot: scoreAlarms(world, alarmsOf(alerts)),
      'fixed threshold': scoreAlarms(world, fixedThreshold(world)),
      'day above week': scoreAlarms(world, dayAboveWeek(world)),
      [BEST]: scoreAlarms(world, oracle(world)),
    };
    scores.push({ volume, by });
  }

const outcomesOf = (method: Method, wanted: (outcome: Outcome) => boolean = () => true, volume?: number): readonly Outcome[] =>
  scores
    .filter((score) => volume === undefined || score.volume === volume)
    .flatMap(({ by }) => by[method].outcomes.filter(wanted));
const falseAWeek = (method: Method, volume?: number): string => {
  const chosen = scores.filter((score) => volume === undefined || score.volume === volume).map(({ by }) => by[method]);
  const weeks = chosen.reduce((sum, score) => sum + score.weeks, 0);
  return (chosen.reduce((sum, score) => sum + score.falseAlarms, 0) / weeks).toFixed(2);
};
const isSharp = ({ incident }: Outcome): boolean => incident.ramp <= 5;
const isWide = ({ incident }: Outcome): boolean => incident.kind !== 'topic';
const header = (name: string): void => {
  console.log(`\n${pad([name, 'incidents', 'in 15 min', 'at all', 'median'])}`);
};

console.log(`${scores.length} brand-years, seeds from ${FIRST_SEED}, ${Math.round((performance.now() - began) / 1000)} s`);
console.log(`\n${pad(['False alarms per brand and week', ...METHODS], 34, 18)}`);
for (const volume of new Set(scores.map((score) => score.volume)))
  console.log(pad([`${volume} mentions an hour`, ...METHODS.map((method) => falseAWeek(method, volume))], 34, 18));
console.log(pad(['all', ...METHODS.map((method) => falseAWeek(method))], 34, 18));

for (const method of METHODS) {
  header(`${method}: 3 times, ramp up to 5 min`);
  for (const volume of new Set(scores.map((score) => score.volume)))
    console.log(
      rowOf(
        `${volume} an hour on average`,
        outcomesOf(method, (o) => o.incident.times === 3 && isSharp(o) && isWide(o), volume),
      ),
    );
}
header('Earshot: 3 times, by usual rate then');
for (const [index, from] of RATES.slice(0, -1).entries()) {
  const to = RATES[index + 1] ?? Number.POSITIVE_INFINITY;
  for (const kind of ['even', 'complaints', 'topic'] as const)
    console.log(
      rowOf(
        `${from} to ${to} an hour, ${kind}`,
        outcomesOf(
          'Earshot',
          (o) => o.incident.times === 3 && isSharp(o) && o.incident.kind === kind && o.rate >= from && o.rate < to,
        ),
      ),
    );
}
for (const kind of ['even', 'complaints'] as const) {
  header(`3 times, whole brand, ${kind}`);
  for (const [index, from] of RATES.slice(0, -1).entries()) {
    const to = RATES[index + 1] ?? Number.POSITIVE_INFINITY;
    for (const method of ['Earshot', BEST] as const)
      console.log(
        rowOf(
          `${from} to ${to} an hour, ${method}`,
          outcomesOf(
            method,
            (o) => o.incident.times === 3 && isSharp(o) && o.incident.kind === kind && o.rate >= from && o.rate < to,
          ),
        ),
      );
  }
}
// There are more incidents here than in life: they count as one a week, as the likelihood has it.
const realAWeek = judged.filter(({ real }) => real).length / scores.reduce((sum, { by }) => sum + by.Earshot.weeks, 0);
console.log(`\n${pad(['Likelihood that an alert tells', 'alerts', 'of an incident'], 34, 16)}`);
for (const [from, to] of [
  [0, 0.2],
  [0.2, 0.4],
  [0.4, 0.6],
  [0.6, 0.8],
  [0.8, 0.95],
  [0.95, 1.1],
] as const) {
  const some = judged.filter(({ likelihood }) => likelihood >= from && likelihood < to);
  const real = some.filter((one) => one.real).length;
  const weighed = real / realAWeek;
  const share = some.length === 0 ? '-' : `${Math.round((100 * weighed) / (weighed + some.length - real))} %`;
  console.log(pad([`${from} to ${Math.min(1, to)}`, String(some.length), share], 34, 16));
}
const ENOUGH = 240;
header(`3 times, whole brand, ${ENOUGH} and more an hour`);
for (const method of METHODS)
  console.log(
    rowOf(
      method,
      outcomesOf(method, (o) => o.incident.times === 3 && isSharp(o) && isWide(o) && o.rate >= ENOUGH),
    ),
  );
for (const method of METHODS) {
  header(`${method}: by size, all volumes`);
  for (const times of SIZES)
    console.log(
      rowOf(
        `${times} times`,
        outcomesOf(method, (o) => o.incident.times === times),
      ),
    );
}
header('Earshot: 3 times, by ramp');
for (const ramp of [0, 5, 15, 45])
  console.log(
    rowOf(
      `${ramp} min`,
      outcomesOf('Earshot', (o) => o.incident.times === 3 && isWide(o) && o.incident.ramp === ramp),
    ),
  );
