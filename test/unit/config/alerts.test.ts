import { describe, expect, it } from 'vitest';
import { ConfigurationError, parseConfiguration } from '../../../config/load.ts';

const SECRET = `whsec_${Buffer.alloc(32, 5).toString('base64')}`;
const parse = (block: string, env: Record<string, string> = {}) =>
  parseConfiguration(`brands:\n  - { id: acme, name: Acme }\n  - { id: other, name: Other }\n${block}\n`, {
    file: 'my.yaml',
    env,
  });

async function faultsOf(block: string, env: Record<string, string> = {}): Promise<readonly string[]> {
  const error: unknown = await parse(block, env).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof ConfigurationError ? error.message.split('\n') : [];
}

describe('who is told of alerts, in the configuration', () => {
  it('may be left out, and is nobody unless told', async () => {
    expect((await parse('')).alerts).toBeUndefined();
    expect((await parse('alerts: {}')).alerts).toEqual({ to: [], atMostEvery: 900_000, severity: 'medium', language: 'en' });
    expect(
      (await parse(`alerts:\n  webhook: { url: 'https://hooks.acme.example', secret: '${SECRET}' }`)).alerts?.webhook,
    ).toEqual({ url: 'https://hooks.acme.example', secret: SECRET, ackTimeout: 10_000, allowPrivate: false });
    const inside = `alerts:\n  webhook: { url: 'http://10.0.0.5/hook', secret: '${SECRET}', allowPrivate: true }`;
    expect((await parse(inside)).alerts?.webhook?.allowPrivate).toBe(true);
  });

  it('may be otherwise for one brand, which names only what differs', async () => {
    const block = `alerts:
  to: [care@acme.example]
  quietHours: { from: '22:00', to: '07:00', timeZone: Europe/Berlin }
  brands:
    other: { to: [lead@other.example], severity: high, language: de, quietHours: null, atMostEvery: 1h }`;
    expect((await parse(block)).alerts?.brands).toEqual({
      other: { to: ['lead@other.example'], severity: 'high', language: 'de', quietHours: null, atMostEvery: 3_600_000 },
    });
  });

  it.each([
    ["to: ['nobody']", '6:8: alerts.to[0] is no e-mail address: write it as name@example.com'],
    ["to: ['Ada <ada@acme.example>']", '6:8: alerts.to[0] is no e-mail address: write it as name@example.com'],
    ['to: ada@acme.example', '6:7: alerts.to must be a list, not a text'],
    ['tos: [ada@acme.example]', '6:3: alerts.tos is not a known key; did you mean "to"?'],
    [
      'atMostEvery: often',
      '6:16: alerts.atMostEvery is not a duration: write a whole number with s, m, h or d, such as 30s or 10m',
    ],
    ['atMostEvery: 25h', '6:16: alerts.atMostEvery is out of bounds: write 24h at most'],
    ['severity: dreadful', '6:13: alerts.severity is not known: write one of low, medium, high'],
    ['language: fr', '6:13: alerts.language is not known: write one of en, de'],
    [
      "quietHours: { from: '22:00', to: '22:00', timeZone: UTC }",
      '6:36: alerts.quietHours.to is the same time as "from", so that letters would never wait: leave quietHours out, or write another time',
    ],
    [
      "quietHours: { from: '9pm', to: '07:00', timeZone: UTC }",
      '6:23: alerts.quietHours.from is no time of day: write it as 22:00',
    ],
    ["quietHours: { from: '22:00', to: '07:00' }", '6:15: alerts.quietHours.timeZone is missing: a text is needed'],
    ["quietHours: { from: '22:00', to: '07:00', zone: UTC, timeZone: UTC }", '6:45: alerts.quietHours.zone is not a known key'],
    [`webhook: { url: ftp://hooks.acme.example, secret: '${SECRET}' }`, '6:19: alerts.webhook.url'],
    [
      `webhook: { url: 'http://10.0.0.5/hook', secret: '${SECRET}' }`,
      '6:19: alerts.webhook.url is a private address, which is refused unless "allowPrivate: true" stands beside it',
    ],
    [`webhook: { url: 'http://127.0.0.1:8080', secret: '${SECRET}' }`, '6:19: alerts.webhook.url is a private address'],
    [`webhook: { url: 'http://[::1]/', secret: '${SECRET}' }`, '6:19: alerts.webhook.url is a private address'],
    [`webhook: { url: 'http://169.254.169.254/', secret: '${SECRET}' }`, '6:19: alerts.webhook.url is a private address'],
    [
      "webhook: { url: 'https://hooks.acme.example', secret: 'short' }",
      '6:57: alerts.webhook.secret is not a Standard Webhooks secret',
    ],
    ["webhook: { url: 'https://hooks.acme.example' }", '6:12: alerts.webhook.secret is missing: a text is needed'],
    [
      `webhook: { url: 'https://hooks.acme.example', secret: '${SECRET}', ackTimeout: 2h }`,
      'alerts.webhook.ackTimeout is out of bounds: write 1s to 60s',
    ],
    [
      `webhook: { url: 'https://hooks.acme.example', secret: '${SECRET}', retries: 3 }`,
      'alerts.webhook.retries is not a known key',
    ],
    [
      'brands: { acmee: { severity: high } }',
      '6:13: alerts.brands.acmee names no brand of this configuration; did you mean "acme"?',
    ],
    ['brands: { acme: { severty: high } }', '6:21: alerts.brands.acme.severty is not a known key; did you mean "severity"?'],
    ['brands: { acme: { to: [nobody] } }', '6:26: alerts.brands.acme.to[0] is no e-mail address: write it as name@example.com'],
    ['brands: { acme: { webhook: {} } }', '6:21: alerts.brands.acme.webhook is not a known key'],
    [
      "brands: { acme: { quietHours: { from: '07:00', to: '07:00', timeZone: UTC } } }",
      '6:54: alerts.brands.acme.quietHours.to is the same time as "from"',
    ],
  ])('%s is refused, with line, path and reason', async (line, message) => {
    const faults = await faultsOf(`# who hears\nalerts:\n  ${line}`);
    expect(faults).toHaveLength(1);
    expect(faults[0]).toContain('my.yaml:6:');
    expect(faults[0]).toContain(message);
  });

  it('is refused with a time zone that there is not', async () => {
    const [fault, ...others] = await faultsOf("alerts:\n  quietHours: { from: '22:00', to: '07:00', timeZone: Europe/Berln }");
    expect(others).toEqual([]);
    expect(fault).toMatch(/^my\.yaml:5:55: alerts\.quietHours\.timeZone is not a time zone/u);
  });

  it('shows nothing of a secret that is refused', async () => {
    const faults = await faultsOf(
      "alerts:\n  webhook: { url: 'http://${S}@10.0.0.1/', secret: '!${S}' }\n  to: ['${S}']\n  quietHours: { from: '${S}', to: '${S}', timeZone: '${S}' }",
      { S: 'hunter2-hunter2' },
    );
    expect(faults.length).toBeGreaterThanOrEqual(6);
    expect(faults.join('\n')).not.toContain('hunter2');
  });
});

