const HOUR_MS = 3_600_000;
const STEP_MS = 5 * 60_000;

export interface Outlook {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** When each waiting case must be answered (milliseconds since 1970; null: by no time), the most pressing first. */
  readonly waiting: readonly (number | null)[];
  /** Cases that are answered in an hour by those who are there. */
  readonly serviceRate: number;
  /** Cases that come in an hour. */
  readonly arrivalRate: number;
  /** By when a case that comes at that time must be answered; null where nothing is promised. */
  dueOf(arrival: number): number | null;
  /** How far to look, in milliseconds. */
  readonly horizonMs: number;
}

/**
 * When the first target is going to be missed; null when none is within the horizon. What is past its target already does not
 * count, it is known.
 *
 * Whoever is there answers in pressing order and evenly: with a rate of m an hour the case at place i is answered i/m hours
 * from now, and is missed when that is after its due time; a rate of 0 answers nobody. What comes later waits behind what is
 * there: at time t the queue holds n + (a - m)t cases (n now, a arriving an hour, never less than none), so a case that comes
 * then waits that many divided by m, and one turn of its own. The earliest due time that is missed is the answer.
 */
export function firstBreach(outlook: Outlook): number | null {
  const ends = outlook.now + outlook.horizonMs;
  const missed = [breachOfWaiting(outlook), breachOfComing(outlook)].filter((at) => at !== null && at <= ends);
  return missed.reduce((first: number | null, at) => (at !== null && (first === null || at < first) ? at : first), null);
}

function breachOfWaiting({ now, waiting, serviceRate }: Outlook): number | null {
  let first: number | null = null;
  for (const [index, due] of waiting.entries()) {
    if (due === null || due < now) continue;
    const answered = serviceRate > 0 ? now + ((index + 1) / serviceRate) * HOUR_MS : Number.POSITIVE_INFINITY;
    if (answered > due && (first === null || due < first)) first = due;
  }
  return first;
}

function breachOfComing({ now, waiting, serviceRate, arrivalRate, dueOf, horizonMs }: Outlook): number | null {
  if (arrivalRate <= 0) return null;
  for (let passed = 0; passed <= horizonMs; passed += STEP_MS) {
    const due = dueOf(now + passed);
    if (due === null) return null;
    const before = Math.max(0, waiting.length + ((arrivalRate - serviceRate) * passed) / HOUR_MS);
    const wait = serviceRate > 0 ? ((before + 1) / serviceRate) * HOUR_MS : Number.POSITIVE_INFINITY;
    if (now + passed + wait > due) return due;
  }
  return null;
}

/**
 * Cases an hour that those who are there now can be expected to answer: what was answered an hour lately, for each person who
 * answered, times the people who are there. Without anybody there, or without any answer lately to go by, 0.
 */
export function expectedRate(lately: { readonly rate: number; readonly people: number }, there: number): number {
  return lately.people === 0 ? 0 : (lately.rate * there) / lately.people;
}
