import { lookup } from 'node:dns';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { letterChecks } from '../../../src/app/commands/letter-checks.ts';
import type { AlertSettings, MailSettings, Settings } from '../../../src/ports/settings.ts';
import { certificate } from '../../smtp-certificate.ts';
import { startSmtpServer, type SmtpServer } from '../../smtp-server.ts';

const PASSWORD = 'correct horse battery';
const login = { user: 'earshot', password: PASSWORD };
const alerts: AlertSettings = { to: [], atMostEvery: 0, severity: 'medium' };
const SECRET = 'whsec_c2VjcmV0IHNlY3JldCBzZWNyZXQ=';

describe('what doctor says of letters and calls', () => {
  let server: SmtpServer;
  beforeEach(async () => {
    server = await startSmtpServer({ startTls: true, login });
  });
  afterEach(() => server.close());

  const mailOf = (over: Partial<MailSettings> = {}): MailSettings => ({
    host: 'localhost',
    port: server.port,
    secure: 'starttls',
    ...login,
    from: 'earshot@acme.example',
    allowPrivate: true,
    ...over,
  });
  /** Every line that doctor would print. */
  const linesOf = async (settings: Pick<Settings, 'mail' | 'alerts'>, options: Parameters<typeof letterChecks>[1] = {}) => {
    const patience = { connect: 2_000, greeting: 500, silence: 500 };
    const lines: string[] = [];
    for (const { name, run } of letterChecks(settings, { ca: certificate, patience, ...options }))
      lines.push(
        await run().then(
          (line) => `ok ${name}: ${line}`,
          (error: unknown) => `FAIL ${name}: ${error instanceof Error ? error.message : ''}`,
        ),
      );
    return lines;
  };
  const toName = (address: string): typeof lookup =>
    Object.assign(
      (_name: string, _options: object, done: (error: null, found: { address: string; family: number }[]) => void) =>
        done(null, [{ address, family: 4 }]),
      lookup,
    );

  it('is nothing where nothing is configured', async () => {
    expect(await linesOf({})).toEqual([]);
    expect(await linesOf({ mail: null, alerts: null })).toEqual([]);
    expect(await linesOf({ alerts })).toEqual([]);
  });

  it('is that the server answers and takes our password, without a letter', async () => {
    expect(await linesOf({ mail: mailOf() })).toEqual([
      `ok mail server: localhost:${server.port} answers by STARTTLS, and takes our user and password`,
    ]);
    expect(server.letters).toEqual([]);
  });

  it('is what is wrong with the server, in one line without the password', async () => {
    const table: readonly (readonly [Partial<MailSettings>, string])[] = [
      [{ password: 'wrong password' }, 'check mail.user and mail.password'],
      [{ secure: 'tls' }, 'FAIL mail server'],
      [{ port: 1 }, 'cannot be reached'],
      [{ host: '10.0.0.1', allowPrivate: false }, 'set mail.allowPrivate to allow it'],
    ];
    for (const [over, words] of table) {
      const [line = '', ...more] = await linesOf({ mail: mailOf(over) });
      expect(more).toEqual([]);
      expect(line).toMatch(/^FAIL mail server: [^\n]+$/u);
      expect(line).toContain(words);
      expect(line).not.toMatch(/correct horse|wrong password/u);
    }
  });

  it('comes after a while from a server that says nothing', async () => {
    server.fallSilent();
    expect(await linesOf({ mail: mailOf() })).toEqual([expect.stringMatching(/^FAIL mail server: .*cannot be reached/u)]);
  });

  it('is that people are named and there is no server to write to them', async () => {
    expect(await linesOf({ alerts: { ...alerts, to: ['ada@acme.example'] } })).toEqual([
      'FAIL mail server: alerts.to names people, and there is no server to write to them: name one under mail',
    ]);
    expect(await linesOf({ alerts: { ...alerts, brands: { acme: { to: ['ada@acme.example'] } } } })).toHaveLength(1);
  });

  it('is whether the address that programs listen at may be called; its path and secret stay out of it', async () => {
    const webhook = { url: 'https://hooks.acme.example/token-in-path', secret: SECRET, allowPrivate: false };
    const lineOf = async (over: Partial<typeof webhook>, resolver?: typeof lookup) => {
      const [line = ''] = await linesOf(
        { alerts: { ...alerts, webhook: { ...webhook, ...over } } },
        resolver ? { resolver } : {},
      );
      expect(line).not.toMatch(/token-in-path|whsec/u);
      return line;
    };
    expect(await lineOf({}, toName('93.184.216.34'))).toBe(
      'ok alerts webhook: https://hooks.acme.example may be called; nothing was sent',
    );
    expect(await lineOf({}, toName('10.0.0.5'))).toContain('FAIL alerts webhook: Refused to call hooks.acme.example');
    expect(await lineOf({ allowPrivate: true }, toName('10.0.0.5'))).toContain('ok alerts webhook');
    expect(await lineOf({ allowPrivate: true }, toName('169.254.169.254'))).toContain('FAIL');
    expect(await lineOf({ url: 'http://127.0.0.1:8080/token-in-path' })).toContain('Refused to call http://127.0.0.1:8080');
    expect(await lineOf({ url: 'https://nobody.invalid/token-in-path' })).toContain(
      'FAIL alerts webhook: https://nobody.invalid leads nowhere',
    );
  });
});
