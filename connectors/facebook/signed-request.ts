import { parseJson } from '../kit/json.ts';
import { decodeBase64, equalBytes, hmac } from '../kit/signature.ts';
import { type Fields, isFields } from './normalise/read.ts';

export type SignedRequest =
  { readonly type: 'valid'; readonly payload: Fields } | { readonly type: 'forged' } | { readonly type: 'broken' };

/**
 * Opens Facebook's `signed_request`: `<signature>.<payload>`, both base64 of either alphabet, padded or not; the signature
 * is an HMAC-SHA256 with the app secret over the payload as it is encoded.
 */
export function openSignedRequest(text: string, appSecret: string): SignedRequest {
  const parts = text.split('.');
  const [signature, payload] = parts;
  if (parts.length !== 2 || signature === undefined || payload === undefined) return { type: 'broken' };
  const claimed = decodeBase64(signature);
  if (claimed === undefined || !equalBytes(claimed, hmac(appSecret, payload))) return { type: 'forged' };
  const bytes = decodeBase64(payload);
  if (bytes === undefined) return { type: 'broken' };
  try {
    const value = parseJson(bytes.toString('utf8'));
    const isHmacSha256 = isFields(value) && String(value['algorithm']).toUpperCase() === 'HMAC-SHA256';
    return isHmacSha256 ? { type: 'valid', payload: value } : { type: 'broken' };
  } catch {
    return { type: 'broken' };
  }
}
