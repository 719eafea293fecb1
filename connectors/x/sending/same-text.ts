const SHORT_LINK = /^(?:https?:\/\/)?t\.co\/\w+/i;

/** The words of a text, without what X changes about it on the way: the answered account's handle in front, spaces, how links are written. */
function wordsOf(text: string): readonly string[] {
  return text
    .toWellFormed()
    .normalize('NFC')
    .trim()
    .replace(/^(?:@\w{1,15}\s+)+/, '')
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => (/[./]/.test(word) ? word.replace(/^https?:\/\//i, '').replace(/\/(?=[.,;:!?]*$)/, '') : word));
}

/** X writes every link as one of its own; where that wasn't undone, it stands for any link. */
function isSameWord(shown: string, typed: string): boolean {
  return shown === typed || (SHORT_LINK.test(shown) && typed.includes('.'));
}

/** Whether a text that X shows is the one that was sent. */
export function isSameText(shown: string, sent: string): boolean {
  const one = wordsOf(shown);
  const other = wordsOf(sent);
  return one.length === other.length && one.every((word, index) => isSameWord(word, other[index] ?? ''));
}
