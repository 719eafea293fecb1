import { afterEach, describe, expect, it } from 'vitest';
import { makeSmtpMailer } from '../../../src/mail/smtp.ts';
import type { Letter } from '../../../src/ports/mail.ts';
import { RemedyError } from '../../../src/ports/remedy.ts';
import type { MailSettings } from '../../../src/ports/settings.ts';
import { certificate } from '../../smtp-certificate.ts';
import { startSmtpServer, type Refusals, type SmtpServer } from '../../smtp-server.ts';

const PASSWORD = 'correct horse battery';
const login = { user: 'earshot', password: PASSWORD };

const letter: Letter = {
  id: 'digest:7:2026-11-23T07:00:00.000Z',
  to: 'ada@acme.example',
  subject: 'Monday’s digest — 12 %',
  text: 'Net sentiment: 12 %\n.\nA line that starts with a dot is a line',
  html: '<p>Net <b>sentiment</b></p><img src="cid:line" alt="up">',
  pictures: [{ id: 'line', type: 'image/png', bytes: Uint8Array.of(137, 80, 78, 71), alt: 'up' }],
};

const never = new AbortController().signal;
let server: SmtpServer;
afterEach(() => server.close());

const settingsOf = (change: Partial<MailSettings> = {}): MailSettings => ({
  host: 'localhost',
  port: server.port,
  secure: 'starttls',
  ...login,
  from: 'Earshot <earshot@acme.example>',
  allowPrivate: true,
  ...change,
});

const sending = (change: Partial<MailSettings> = {}, sent: Letter = letter): Promise<void> =>
  makeSmtpMailer(settingsOf(change), { ca: certificate, patience: { connect: 2_000, greeting: 500, silence: 500 } }).send(
    sent,
    never,
  );

async function faultOf(work: Promise<void>): Promise<RemedyError> {
  const error: unknown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof RemedyError)) throw new Error(`not a RemedyError: ${String(error)}`);
  return error;
}

describe('a letter', () => {
  it('arrives by a connection made safe, as text, as HTML and with its picture, under a Message-ID of its own', async () => {
    server = await startSmtpServer({ startTls: true, login });
    await sending();
    const [taken] = server.letters;
    expect(taken).toMatchObject({ from: 'earshot@acme.example', to: [letter.to], safely: true, user: 'earshot' });
    expect(taken?.raw).toContain('Message-ID: <digest%3A7%3A2026-11-23T07%3A00%3A00.000Z@acme.example>');
    expect(taken?.raw).toMatch(/^From: "?Earshot"? <earshot@acme\.example>/mu);
    expect(taken?.raw).toContain('text/plain');
    expect(taken?.raw).toContain('text/html');
    expect(taken?.raw).toContain('Content-ID: <line>');
    expect(taken?.raw).toContain('Auto-Submitted: auto-generated');
    expect(taken?.raw).toContain('\r\n.\r\n'.slice(0, 2));
  });

  it('says how to be rid of its kind: by one click where that is safe', async () => {
    server = await startSmtpServer({ startTls: true, login });
    const unsubscribe = 'https://care.acme.example/u/d-1.c2lnbmVkIHdpdGggYSBsb25nIGVub3VnaCBwcm9vZiBvZiB0aGUgaW5zdGFsbA';
    await sending({}, { ...letter, unsubscribe });
    await sending({}, { ...letter, unsubscribe: 'http://10.0.0.1/u/d-1.proof' });
    await sending();
    const [safe, unsafe, without] = server.letters.map(({ raw }) => raw.replaceAll(/\r\n[ \t]/gu, ' '));
    expect(safe).toMatch(new RegExp(`^List-Unsubscribe: <${unsubscribe.replaceAll('.', '\\.')}>`, 'mu'));
    expect(safe).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/mu);
    expect(unsafe).toContain('List-Unsubscribe: <http://10.0.0.1/u/d-1.proof>');
    expect(unsafe).not.toContain('One-Click');
    expect(without).not.toContain('List-Unsubscribe');
  });

  it('arrives by a connection that is safe from the start', async () => {
    server = await startSmtpServer({ tls: true, login });
    await sending({ secure: 'tls' });
    expect(server.letters).toHaveLength(1);
    expect(server.letters[0]?.safely).toBe(true);
  });

  it('goes as plain text only where the settings say so', async () => {
    server = await startSmtpServer();
    const refused = await faultOf(sending({ user: undefined, password: undefined }));
    expect(refused).toMatchObject({ remedy: 'wait', code: 'mail-not-secure' });
    expect(server.letters).toHaveLength(0);
    await sending({ secure: 'none', user: undefined, password: undefined });
    expect(server.letters).toHaveLength(1);
  });

  it('does not go to a server whose certificate nobody vouches for', async () => {
    server = await startSmtpServer({ startTls: true, login });
    const fault = await faultOf(makeSmtpMailer(settingsOf()).send(letter, never));
    expect(fault).toMatchObject({ remedy: 'wait', code: 'mail-not-secure' });
    expect(server.letters).toHaveLength(0);
  });

  it.each(['127.0.0.1', 'localhost', '::1', '10.1.2.3', '169.254.169.254'])(
    'does not go to the private address %s unless it is allowed',
    async (host) => {
      server = await startSmtpServer({ startTls: true, login });
      const fault = await faultOf(sending({ host, allowPrivate: false }));
      expect(fault).toMatchObject({ remedy: 'give-up', code: 'forbidden-address' });
    },
  );

  it.each(['ada@acme.example, eve@evil.example', 'ada@acme.example\r\nBcc: eve@evil.example', 'ada', ''])(
    'goes to one address, so never to %j',
    async (to) => {
      server = await startSmtpServer({ startTls: true, login });
      const fault = await faultOf(sending({}, { ...letter, to }));
      expect(fault).toMatchObject({ remedy: 'give-up', code: 'mail-address-refused' });
      expect(server.letters).toHaveLength(0);
    },
  );
});

