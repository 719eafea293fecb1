import { generateKeyPairSync, type KeyObject } from 'node:crypto';

interface Pem {
  readonly publicKey: string;
  readonly privateKey: string;
}

function toPem(keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }): Pem {
  return {
    publicKey: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    privateKey: keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

/** Made for this run: no key lies in the repository. */
export const rsaKeys = toPem(generateKeyPairSync('rsa', { modulusLength: 2048 }));
export const ecKeys = toPem(generateKeyPairSync('ec', { namedCurve: 'P-256' }));
