import type { Letter, LetterPicture, Mailer } from '../ports/mail.ts';
import type { MailSettings } from '../ports/settings.ts';
import { mailError } from './errors.ts';
import { patienceOf, withTransport, type SmtpOptions } from './transport.ts';

const ADDRESS = /^[^\s@<>,;:"()[\]\\]+@[^\s@<>,;:"()[\]\\]+$/u;

const attachmentOf = ({ id, type, bytes, alt }: LetterPicture) => ({
  cid: id,
  filename: `${id}.png`,
  contentType: type,
  contentDisposition: 'inline',
  content: Buffer.from(bytes),
  headers: { 'Content-Description': alt },
});

/** One click is for https alone (RFC 8058); by http mail programs may only show the page. */
function unsubscribing({ unsubscribe }: Letter): Readonly<Record<string, string>> {
  if (unsubscribe === undefined) return {};
  const click = unsubscribe.startsWith('https:') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {};
  return { 'List-Unsubscribe': `<${unsubscribe}>`, ...click };
}

/**
 * Hands letters to one SMTP server, each over a connection of its own. TLS is demanded unless the settings say `none`, and its
 * certificate checked; private addresses are refused unless the settings allow them.
 */
export function makeSmtpMailer(settings: MailSettings, options: SmtpOptions = {}): Mailer {
  const { host, port, from } = settings;
  const limits = patienceOf(options);
  const server = `${host}:${port}`;
  const domain = from.slice(from.lastIndexOf('@') + 1).replace(/>\s*$/u, '');

  const deliver = (letter: Letter, signal: AbortSignal): Promise<unknown> =>
    withTransport(settings, { ...options, signal }, (transport) =>
      transport.sendMail({
        from,
        to: { name: '', address: letter.to },
        subject: letter.subject,
        text: letter.text,
        ...(letter.html === null ? {} : { html: letter.html }),
        attachments: letter.pictures.map(attachmentOf),
        messageId: `<${encodeURIComponent(letter.id)}@${domain}>`,
        // Nobody's absence note is to come back (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', ...unsubscribing(letter) },
        signal,
      }),
    );

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

/**
 * Greets the server and signs in, without a letter. Returns how that went, in words without secrets; throws what sending a letter
 * would throw.
 */
export async function checkMailServer(settings: MailSettings, signal: AbortSignal, options: SmtpOptions = {}): Promise<string> {
  const { host, port, secure, user } = settings;
  const server = `${host}:${port}`;
  signal.throwIfAborted();
  try {
    await withTransport(settings, { ...options, signal }, (transport) => transport.verify());
  } catch (error) {
    throw mailError(error, server);
  }
  const way = secure === 'none' ? 'as plain text' : `by ${secure === 'tls' ? 'TLS' : 'STARTTLS'}`;
  return `${server} answers ${way}, ${user === undefined ? 'without a sign-in' : 'and takes our user and password'}`;
}