describe('a server that says no', () => {
  const table: readonly (readonly [Refusals, string, string])[] = [
    [{ AUTH: '535 5.7.8 wrong' }, 'reauthorise', 'mail-refused-us'],
    [{ AUTH: '454 4.7.0 later' }, 'wait', 'mail-deferred'],
    [{ RCPT: '550 5.1.1 <ada@acme.example> is nobody' }, 'give-up', 'mail-address-refused'],
    [{ RCPT: '450 4.2.0 greylisted' }, 'wait', 'mail-deferred'],
    [{ MAIL: '553 5.7.1 not from you' }, 'give-up', 'mail-letter-refused'],
    [{ body: '554 5.7.1 spam' }, 'give-up', 'mail-letter-refused'],
    [{ body: '451 4.3.0 disk full' }, 'wait', 'mail-deferred'],
    [{ greeting: '421 4.3.2 closing' }, 'wait', 'mail-deferred'],
  ];
  it.each(table)('%j is %s, code %s', async (refusals, remedy, code) => {
    server = await startSmtpServer({ startTls: true, login });
    server.refuse(refusals);
    expect(await faultOf(sending())).toMatchObject({ remedy, code });
    expect(server.letters).toHaveLength(0);
  });

  it('is waited for when it is not there, or says nothing', async () => {
    server = await startSmtpServer({ startTls: true, login });
    server.fallSilent();
    expect(await faultOf(sending())).toMatchObject({ remedy: 'wait', code: 'mail-unreachable' });
    await server.close();
    server = await startSmtpServer({ startTls: true, login });
    const gone = await startSmtpServer();
    await gone.close();
    expect(await faultOf(sending({ port: gone.port }))).toMatchObject({ remedy: 'wait', code: 'mail-unreachable' });
  });

  it('never has the password, the address or its own words in our error', async () => {
    server = await startSmtpServer({ startTls: true, login: { ...login, user: 'somebody else' } });
    const refused = await faultOf(sending());
    server.refuse({ AUTH: '235 ok', RCPT: `550 <${letter.to}> ${PASSWORD}` });
    const told = [refused, await faultOf(sending())].map((error) => JSON.stringify([error.message, error.cause ?? null])).join();
    expect(told).not.toContain(PASSWORD);
    expect(told).not.toContain(letter.to);
  });

  it('is let go of at once when the program stops', async () => {
    server = await startSmtpServer({ startTls: true, login });
    server.fallSilent();
    const stop = new AbortController();
    const sent = makeSmtpMailer(settingsOf(), { ca: certificate }).send(letter, stop.signal);
    stop.abort(new Error('stopping'));
    await expect(sent).rejects.toThrow('stopping');
  });
});
