/**
 * How many different authors spoke, in a form that adds up across buckets: HyperLogLog (Flajolet, Fusy, Gandouet, Meunier 2007) with
 * 1,024 registers, a standard error of 3.25 %. Up to 64 authors are kept by their hashes and counted exactly (but for two hashes of 32
 * bits that are the same).
 *
 * Bytes: empty for nobody; 0 and then four bytes for each hash in rising order; 1 and then one byte for each register.
 */
const BITS = 10;
const REGISTERS = 2 ** BITS;
const MOST_EXACT = 64;
const EXACT = 0;
const DENSE = 1;
const ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

export const NOBODY: Uint8Array = new Uint8Array(0);

/** 32 bits of FNV-1a, mixed once more so that all of them depend on every letter. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

function exact(hashes: readonly number[]): Uint8Array {
  if (hashes.length === 0) return NOBODY;
  const bytes = new Uint8Array(1 + 4 * hashes.length);
  const view = new DataView(bytes.buffer);
  bytes[0] = EXACT;
  for (const [at, hash] of hashes.entries()) view.setUint32(1 + 4 * at, hash);
  return bytes;
}

function dense(hashes: Iterable<number>, others: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(1 + REGISTERS);
  bytes[0] = DENSE;
  for (const hash of hashes) {
    const register = 1 + (hash >>> (32 - BITS));
    const rest = (hash << BITS) >>> 0;
    const rank = Math.min(32 - BITS, Math.clz32(rest)) + 1;
    bytes[register] = Math.max(bytes[register] ?? 0, rank);
  }
  for (const other of others) for (let at = 1; at <= REGISTERS; at += 1) bytes[at] = Math.max(bytes[at] ?? 0, other[at] ?? 0);
  return bytes;
}

function hashesOf(sketch: Uint8Array): readonly number[] {
  const view = new DataView(sketch.buffer, sketch.byteOffset, sketch.byteLength);
  return Array.from({ length: (sketch.length - 1) / 4 }, (_, at) => view.getUint32(1 + 4 * at));
}

function make(hashes: ReadonlySet<number>, others: readonly Uint8Array[]): Uint8Array {
  if (others.length > 0 || hashes.size > MOST_EXACT) return dense(hashes, others);
  return exact([...hashes].toSorted((a, b) => a - b));
}

/** The sketch of these names (of accounts, each with its network). */
export function sketchOf(names: Iterable<string>): Uint8Array {
  return make(new Set([...names].map(hashOf)), []);
}

/** As if all their names had been put into one. */
export function mergeSketches(sketches: readonly Uint8Array[]): Uint8Array {
  const some = sketches.filter(({ length }) => length > 0);
  const hashes = new Set(some.filter(([kind]) => kind === EXACT).flatMap(hashesOf));
  return make(
    hashes,
    some.filter(([kind]) => kind === DENSE),
  );
}

/** How many different names went in; exact up to 64. */
export function estimate(sketch: Uint8Array): number {
  if (sketch.length === 0) return 0;
  if (sketch[0] === EXACT) return (sketch.length - 1) / 4;
  let sum = 0;
  let empty = 0;
  for (let at = 1; at <= REGISTERS; at += 1) {
    const rank = sketch[at] ?? 0;
    sum += 2 ** -rank;
    if (rank === 0) empty += 1;
  }
  const raw = (ALPHA * REGISTERS * REGISTERS) / sum;
  // Linear counting, where many registers are still empty.
  return Math.round(raw <= 2.5 * REGISTERS && empty > 0 ? REGISTERS * Math.log(REGISTERS / empty) : raw);
}
