/** A text that this browser keeps over a closed tab; empty when there is none, or the browser forbids storage. */
export function readText(key: string): string {
  try {
    return localStorage.getItem(key) ?? '';
  } catch {
    return '';
  }
}

/** Keeps it, or forgets an empty one. */
export function keepText(key: string, text: string): void {
  try {
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch {
    // Without storage the text lives as long as its page.
  }
}
