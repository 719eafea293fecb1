import type { RawRequest, WebhookAnswer } from '../../src/ports/connector.ts';
import { equalSecrets, hmac } from '../kit/signature.ts';

const HALF = 20;
const CODE = /^[0-9a-f]{40}$/;
const HOST = /^[\w.:[\]-]{1,255}$/;
const LOOPBACK = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\])(?::\d+)?$/i;

const sealOf = (name: string, appSecret: string): string => hmac(appSecret, `code ${name}`).toString('hex').slice(0, HALF);

/** The same for every request of a person; tells nobody who it is, and only we can make one. */
function codeFor(userId: string, appSecret: string): string {
  const name = hmac(appSecret, `deletion ${userId}`).toString('hex').slice(0, HALF);
  return name + sealOf(name, appSecret);
}

/** The address under which Facebook called us, whatever stands before us. */
function ownAddress({ headers }: RawRequest, connection: string): string | undefined {
  const host = (headers['x-forwarded-host'] ?? headers['host'] ?? '').split(',')[0]?.trim() ?? '';
  if (!HOST.test(host)) return undefined;
  return `${LOOPBACK.test(host) ? 'http' : 'https'}://${host}/hooks/${encodeURIComponent(connection)}`;
}

/**
 * What Facebook shows to whoever asked for the deletion: an address that says how it stands, and a code. Facebook documents
 * both under "Data Deletion Request Callback".
 */
export function deletionConfirmation(
  request: RawRequest,
  person: { readonly connection: string; readonly userId: string; readonly appSecret: string },
): { readonly body: string; readonly contentType: string } {
  const code = codeFor(person.userId, person.appSecret);
  const address = ownAddress(request, person.connection);
  const url = address === undefined ? {} : { url: `${address}?deletion=${code}` };
  return { body: JSON.stringify({ ...url, confirmation_code: code }), contentType: 'application/json' };
}

/** The page behind the address of a confirmation: there is one for codes of ours only. */
export function deletionStatus(code: string, appSecret: string | undefined): WebhookAnswer {
  const isOurs =
    appSecret !== undefined && CODE.test(code) && equalSecrets(code.slice(HALF), sealOf(code.slice(0, HALF), appSecret));
  if (!isOurs) return { type: 'refuse', status: 404, reason: 'there is no deletion request with this code' };
  return {
    type: 'challenge',
    contentType: 'text/plain; charset=utf-8',
    body: `Deletion request ${code}: received. What we had stored of this account's posts, messages and names is deleted within minutes of the request.\n`,
  };
}
