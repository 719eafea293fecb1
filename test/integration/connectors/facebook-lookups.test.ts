import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { facebookConnector } from '../../../connectors/facebook/index.ts';
import { testContext } from '../../networks/facebook/context.ts';
import { type Fault, graphError } from '../../networks/facebook/graph-state.ts';
import { fillPage, PAGE_ID } from '../../networks/facebook/sample.ts';
import { type FacebookServer, startFacebookServer } from '../../networks/facebook/server.ts';

let server: FacebookServer;

beforeEach(async () => {
  server = await startFacebookServer();
});

afterEach(async () => {
  await server.stop();
});

const fill = (): void => fillPage(server.state);
const fail = (path: string, ...faults: readonly Fault[]): void => void server.state.faults.set(path, [...faults]);
const error = (code: number, extra: Readonly<Record<string, unknown>> = {}): Fault => ({
  type: 'error',
  status: 400,
  body: graphError(code, extra),
});

describe('asking what is gone', () => {
  const find = (ids: readonly string[]) => {
    const context = testContext({ apiBaseUrl: server.url });
    return facebookConnector.findRemoved?.(context, ids);
  };

  it('gives the ids that Graph does not know, in few calls when all are there', async () => {
    fill();
    await expect(find(['42_1', '42_2', 'm_none', '42_9', 'review:5'])).resolves.toEqual(['m_none', '42_9']);
    const before = server.asked.length;
    await expect(find(['42_1', '42_2'])).resolves.toEqual([]);
    expect(server.asked.length - before).toBe(1);
  });

  it('takes nothing for gone while the token cannot look anything up', async () => {
    fill();
    for (const id of ['42_1', `${PAGE_ID}_42`]) fail(id, error(100, { error_subcode: 33 }));
    fail('', error(100, { error_subcode: 33 }));
    await expect(find(['42_1'])).resolves.toEqual([]);
  });

  it('takes nothing for gone without a permission, and throws when the token is dead', async () => {
    fill();
    fail('', error(10), error(190));
    fail('42_1', error(10));
    await expect(find(['42_1'])).resolves.toEqual([]);
    await expect(find(['42_1'])).rejects.toMatchObject({ remedy: 'reauthorise' });
  });
});

describe('the check of the credentials', () => {
  it('names the page and what the token may not', async () => {
    const line = await facebookConnector.check?.(testContext({ apiBaseUrl: server.url }));
    expect(line).toBe(`Facebook page Example Air (${PAGE_ID}): token does not end; not granted: pages_messaging`);
  });

  it('passes without the details of the token and fails with a dead one', async () => {
    fail('debug_token', error(100));
    await expect(facebookConnector.check?.(testContext({ apiBaseUrl: server.url }))).resolves.toContain(
      'token details not available',
    );
    fail(PAGE_ID, error(190, { error_subcode: 460 }));
    await expect(facebookConnector.check?.(testContext({ apiBaseUrl: server.url }))).rejects.toMatchObject({
      code: 'token-password-changed',
    });
  });
});
