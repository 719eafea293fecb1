import { RemedyError } from '../ports/remedy.ts';

/** A server that is down or busy is asked again after this; one that says "not now" after more. */
const UNREACHABLE_WAIT_MS = 60_000;
const DEFERRED_WAIT_MS = 300_000;
const MOST_CAUSES = 8;
/** What Node calls faults of a certificate or of the handshake. */
const NOT_TRUSTED = /CERT|SIGNATURE|ISSUER|ERR_TLS|ERR_SSL|EPROTO/u;

const textOf = (error: unknown, name: string): string | null => {
  const value: unknown = error instanceof Error ? Reflect.get(error, name) : undefined;
  return typeof value === 'string' ? value : null;
};

const statusOf = (error: unknown): number | null => {
  const value: unknown = error instanceof Error ? Reflect.get(error, 'responseCode') : undefined;
  return typeof value === 'number' ? value : null;
};

function decidedIn(error: unknown): RemedyError | undefined {
  let current = error;
  for (let depth = 0; depth < MOST_CAUSES && current instanceof Error; depth += 1) {
    if (current instanceof RemedyError) return current;
    current = current.cause;
  }
  return undefined;
}

const of = (options: ConstructorParameters<typeof RemedyError>[0]): RemedyError => new RemedyError(options);

/**
 * What went wrong with a letter, with its remedy. The error itself is left behind: servers quote addresses and commands in what they
 * answer, and commands hold credentials.
 */
export function mailError(error: unknown, server: string): RemedyError {
  const decided = decidedIn(error);
  if (decided) return decided;
  const status = statusOf(error);
  const code = textOf(error, 'code') ?? 'unknown error';
  const said = status === null ? code : String(status);
  const refused = status !== null && status >= 500 && status !== 503;
  const facts = { ...(status === null ? {} : { status }), notDone: status !== null };
  if ((code === 'EAUTH' || code === 'ENOAUTH') && (refused || status === null)) {
    const message = `The mail server ${server} refused us (${said}): check mail.user and mail.password`;
    return of({ ...facts, remedy: 'reauthorise', code: 'mail-refused-us', message });
  }
  if (code === 'ETLS' || code === 'EREQUIRETLS' || NOT_TRUSTED.test(textOf(error, 'originalCode') ?? '')) {
    const message = `The mail server ${server} offers no safe connection (${said}): check mail.port and mail.secure, and its certificate`;
    return of({ ...facts, remedy: 'wait', waitMs: UNREACHABLE_WAIT_MS, code: 'mail-not-secure', message });
  }
  if (refused) {
    const toWhom = textOf(error, 'command')?.startsWith('RCPT') === true;
    const message = toWhom
      ? `The mail server ${server} refused the address (${said}): it goes nowhere`
      : `The mail server ${server} refused the letter (${said}): check mail.from and what the server lets you send`;
    return of({ ...facts, remedy: 'give-up', code: toWhom ? 'mail-address-refused' : 'mail-letter-refused', message });
  }
  if (code === 'EENVELOPE' && status === null) {
    return of({ remedy: 'give-up', code: 'mail-address-refused', message: 'The letter has no address that mail can go to' });
  }
  if (status !== null) {
    const message = `The mail server ${server} does not take the letter now (${said})`;
    return of({ ...facts, remedy: 'wait', waitMs: DEFERRED_WAIT_MS, code: 'mail-deferred', message });
  }
  const message = `The mail server ${server} cannot be reached or broke off (${said})`;
  return of({ remedy: 'wait', waitMs: UNREACHABLE_WAIT_MS, code: 'mail-unreachable', message });
}
