import { connect as open, isIP, type Socket } from 'node:net';
import { guardedLookup, isAddressAllowed } from '../../connectors/kit/address-guard.ts';
import { RemedyError } from '../ports/remedy.ts';

export interface Target {
  readonly host: string;
  readonly port: number;
  /** Lets loopback and private networks through. */
  readonly allowPrivate: boolean;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * A connection to the very address that was checked. Throws RemedyError `give-up` with code `forbidden-address` where the settings
 * don't let mail go there.
 */
export function connectChecked({ host, port, allowPrivate, timeoutMs, signal }: Target): Promise<Socket> {
  return new Promise((resolve, reject) => {
    if (isIP(host) !== 0 && !isAddressAllowed(host, { allowPrivate })) {
      reject(
        new RemedyError({
          remedy: 'give-up',
          code: 'forbidden-address',
          message: `Refused to send mail to ${host}: it is private, link-local or otherwise reserved; set mail.allowPrivate to allow it`,
          notDone: true,
        }),
      );
      return;
    }
    const socket = open({ host, port, lookup: guardedLookup({ allowPrivate }) });
    const timer = setTimeout(() => fail(Object.assign(new Error('no connection in time'), { code: 'ETIMEDOUT' })), timeoutMs);
    const onAbort = (): void => fail(signal.reason instanceof Error ? signal.reason : new Error('stopped'));
    const done = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', onAbort);
      socket.off('error', fail);
    };
    function fail(error: Error): void {
      done();
      socket.on('error', () => {});
      socket.destroy();
      reject(error);
    }
    socket.once('error', fail);
    socket.once('connect', () => {
      done();
      resolve(socket);
    });
    signal.addEventListener('abort', onAbort, { once: true });
    if (signal.aborted) onAbort();
  });
}