describe('a mail server that cannot be', () => {
  it.each([
    ['{ host: smtp.acme.example }', '4:7: mail.from is missing: a text is needed'],
    [
      '{ host: "https://smtp.acme.example", from: a@acme.example }',
      '4:15: mail.host is no host: write its name alone, such as smtp.example.com',
    ],
    ['{ host: h, from: nobody }', '4:24: mail.from is no sender: write an address, or "Name <address>"'],
    ['{ host: h, from: a@acme.example, port: 70000 }', '4:46: mail.port must be at most 65535'],
    ['{ host: h, from: a@acme.example, port: "587" }', '4:46: mail.port must be a number, not a text'],
    ['{ host: h, from: a@acme.example, secure: ssl }', '4:48: mail.secure is not known: write one of starttls, tls, none'],
    ['{ host: h, from: a@acme.example, user: u }', '4:46: mail.user and password belong together: write both, or neither'],
    ['{ host: h, from: a@acme.example, pasword: p }', '4:40: mail.pasword is not a known key; did you mean "password"?'],
    [
      '{ host: 10.0.0.7, from: a@acme.example }',
      '4:15: mail.host is a private address, which is refused unless "allowPrivate: true" stands beside it',
    ],
    ['smtp.acme.example', '4:7: mail must be a group of keys, not a text'],
  ])('%s is refused, with line, path and reason', async (mail, message) => {
    expect(await faultsOf(`mail: ${mail}`)).toEqual([`my.yaml:${message}`]);
  });
});
