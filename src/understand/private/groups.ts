import { characterAt, digitValue, isDash, isInvisible, isSpace, widthOf, type Characters } from './characters.ts';

/** How a group of digits hangs on to the one before it; `none` when it stands for itself. */
export type Gap = 'none' | 'space' | 'dash' | 'dot' | 'slash';

/** Digits that stand together, whatever script they are in. */
export interface Group {
  readonly start: number;
  readonly end: number;
  /** In ASCII; of a longer row only as many as any number here can have, and one more. */
  readonly digits: string;
  readonly gap: Gap;
}

/** No number looked for has more digits. */
export const MOST_DIGITS = 20;
/** Signs between two groups of one number, such as ") " or " - ". */
const MOST_SIGNS = 4;
/** Groups of one number. */
const MOST_GROUPS = 8;

/** What stands between two groups, read sign by sign. */
class GapReader {
  private sign: Gap = 'space';
  private signs = 0;
  private broken = true;

  begin(): void {
    this.sign = 'space';
    this.signs = 0;
    this.broken = false;
  }

  read(character: number): void {
    if (this.broken || isInvisible(character)) return;
    this.signs += 1;
    if (this.signs > MOST_SIGNS) this.broken = true;
    else if (character === 46) this.mark('dot');
    else if (character === 47) this.mark('slash');
    else if (isDash(character)) this.mark('dash');
    else if (!isSpace(character) && character !== 40 && character !== 41) this.broken = true;
  }

  get gap(): Gap {
    return this.broken ? 'none' : this.sign;
  }

  private mark(sign: Gap): void {
    if (this.sign === 'space') this.sign = sign;
    else this.broken = true;
  }
}

/** Every group of digits of a text, in order. One pass. */
export function readGroups(text: Characters): readonly Group[] {
  const groups: Group[] = [];
  const between = new GapReader();
  let at = 0;
  while (at < text.length) {
    const character = characterAt(text, at);
    const first = digitValue(character);
    if (first < 0) {
      between.read(character);
      at += widthOf(character);
      continue;
    }
    const start = at;
    let end = at;
    let digits = '';
    for (; at < text.length;) {
      const next = characterAt(text, at);
      const value = digitValue(next);
      if (value < 0 && !isInvisible(next)) break;
      at += widthOf(next);
      if (value < 0) continue;
      end = at;
      if (digits.length <= MOST_DIGITS) digits += value;
    }
    // What stands unseen behind the last digit belongs to nothing.
    groups.push({ start, end, digits, gap: between.gap });
    between.begin();
  }
  return groups;
}

/** Groups that follow one another, read as one number. */
export interface Window {
  readonly groups: readonly Group[];
  readonly digits: string;
  readonly start: number;
  readonly end: number;
}

/** All readings that begin with a group, the shortest first: bounded by how many digits any number has. */
export function windowsFrom(groups: readonly Group[], first: number): readonly Window[] {
  const windows: Window[] = [];
  let digits = '';
  for (let last = first; last < groups.length && last - first < MOST_GROUPS; last += 1) {
    const group = groups[last];
    if (!group || (last > first && group.gap === 'none')) break;
    digits += group.digits;
    if (digits.length > MOST_DIGITS) break;
    windows.push({ groups: groups.slice(first, last + 1), digits, start: groups[first]?.start ?? 0, end: group.end });
  }
  return windows;
}
