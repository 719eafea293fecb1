import type { Socket } from 'node:net';
import { createTransport } from 'nodemailer';
import type { MailSettings } from '../ports/settings.ts';
import { connectChecked } from './connect.ts';

/** Milliseconds: to connect, to be greeted, between two answers, and for one letter in all. */
export interface MailPatience {
  readonly connect: number;
  readonly greeting: number;
  readonly silence: number;
  readonly letter: number;
}

export interface SmtpOptions {
  readonly patience?: Partial<MailPatience>;
  /** Certificate of who vouches for the server, in place of the machine's list. */
  readonly ca?: string;
}

const PATIENCE: MailPatience = { connect: 15_000, greeting: 15_000, silence: 30_000, letter: 120_000 };

/** The patience of who asked, filled up with what is usual. */
export const patienceOf = ({ patience }: SmtpOptions): MailPatience => ({ ...PATIENCE, ...patience });

const open = (
  settings: MailSettings,
  options: SmtpOptions,
  { connection, onTaken }: { readonly connection: Socket; onTaken(): void },
) => {
  const { host, port, secure, user, password } = settings;
  const limits = patienceOf(options);
  return createTransport({
    host,
    port,
    secure: secure === 'tls',
    requireTLS: secure === 'starttls',
    ignoreTLS: secure === 'none',
    ...(user === undefined ? {} : { auth: { user, pass: password ?? '' } }),
    ...(options.ca === undefined ? {} : { tls: { ca: options.ca } }),
    connectionTimeout: limits.connect + limits.greeting,
    greetingTimeout: limits.greeting,
    socketTimeout: limits.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
    maxRecipients: 1,
    getSocket: (_options, callback) => {
      onTaken();
      callback(null, { connection });
    },
  });
};

/**
 * Uses one connection to the server of the settings, to the very address that was checked, and closes it after. Where the signal
 * aborts, the connection is cut.
 */
export async function withTransport<T>(
  settings: MailSettings,
  { signal, ...options }: SmtpOptions & { readonly signal: AbortSignal },
  use: (transport: ReturnType<typeof open>) => Promise<T>,
): Promise<T> {
  const { host, port, allowPrivate } = settings;
  const connection = await connectChecked({ host, port, allowPrivate, timeoutMs: patienceOf(options).connect, signal });
  let taken = false;
  const transport = open(settings, options, {
    connection,
    onTaken: () => {
      taken = true;
    },
  });
  const cut = (): void => void connection.destroy();
  signal.addEventListener('abort', cut, { once: true });
  try {
    return await use(transport);
  } finally {
    signal.removeEventListener('abort', cut);
    transport.close();
    if (!taken) connection.destroy();
  }
}
