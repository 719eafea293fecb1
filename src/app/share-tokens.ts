import { createHmac, timingSafeEqual } from 'node:crypto';
import type { DigestTokens } from '../ports/digests.ts';
import type { ShareTokens } from '../ports/shares.ts';
import { signingKey } from './secret-box.ts';

const ID = /^[\w-]{8,64}$/u;
const NOBODY = 'nobody';

interface LinkTokens {
  tokenOf(id: string): string;
  idOf(token: string): string | null;
}

/** An id with its HMAC-SHA-256 under a key made from the installation's secret for that purpose alone. */
function linkTokens(secret: string, purpose: string): LinkTokens {
  const key = signingKey(secret, purpose);
  const proofOf = (id: string): Buffer => createHmac('sha256', key).update(id).digest();
  return {
    tokenOf: (id) => `${id}.${proofOf(id).toString('base64url')}`,
    idOf(token) {
      const [id = '', proof = '', ...rest] = token.split('.');
      const shaped = ID.test(id) && rest.length === 0;
      const wanted = proofOf(shaped ? id : NOBODY);
      const given = Buffer.from(proof, 'base64url');
      const compared = given.length === wanted.length ? given : Buffer.alloc(wanted.length);
      const same = timingSafeEqual(compared, wanted) && given.length === wanted.length;
      // One link has one form: what decodes to the same bytes in another way is none.
      return same && shaped && proof === wanted.toString('base64url') ? id : null;
    },
  };
}

/** Tokens of links that show a page. */
export const makeShareTokens = (secret: string): ShareTokens => linkTokens(secret, 'share links');

/** Tokens of links that switch a digest off. */
export const makeDigestTokens = (secret: string): DigestTokens => linkTokens(secret, 'digest links');
