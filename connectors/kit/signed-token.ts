import { importPKCS8, SignJWT, type JWTPayload } from 'jose';
import { RemedyError } from '../../src/ports/remedy.ts';

export interface SignedTokenOptions {
  readonly algorithm: 'RS256' | 'ES256';
  /** PKCS #8 in PEM; line ends may be written as `\n`, as they are in environment variables. */
  readonly privateKey: string;
  readonly keyId?: string;
  readonly claims: JWTPayload;
  readonly issuedAt: number;
  readonly lifeSeconds: number;
}

/** A signed JSON Web Token. Throws RemedyError `reauthorise`, code `bad-key`, when the key cannot be read. */
export async function signToken(options: SignedTokenOptions): Promise<string> {
  const issuedAt = Math.floor(options.issuedAt / 1000);
  try {
    const key = await importPKCS8(options.privateKey.replaceAll('\\n', '\n').trim(), options.algorithm);
    return await new SignJWT(options.claims)
      .setProtectedHeader({ alg: options.algorithm, typ: 'JWT', ...(options.keyId === undefined ? {} : { kid: options.keyId }) })
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + options.lifeSeconds)
      .sign(key);
  } catch {
    // The cause may quote the key, so it stays here.
    const message = `The private key cannot sign with ${options.algorithm}: give the whole PEM file (PKCS #8, BEGIN PRIVATE KEY)`;
    throw new RemedyError({ remedy: 'reauthorise', code: 'bad-key', message });
  }
}
