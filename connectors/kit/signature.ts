import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

export type HmacAlgorithm = 'sha1' | 'sha256' | 'sha512';

export interface HmacCheck {
  readonly secret: string;
  /** The bytes as they came; never a re-serialised body. */
  readonly body: Uint8Array | string;
  /** The header's value; undefined when it is missing. */
  readonly signature: string | undefined;
  /** What stands before the digest in the header, such as `sha256=`; nothing unless told. */
  readonly prefix?: string;
  /** `sha256` unless told. */
  readonly algorithm?: HmacAlgorithm;
}

const HEX = /^(?:[0-9a-f]{2})+$/i;
const BASE64_ANY = /^[A-Za-z0-9+/_-]+={0,2}$/;

/** The HMAC of a message. */
export function hmac(secret: string, body: Uint8Array | string, algorithm: HmacAlgorithm = 'sha256'): Buffer {
  return createHmac(algorithm, secret).update(body).digest();
}

/** Bytes of base64 in either alphabet (`+/` or `-_`), padded or not; undefined when it is none. */
export function decodeBase64(text: string): Buffer | undefined {
  return BASE64_ANY.test(text) ? Buffer.from(text, 'base64') : undefined;
}

/** Whether two byte strings are equal, in time that doesn't depend on where they differ. */
export function equalBytes(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && timingSafeEqual(one, other);
}

/** Whether two secrets are equal, in time that depends neither on where they differ nor on how long the right one is. */
export function equalSecrets(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

function withoutPrefix(check: HmacCheck): string | undefined {
  const prefix = check.prefix ?? '';
  const value = check.signature?.trim();
  return value?.startsWith(prefix) === true ? value.slice(prefix.length) : undefined;
}

function matches(check: HmacCheck, claimed: Uint8Array | undefined): boolean {
  if (claimed === undefined || check.secret === '') return false;
  return equalBytes(hmac(check.secret, check.body, check.algorithm), claimed);
}

/** Whether a signature in hexadecimal, such as Meta's `X-Hub-Signature-256: sha256=...`, is that of the body. */
export function verifyHmacHex(check: HmacCheck): boolean {
  const digest = withoutPrefix(check);
  return matches(check, digest !== undefined && HEX.test(digest) ? Buffer.from(digest, 'hex') : undefined);
}

/** Whether a signature in base64 of either alphabet, such as X's `sha256=...`, is that of the body. */
export function verifyHmacBase64(check: HmacCheck): boolean {
  const digest = withoutPrefix(check);
  return matches(check, digest === undefined ? undefined : decodeBase64(digest));
}
