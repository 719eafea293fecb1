import { beforeEach, describe, expect, it } from 'vitest';
import { NOON } from '../../factories.ts';
import { GOOD_TOKEN } from './administration.ts';
import { openApi, type Harness } from './harness.ts';

const failure = { code: 'token-expired', message: 'make a new one', at: new Date(NOON).toISOString(), remedy: 'reauthorise' };

describe('a connection', () => {
  let harness: Harness;
  const post = async (what: string, body?: object) => (await harness.ask('POST', `/v1/connections/${what}`, body)).json();
  const stored = async () => (await harness.deps.settings.read()).settings.connections.find(({ id }) => id === 'acme-fb');

  beforeEach(async () => {
    harness = await openApi();
    const halted = { state: 'stopped', detail: 'make a new one', halted: true, lastError: failure, since: failure.at };
    await harness.deps.stores.connections.update('acme-fb', { state: 'polling', detail: '', lastSuccessAt: failure.at });
    await harness.deps.stores.connections.update('acme-fb', halted);
    harness.now = NOON + 90_000;
  });

  it('shows how it stands and what happened to it', async () => {
    const { body } = await harness.ask('GET', '/v1/connections/acme-fb');
    expect(JSON.parse(body)).toMatchObject({
      halted: true,
      enabled: true,
      lagSeconds: 90,
      hasCursor: false,
      abilities: { check: false, poll: false },
      states: [{ state: 'stopped' }, { state: 'polling' }],
      failures: [failure],
    });
    expect(body).not.toContain('an-old-token');
    expect((await harness.ask('GET', '/v1/connections/none')).status).toBe(404);
  });

  it('is paused and resumed, without losing its credentials', async () => {
    expect(await post('acme-fb/pause')).toMatchObject({ connection: { enabled: false, state: 'paused' } });
    expect(await post('acme-fb/pause')).toMatchObject({ line: 'paused' });
    expect(await stored()).toMatchObject({ enabled: false, credentials: { token: 'an-old-token' } });
    expect(await post('acme-fb/resume')).toMatchObject({ connection: { enabled: true, state: 'idle', halted: false } });
    expect(await post('none/pause')).toMatchObject({ status: 404 });
  });

  it('keeps the old credentials until the network accepted the new', async () => {
    const wrong = await harness.ask('POST', '/v1/connections/acme-fb/reauthorise', { credentials: { token: 'a-wrong-token' } });
    expect(wrong.json()).toMatchObject({
      status: 422,
      code: 'check-failed',
      error: { code: 'token-expired', remedy: 'reauthorise' },
    });
    expect(wrong.body).not.toContain('a-wrong-token');
    expect(await stored()).toMatchObject({ credentials: { token: 'an-old-token', secret: 'a-secret' } });
    const right = await harness.ask('POST', '/v1/connections/acme-fb/reauthorise', { credentials: { token: GOOD_TOKEN } });
    expect(right.json()).toMatchObject({
      connection: { halted: false, lastError: null, checkResult: 'page Acme: token ends 2027-01-01' },
    });
    expect(right.body).not.toContain(GOOD_TOKEN);
    expect(await stored()).toMatchObject({ credentials: { token: GOOD_TOKEN, secret: 'a-secret' } });
    expect(harness.logged.join()).not.toContain('token-that-works');
  });

  it('is checked when a person asks, and tried again when that went well', async () => {
    expect(await post('acme-fb/check')).toMatchObject({ status: 422, code: 'check-failed' });
    await harness.ask('POST', '/v1/connections/acme-fb/reauthorise', { credentials: { token: GOOD_TOKEN } });
    await harness.deps.stores.connections.update('acme-fb', { halted: true });
    expect(await post('acme-fb/check')).toMatchObject({
      line: 'page Acme: token ends 2027-01-01',
      connection: { halted: false },
    });
    expect(await post('acme-own/check')).toMatchObject({ status: 422, code: 'no-check' });
  });
});
