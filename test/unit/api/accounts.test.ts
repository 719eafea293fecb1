import { beforeEach, describe, expect, it } from 'vitest';
import { hashPassword } from '../../../src/api/index.ts';
import { sha256 } from '../../../src/api/auth/secrets.ts';
import { NOON } from '../../factories.ts';
import { openApi, type Harness } from './harness.ts';

const PASSWORD = 'correct horse battery';
const DAY = 86_400_000;
interface Shown {
  readonly account: Record<string, unknown>;
  readonly invitation: { readonly token: string; readonly link: string; readonly expiresAt: string };
}

describe('accounts', () => {
  let harness: Harness;
  const signIn = async (email: string, password: string) => {
    const { status, headers } = await harness.send({ method: 'POST', url: '/v1/sign-in', body: { email, password } });
    const cookie = headers['set-cookie'];
    return { status, cookie: typeof cookie === 'string' ? (cookie.split(';')[0] ?? '') : '' };
  };
  const whoAmI = async (cookie: string) => (await harness.send({ url: '/v1/me', headers: { cookie } })).status;
  const create = (body: object) =>
    harness.ask('POST', '/v1/accounts', { email: 'Lee@acme.example', name: 'Lee', roles: ['agent'], ...body });
  const accept = async (token: string, password = PASSWORD) =>
    (await harness.send({ method: 'POST', url: '/v1/invitations/accept', body: { token, password } })).status;

  beforeEach(async () => {
    harness = await openApi();
    await harness.deps.stores.accounts.put({
      id: 'root@acme.example',
      kind: 'person',
      name: 'Root',
      roles: ['administrator'],
      secretHash: await hashPassword(PASSWORD),
      createdAt: new Date(NOON).toISOString(),
      disabledAt: null,
    });
  });

  it('are made with a password, which nobody sees again', async () => {
    const made = await create({ password: PASSWORD });
    expect([made.status, (made.json() as Shown).account]).toMatchObject([201, { id: 'lee@acme.example', hasPassword: true }]);
    expect(made.body).not.toContain('argon2');
    expect((await create({ password: PASSWORD })).json()).toMatchObject({ status: 409, code: 'taken' });
    expect((await signIn('lee@acme.example', PASSWORD)).status).toBe(204);
    expect((await harness.ask('GET', '/v1/accounts')).body).not.toContain('argon2');
  });

  it.each([['short'], ['elevenchars'], ['aaaaaaaaaaaaaaaa']])('take no weak password such as %s', async (password) => {
    expect((await create({ password })).json()).toMatchObject({ status: 400, errors: [{ path: 'password' }] });
  });

  it('are made with an invitation that is good once', async () => {
    const { account, invitation } = (await create({})).json() as Shown;
    expect(account).toMatchObject({ hasPassword: false, invitedUntil: new Date(NOON + 3 * DAY).toISOString() });
    expect(invitation.link).toBe(`/invitation#${invitation.token}`);
    expect((await signIn('lee@acme.example', 'none-chosen')).status).toBe(401);
    expect(await accept(`${invitation.token}x`)).toBe(422);
    expect(await accept('rubbish')).toBe(422);
    expect(await accept(invitation.token)).toBe(204);
    expect(await accept(invitation.token)).toBe(422);
    expect((await signIn('lee@acme.example', PASSWORD)).status).toBe(204);
  });

  it('have invitations that end after three days', async () => {
    const { invitation } = (await create({})).json() as Shown;
    harness.now = NOON + 3 * DAY;
    expect(await accept(invitation.token)).toBe(422);
  });

  it('end every sign-in when they are disabled, also after they are enabled again', async () => {
    await create({ password: PASSWORD });
    const { cookie } = await signIn('lee@acme.example', PASSWORD);
    expect(await whoAmI(cookie)).toBe(200);
    expect((await harness.ask('POST', '/v1/accounts/lee@acme.example/disable')).status).toBe(200);
    expect(await whoAmI(cookie)).toBe(401);
    expect((await signIn('lee@acme.example', PASSWORD)).status).toBe(401);
    expect((await harness.ask('POST', '/v1/accounts/lee@acme.example/enable')).json()).toMatchObject({ disabledAt: null });
    expect(await whoAmI(cookie)).toBe(401);
    expect((await signIn('lee@acme.example', PASSWORD)).status).toBe(204);
  });

  describe('change their own password', () => {
    const NEXT = 'a staple of batteries';
    const change = async (cookie: string, body: object) => {
      const me = await harness.send({ url: '/v1/me', headers: { cookie } });
      const { csrf } = me.json() as { readonly csrf: string };
      return harness.send({ method: 'POST', url: '/v1/me/password', headers: { cookie, 'x-csrf-token': csrf }, body });
    };

    it('with the one they have, and every other sign-in ends', async () => {
      await create({ password: PASSWORD });
      const [here, there] = [await signIn('lee@acme.example', PASSWORD), await signIn('lee@acme.example', PASSWORD)];
      const changed = await change(here.cookie, { current: PASSWORD, next: NEXT });
      expect(changed.status).toBe(204);
      const fresh = String(changed.headers['set-cookie']).split(';')[0] ?? '';
      expect([await whoAmI(here.cookie), await whoAmI(there.cookie), await whoAmI(fresh)]).toEqual([401, 401, 200]);
      expect((await signIn('lee@acme.example', PASSWORD)).status).toBe(401);
      expect((await signIn('lee@acme.example', NEXT)).status).toBe(204);
    });

    it('not with another, and only so often', async () => {
      await create({ password: PASSWORD });
      const { cookie } = await signIn('lee@acme.example', PASSWORD);
      const wrong = await change(cookie, { current: 'not my password', next: NEXT });
      expect(wrong.json()).toMatchObject({ status: 422, code: 'wrong-password', errors: [{ path: 'current' }] });
      for (let tries = 1; tries < 10; tries += 1) await change(cookie, { current: 'not my password', next: NEXT });
      expect((await change(cookie, { current: PASSWORD, next: NEXT })).status).toBe(429);
      expect(await whoAmI(cookie)).toBe(200);
    });

    it('for a strong one, and keys have none', async () => {
      await create({ password: PASSWORD });
      const { cookie } = await signIn('lee@acme.example', PASSWORD);
      expect((await change(cookie, { current: PASSWORD, next: 'short' })).json()).toMatchObject({ errors: [{ path: 'next' }] });
      const ofKey = await harness.ask('POST', '/v1/me/password', { current: PASSWORD, next: NEXT });
      expect(ofKey.json()).toMatchObject({ status: 409, code: 'no-own-password' });
    });
  });

  it('leave an administrator, and nobody disables themselves', async () => {
    expect((await harness.ask('POST', '/v1/accounts/root@acme.example/disable')).json()).toMatchObject({
      status: 409,
      code: 'last-administrator',
    });
    expect((await harness.ask('POST', '/v1/accounts/root@acme.example', { roles: ['agent'] })).status).toBe(409);
    await create({ roles: ['administrator'] });
    expect((await harness.ask('POST', '/v1/accounts/root@acme.example/disable')).status).toBe(409);
    const { cookie } = await signIn('root@acme.example', PASSWORD);
    const { csrf } = (await harness.send({ url: '/v1/me', headers: { cookie } })).json() as { csrf: string };
    const headers = { cookie, 'x-csrf-token': csrf };
    const self = await harness.send({ method: 'POST', url: '/v1/accounts/root@acme.example/disable', headers });
    expect(self.json()).toMatchObject({ status: 409, code: 'yourself' });
  });

  it('get another password from an administrator, which ends their sign-ins', async () => {
    await create({ password: PASSWORD });
    const { cookie } = await signIn('lee@acme.example', PASSWORD);
    await harness.ask('POST', '/v1/accounts/lee@acme.example/password', { password: 'another good password' });
    expect(await whoAmI(cookie)).toBe(401);
    expect((await signIn('lee@acme.example', PASSWORD)).status).toBe(401);
    expect((await signIn('lee@acme.example', 'another good password')).status).toBe(204);
    const { invitation } = (await harness.ask('POST', '/v1/accounts/lee@acme.example/password')).json() as Shown;
    expect((await signIn('lee@acme.example', 'another good password')).status).toBe(401);
    expect(await accept(invitation.token)).toBe(204);
    expect((await harness.ask('POST', '/v1/accounts/none/password')).status).toBe(404);
  });

  it('of programs have a secret that is shown once and refused when it is taken away', async () => {
    const made = (await harness.ask('POST', '/v1/keys', { name: 'Router' })).json() as {
      secret: string;
      account: { id: string };
    };
    expect((await harness.deps.stores.accounts.get(made.account.id))?.secretHash).toBe(sha256(made.secret));
    const use = async () =>
      (await harness.send({ url: '/v1/status', headers: { authorization: `Bearer ${made.secret}` } })).status;
    expect(await use()).toBe(200);
    expect((await harness.ask('DELETE', `/v1/keys/${made.account.id}`)).status).toBe(204);
    expect(await use()).toBe(401);
    expect((await harness.ask('DELETE', '/v1/keys/root@acme.example')).status).toBe(404);
  });
});
