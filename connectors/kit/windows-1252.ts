/** Bytes 0x80 to 0x9F of Windows-1252; the five it leaves open stand for themselves, as browsers have it. */
const UPPER = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';
const FIRST = 0x80;
const LAST = 0x9f;
/** Bytes per call: as many arguments as every engine takes. */
const CHUNK = 8192;

/** The character of a Windows-1252 byte. */
export function windows1252(byte: number): string {
  return byte >= FIRST && byte <= LAST ? UPPER.charAt(byte - FIRST) : String.fromCharCode(byte);
}

/** Text in Windows-1252, which ISO-8859-1 means on the web too. Some versions of Node decode it as plain Latin-1, losing quotes and dashes. */
export function decodeWindows1252(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += CHUNK) parts.push(String.fromCharCode(...bytes.subarray(at, at + CHUNK)));
  return parts.join('').replace(/[\u0080-\u009F]/gu, (character) => windows1252(character.charCodeAt(0)));
}
