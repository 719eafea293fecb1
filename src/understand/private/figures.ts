import { isCard } from './cards.ts';
import { characterAt, digitValue, type Characters } from './characters.ts';
import { cueAfter, cueBefore, type CueFound } from './cues.ts';
import { readGroups, windowsFrom, type Group, type Window } from './groups.ts';
import { isAadhaar, isSocialSecurity, isSouthAfricanId } from './identity.ts';
import { isOneFigure, isOtherFigure, isPhone } from './phones.ts';
import type { PrivateKind, PrivateSpan } from './span.ts';
import { after, before, type Before } from './surroundings.ts';

const SHORTEST_ACCOUNT = 5;
const SURE_ACCOUNT = 7;
const LONGEST_ACCOUNT = 20;
const SHORTEST_ID = 6;
const LONGEST_ID = 14;
const SHORTEST_PASSPORT = 8;
const LONGEST_PASSPORT = 9;

/** A reading of some groups, with what stands around it. */
interface Reading {
  readonly window: Window;
  readonly before: Before;
  readonly after: ReturnType<typeof after>;
  readonly cue: CueFound | undefined;
  /** True when a slash and more digits follow, as in a day. */
  readonly goesOn: boolean;
}

const sizes = (window: Window): string => window.groups.map(({ digits }) => digits.length).join('-');

/** Kinds that carry their own proof, and so need no word beside them. */
function proven({ window, cue }: Reading): PrivateKind | undefined {
  const { digits } = window;
  if (isSouthAfricanId(digits)) return 'id-number';
  if (isCard(digits, cue?.cue === 'card')) return 'card';
  const identified = cue?.cue === 'id';
  if (isAadhaar(digits) && (identified || sizes(window) === '4-4-4')) return 'id-number';
  if (
    isSocialSecurity(digits) &&
    sizes(window) === '3-2-4' &&
    window.groups[1]?.gap === 'dash' &&
    window.groups[2]?.gap === 'dash'
  )
    return 'id-number';
  return undefined;
}

/** Kinds that the word beside a number gives it. */
function named({ window, cue, goesOn }: Reading): PrivateKind | undefined {
  const { digits, groups } = window;
  if (!cue || cue.strangers > 1 || goesOn || !isOneFigure(groups) || isOtherFigure(groups)) return undefined;
  const { length } = digits;
  if (cue.cue === 'account' && length <= LONGEST_ACCOUNT)
    return length >= (cue.strangers === 0 ? SHORTEST_ACCOUNT : SURE_ACCOUNT) ? 'account' : undefined;
  if (cue.strangers > 0) return undefined;
  if (cue.cue === 'id' && length >= SHORTEST_ID && length <= LONGEST_ID) return 'id-number';
  if (cue.cue === 'passport' && length >= SHORTEST_PASSPORT && length <= LONGEST_PASSPORT) return 'passport';
  return undefined;
}

function kindOf(reading: Reading): PrivateKind | undefined {
  if (reading.after === 'glued') return undefined;
  const sure = proven(reading);
  if (sure || reading.before === 'money' || reading.after === 'money') return sure;
  const told = reading.before === 'plus' ? undefined : named(reading);
  if (told && reading.cue?.strangers === 0) return told;
  return isPhone(reading.window, reading) ? 'phone' : told;
}

interface Found {
  readonly span: PrivateSpan;
  readonly groups: number;
}

/** What the groups from here on are, read as long as they can be: proof goes before the word beside, that before mere form. */
function readFrom(text: Characters, groups: readonly Group[], first: number): Found | undefined {
  const windows = windowsFrom(groups, first);
  const longest = windows.at(-1);
  if (!longest || longest.digits.length < SHORTEST_ACCOUNT) return undefined;
  const standing = before(text, longest.start);
  if (standing === 'glued' || standing === 'tight') return undefined;
  const cue = cueBefore(text, longest.start);
  const readings = windows.toReversed().flatMap((window): readonly Reading[] => {
    if (window.digits.length < SHORTEST_ACCOUNT) return [];
    const told = cue ?? (standing === 'hash' ? undefined : afterwards(text, window));
    const goesOn = text.charCodeAt(window.end) === 47 && digitValue(characterAt(text, window.end + 1)) >= 0;
    return [{ window, before: standing, after: after(text, window.end), cue: told, goesOn }];
  });
  const best =
    readings.find((reading) => reading.after !== 'glued' && proven(reading)) ?? readings.find((reading) => kindOf(reading));
  const kind = best && kindOf(best);
  if (!kind) return undefined;
  const { window } = best;
  const start = kind === 'phone' ? phoneStart(text, window.start) : window.start;
  return { span: { kind, start, end: window.end }, groups: window.groups.length };
}

function afterwards(text: Characters, window: Window): CueFound | undefined {
  if (window.digits.length < SURE_ACCOUNT) return undefined;
  const cue = cueAfter(text, window.end);
  return cue && cue !== 'order' ? { cue, strangers: 0 } : undefined;
}

/** A telephone number begins with its plus and its bracket. */
function phoneStart(text: Characters, start: number): number {
  let from = start;
  while (from > 0 && start - from < 2 && '+(＋'.includes(text.slice(from - 1, from))) from -= 1;
  return from;
}

/** Every number of digits that is private, in order. Each group is read a bounded number of times. */
export function findFigures(text: Characters): readonly PrivateSpan[] {
  const groups = readGroups(text);
  const found: PrivateSpan[] = [];
  for (let first = 0; first < groups.length;) {
    const read = readFrom(text, groups, first);
    if (read) found.push(read.span);
    first += read?.groups ?? 1;
  }
  return found;
}
