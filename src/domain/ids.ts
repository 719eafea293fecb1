import { hash, randomUUID } from 'node:crypto';

/** Characters of an identifier made by {@link stableId}: 22 of base64url, 132 bits of SHA-256. */
const STABLE_LENGTH = 22;

/**
 * The same parts always give the same identifier, on every machine: the key under which a thing that the outside names
 * (a post, an account) is stored once. Parts are joined by a character that no identifier of a network contains.
 */
export function stableId(...parts: readonly string[]): string {
  return hash('sha256', parts.join('\u0000'), 'base64url').slice(0, STABLE_LENGTH);
}

/** A new identifier that nothing else has (RFC 9562 version 4, without dashes). */
export function freshId(): string {
  return randomUUID().replaceAll('-', '');
}

/** Identifier of a mention: one per (brand, network, external id), however often it is delivered. */
export function mentionId(brand: string, network: string, externalId: string): string {
  return stableId('mention', brand, network, externalId);
}

/** The same as {@link customerId}, from the account's identity key. */
export function customerIdOfKey(key: string): string {
  return stableId('customer', key);
}

/** Identifier of the customer first met under this account of this network. */
export function customerId(brand: string, network: string, authorExternalId: string): string {
  return stableId('customer', brand, network, authorExternalId);
}
