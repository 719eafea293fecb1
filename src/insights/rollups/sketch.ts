/**
 * How many different authors spoke, in a form that adds up across buckets: HyperLogLog (Flajolet, Fusy, Gandouet, Meunier 2007) with
 * 1,024 registers, a standard error of 3.25 %. Up to 64 authors are kept by their hashes and counted exactly (but for two hashes of 24
 * bits that are the same: once in eight thousand times that 64 are counted).
 *
 * Bytes: empty for nobody; 0 and then three bytes for each hash in rising order; 1 and then the registers that are not 0, in order,
 * each as a byte with how many zeros are before it (high four bits) and its rank (low four); 15 zeros and rank 0 is only a gap.
 */
const BITS = 10;
const HASH_BITS = 24;
const HASHES = 2 ** HASH_BITS;
const REGISTERS = 2 ** BITS;
const MOST_EXACT = 64;
const HASH_BYTES = 3;
const EXACT = 0;
const DENSE = 1;
const LONGEST_GAP = 15;
const ALPHA = 0.7213 / (1 + 1.079 / REGISTERS);

export const NOBODY: Uint8Array = new Uint8Array(0);

/** 24 of 32 bits of FNV-1a, mixed once more so that all of them depend on every letter. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) >>> (32 - HASH_BITS);
}

function exact(hashes: readonly number[]): Uint8Array {
  if (hashes.length === 0) return NOBODY;
  const bytes = new Uint8Array(1 + HASH_BYTES * hashes.length);
  bytes[0] = EXACT;
  for (const [at, hash] of hashes.entries()) bytes.set([hash >>> 16, hash >>> 8, hash], 1 + HASH_BYTES * at);
  return bytes;
}

/** Puts the registers of a sketch into these, where they are higher. */
function raise(registers: Uint8Array, sketch: Uint8Array): void {
  let register = 0;
  for (let at = 1; at < sketch.length; at += 1) {
    const byte = sketch[at] ?? 0;
    register += byte >>> 4;
    const rank = byte & 15;
    if (rank === 0) continue;
    if (rank > (registers[register] ?? 0)) registers[register] = rank;
    register += 1;
  }
}

function packed(registers: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + 2 * REGISTERS);
  bytes[0] = DENSE;
  let end = 1;
  let gap = 0;
  for (const rank of registers) {
    if (rank === 0) {
      gap += 1;
      continue;
    }
    for (; gap >= LONGEST_GAP; gap -= LONGEST_GAP) bytes[end++] = LONGEST_GAP << 4;
    bytes[end++] = (gap << 4) | rank;
    gap = 0;
  }
  return bytes.slice(0, end);
}

function dense(hashes: Iterable<number>, others: readonly Uint8Array[]): Uint8Array {
  const registers = new Uint8Array(REGISTERS);
  for (const other of others) raise(registers, other);
  for (const hash of hashes) {
    const register = hash >>> (HASH_BITS - BITS);
    const rest = (hash << (32 - HASH_BITS + BITS)) >>> 0;
    const rank = Math.min(HASH_BITS - BITS, Math.clz32(rest)) + 1;
    registers[register] = Math.max(registers[register] ?? 0, rank);
  }
  return packed(registers);
}

function hashesOf(sketch: Uint8Array): readonly number[] {
  const byte = (at: number): number => sketch[at] ?? 0;
  return Array.from({ length: (sketch.length - 1) / HASH_BYTES }, (_, n) => {
    const at = 1 + HASH_BYTES * n;
    return (byte(at) << 16) | (byte(at + 1) << 8) | byte(at + 2);
  });
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
  if (some.length <= 1) return some[0] ?? NOBODY;
  const hashes = new Set(some.filter(([kind]) => kind === EXACT).flatMap(hashesOf));
  return make(
    hashes,
    some.filter(([kind]) => kind === DENSE),
  );
}

/** How many different names went in; exact up to 64. */
export function estimate(sketch: Uint8Array): number {
  if (sketch.length === 0) return 0;
  if (sketch[0] === EXACT) return (sketch.length - 1) / HASH_BYTES;
  const registers = new Uint8Array(REGISTERS);
  raise(registers, sketch);
  let sum = 0;
  let empty = 0;
  for (const rank of registers) {
    sum += 2 ** -rank;
    if (rank === 0) empty += 1;
  }
  const raw = (ALPHA * REGISTERS * REGISTERS) / sum;
  // Linear counting, where many registers are still empty; and what so many names share of all hashes there are.
  const hashes = raw <= 2.5 * REGISTERS && empty > 0 ? REGISTERS * Math.log(REGISTERS / empty) : raw;
  return Math.round(-HASHES * Math.log1p(-Math.min(hashes / HASHES, 0.999)));
}
