import { describe, expect, it } from 'vitest';
import { ConfigurationError, parseConfiguration } from '../../../config/load.ts';
import { makeSecretBox } from '../../../src/app/secret-box.ts';
import { makeSettingsStore } from '../../../src/app/settings-store.ts';
import { followMail } from '../../../src/app/mail.ts';
import type { Settings } from '../../../src/ports/settings.ts';
import type { StoredConfiguration } from '../../../src/ports/stores.ts';
import { startingSettings } from '../api/administration.ts';

const parse = (mail: string) =>
  parseConfiguration(`brands:\n  - { id: acme, name: Acme }\nmail: ${mail}\n`, {
    file: 'my.yaml',
    env: { SMTP_PASSWORD: 'hush' },
  });

async function faultOf(mail: string): Promise<string> {
  const error: unknown = await parse(mail).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return error instanceof ConfigurationError ? error.message : '';
}

const server = {
  host: 'smtp.acme.example',
  port: 587,
  secure: 'starttls' as const,
  user: 'earshot',
  password: 'hush',
  from: 'earshot@acme.example',
  allowPrivate: false,
};

describe('the mail server in the configuration', () => {
  it('is safe by STARTTLS unless told, and from the start on port 465', async () => {
    expect((await parse('{ host: smtp.acme.example, from: a@acme.example }')).mail).toMatchObject({
      port: 587,
      secure: 'starttls',
    });
    expect((await parse('{ host: smtp.acme.example, from: a@acme.example, port: 465 }')).mail?.secure).toBe('tls');
    expect((await parse('{ host: smtp.acme.example, from: a@acme.example, secure: tls }')).mail?.port).toBe(465);
    expect((await parse('{ host: 192.168.1.4, from: a@acme.example, allowPrivate: true }')).mail?.allowPrivate).toBe(true);
    const named = 'Earshot, of Acme <a@acme.example>';
    expect((await parse(`{ host: h, from: "${named}", user: u, password: "\${SMTP_PASSWORD}" }`)).mail).toMatchObject({
      from: named,
      password: 'hush',
    });
  });

  it.each([
    ['{ host: smtp.acme.example }', 'mail.from'],
    ['{ host: "https://smtp.acme.example", from: a@acme.example }', 'is no host'],
    ['{ host: h, from: nobody }', 'is no sender'],
    ['{ host: h, from: "A <a@acme.example" }', 'is no sender'],
    ['{ host: h, from: "A\\r\\nBcc: b@x.example <a@acme.example>" }', 'is no sender'],
    ['{ host: h, from: a@acme.example, user: u }', 'belong together'],
    ['{ host: h, from: a@acme.example, user: u, password: p, secure: none }', 'plain text'],
    ['{ host: h, from: a@acme.example, port: 0 }', 'mail.port'],
    ['{ host: localhost, from: a@acme.example }', 'private address'],
    ['{ host: 192.168.1.4, from: a@acme.example }', 'private address'],
    ['{ host: "::1", from: a@acme.example }', 'private address'],
  ])('%s is refused', async (mail, message) => {
    expect(await faultOf(mail)).toContain(message);
  });

  it('lies in the store with nothing of it to be read, and comes back whole', async () => {
    let stored: StoredConfiguration | undefined;
    const store = makeSettingsStore(
      {
        read: async () => stored,
        write: async (next, expectedVersion) => {
          stored = { ...next, version: expectedVersion + 1 };
          return true;
        },
      },
      makeSecretBox('a secret for tests'),
    );
    await store.write({ ...startingSettings([]), mail: server }, 0, '2026-03-02T08:00:00.000Z');
    expect(stored?.json).not.toContain('hush');
    expect(stored?.json).not.toContain('smtp.acme.example');
    expect((await store.read())?.settings.mail).toEqual(server);
  });

  it('is followed while the program runs', () => {
    let settings: Settings = startingSettings([]);
    const mail = followMail({ current: () => settings });
    expect(mail()).toBeNull();
    settings = { ...settings, mail: server };
    const first = mail();
    expect(first).not.toBeNull();
    expect(mail()).toBe(first);
    settings = { ...settings, mail: { ...server, port: 2525 } };
    expect(mail()).not.toBe(first);
    settings = { ...settings, mail: null };
    expect(mail()).toBeNull();
  });
});
