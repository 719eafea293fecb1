/** Faces typed in ASCII. The text before must not be a letter or digit, or "http:/" would be a frown. */
const EMOTICON =
  /(?:>?[:;=]['~^-]?(?:\)+|\(+|\]+|\[+|[dDpPoO](?![a-zA-Z])|[/\\|*$@](?!\/)|3(?!\d))|<\/?3+|\^_?\^|-_+-|[xX]D+(?![a-zA-Z])|T_T|;_;|>_<)/y;
const LONGEST = 12;

/** How many characters the face at this place has; 0 when there is none. */
export function emoticonLength(text: string, at: number): number {
  EMOTICON.lastIndex = at;
  const match = EMOTICON.exec(text);
  return match ? Math.min(match[0].length, LONGEST) : 0;
}

const SAD = /[([/\\|@$]|-_|T_T|;_;|>_<|<\/3/;
const HAPPY = /[)\]dDpP*3^]|xD/i;

/** -2 for a frown, 2 for a smile, 0 for a face that says neither. */
export function emoticonWeight(face: string): number {
  if (SAD.test(face)) return -2;
  return HAPPY.test(face) ? 2 : 0;
}
