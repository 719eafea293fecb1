import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ShareTokens } from '../ports/shares.ts';
import { signingKey } from './secret-box.ts';

const ID = /^[\w-]{8,64}$/u;
const NOBODY = 'nobody';

/** Tokens of this installation: a share's id with its HMAC-SHA-256 under a key made from the installation's secret. */
export function makeShareTokens(secret: string): ShareTokens {
  const key = signingKey(secret, 'share links');
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
