import { createTransport } from 'nodemailer';
import type { Letter, LetterPicture, Mailer } from '../ports/mail.ts';
import type { MailSettings } from '../ports/settings.ts';
import { connectChecked } from './connect.ts';
import { mailError } from './errors.ts';

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

const ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/u;

const attachmentOf = ({ id, type, bytes, alt }: LetterPicture) => ({
  cid: id,
  filename: `${id}.png`,
  contentType: type,
  contentDisposition: 'inline',
  content: Buffer.from(bytes),
  headers: { 'Content-Description': alt },
});

/**
 * Hands letters to one SMTP server, each over a connection of its own. TLS is demanded unless the settings say `none`, and its
 * certificate checked; private addresses are refused unless the settings allow them.
 */
export function makeSmtpMailer(settings: MailSettings, options: SmtpOptions = {}): Mailer {
  const { host, port, secure, user, password, from, allowPrivate } = settings;
  const limits = { ...PATIENCE, ...options.patience };
  const server = `${host}:${port}`;
  const domain = from.slice(from.lastIndexOf('@') + 1).replace(/>\s*$/u, '');

  const deliver = async (letter: Letter, signal: AbortSignal): Promise<void> => {
    const connection = await connectChecked({ host, port, allowPrivate, timeoutMs: limits.connect, signal });
    let taken = false;
    const transport = createTransport({
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
        taken = true;
        callback(null, { connection });
      },
    });
    try {
      await transport.sendMail({
        from,
        to: { name: '', address: letter.to },
        subject: letter.subject,
        text: letter.text,
        ...(letter.html === null ? {} : { html: letter.html }),
        attachments: letter.pictures.map(attachmentOf),
        messageId: `<${encodeURIComponent(letter.id)}@${domain}>`,
        // Nobody's absence note is to come back (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
        signal,
      });
    } finally {
      transport.close();
      if (!taken) connection.destroy();
    }
  };

  return {
    async send(letter, signal) {
      signal.throwIfAborted();
      try {
        if (!ADDRESS.test(letter.to)) throw Object.assign(new Error('no address'), { code: 'EENVELOPE' });
        await deliver(letter, AbortSignal.any([signal, AbortSignal.timeout(limits.letter)]));
      } catch (error) {
        signal.throwIfAborted();
        throw mailError(error, server);
      }
    },
  };
}
