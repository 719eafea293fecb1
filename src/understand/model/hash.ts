/** FNV-1a's 32-bit offset and prime, and the mixing constants of a xorshift-multiply finaliser. */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;
const MIX_A = 0x2c1b3c6d;
const MIX_B = 0x297a2d39;

/** Spreads a hash over all of its 32 bits. */
function finish(hash: number): number {
  let mixed = hash ^ (hash >>> 15);
  mixed = Math.imul(mixed, MIX_A);
  mixed ^= mixed >>> 12;
  mixed = Math.imul(mixed, MIX_B);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

/**
 * FNV-1a over the UTF-16 units of a part of a text, finished: 32 bits, the same on every machine. The seed keeps
 * features of different kinds apart.
 * @see http://www.isthe.com/chongo/tech/comp/fnv/
 */
export function hashText(text: string, seed: number, from = 0, to = text.length): number {
  let hash = OFFSET ^ seed;
  for (let at = from; at < to; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return finish(hash);
}

/** One hash out of two whose order counts. */
export function hashPair(first: number, second: number, seed: number): number {
  return finish(Math.imul(Math.imul(first ^ seed, PRIME) + second, MIX_A));
}
