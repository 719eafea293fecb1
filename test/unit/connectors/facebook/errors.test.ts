import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { graphErrorOf, remedyForGraph } from '../../../../connectors/facebook/errors.ts';
import { sharedFixture } from '../../../fixtures.ts';

interface Extra {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly regainMs?: number;
}

function ask(body: unknown, extra: Extra = {}) {
  return remedyForGraph({
    status: extra.status ?? 400,
    headers: extra.headers ?? {},
    error: graphErrorOf(body),
    what: 'the ratings of page 1',
    permission: 'pages_read_user_content',
    regainMs: extra.regainMs,
    now: Date.UTC(2026, 10, 22),
  });
}

const error = (code: number, subcode?: number, extra: object = {}) => ({
  error: { message: 'private words', code, error_subcode: subcode, fbtrace_id: 'Abc-1', ...extra },
});

describe('errors of Graph by class', () => {
  it.each([
    [190, undefined, 'reauthorise', 'token-invalid'],
    [190, 458, 'reauthorise', 'token-app-removed'],
    [190, 459, 'reauthorise', 'token-checkpoint'],
    [190, 460, 'reauthorise', 'token-password-changed'],
    [190, 463, 'reauthorise', 'token-expired'],
    [190, 464, 'reauthorise', 'token-unconfirmed'],
    [190, 467, 'reauthorise', 'token-invalid'],
    [104, undefined, 'reauthorise', 'app-secret-refused'],
    [4, undefined, 'wait', 'rate-limited'],
    [17, undefined, 'wait', 'rate-limited'],
    [32, undefined, 'wait', 'rate-limited'],
    [613, undefined, 'wait', 'rate-limited'],
    [80001, undefined, 'wait', 'rate-limited'],
    [80002, undefined, 'wait', 'rate-limited'],
    [80006, undefined, 'wait', 'rate-limited'],
    [1, undefined, 'retry', 'transient'],
    [2, undefined, 'retry', 'transient'],
    [341, undefined, 'give-up', 'blocked'],
    [368, undefined, 'give-up', 'blocked'],
    [3, undefined, 'give-up', 'permission-denied'],
    [10, undefined, 'give-up', 'permission-denied'],
    [200, undefined, 'give-up', 'permission-denied'],
    [283, undefined, 'give-up', 'permission-denied'],
    [299, undefined, 'give-up', 'permission-denied'],
    [100, 33, 'give-up', 'gone'],
    [803, undefined, 'give-up', 'gone'],
    [100, undefined, 'give-up', 'bad-request'],
    [10, 2018278, 'give-up', 'window-closed'],
    [10, 2534022, 'give-up', 'window-closed'],
    [10, 1893063, 'give-up', 'page-restricted'],
    [551, 1545041, 'give-up', 'person-unreachable'],
    [200, 1545041, 'give-up', 'person-unreachable'],
    [10, 2018108, 'give-up', 'person-unreachable'],
    [506, undefined, 'give-up', 'duplicate'],
    [10903, undefined, 'give-up', 'private-reply-used'],
    [77777, undefined, 'give-up', 'refused'],
  ])('%i/%s: %s, %s', (code, subcode, remedy, name) => {
    expect(ask(error(code, subcode))).toMatchObject({ remedy, code: name, status: 400 });
  });

  it('an unknown code that Graph calls transient is tried again; a limit is waited for though it is called so', () => {
    expect(ask(error(77777, undefined, { is_transient: true }))).toMatchObject({ remedy: 'retry' });
    expect(ask(error(4, undefined, { is_transient: true }))).toMatchObject({ remedy: 'wait' });
  });

  it('waits as long as the usage header says, else five minutes', () => {
    expect(ask(error(32), { regainMs: 1_200_000 })).toMatchObject({ waitMs: 1_200_000 });
    expect(ask(error(32), { headers: { 'retry-after': '30' } })).toMatchObject({ waitMs: 30_000 });
    expect(ask(error(32))).toMatchObject({ waitMs: 300_000 });
  });

  it('names the permission to grant and the trace, never the text of the answer', () => {
    const { message } = ask(error(200));
    expect(message).toContain('pages_read_user_content');
    expect(message).toContain('Abc-1');
    expect(message).not.toContain('private words');
    expect(ask(error(200, undefined, { fbtrace_id: 'x y\n' })).message).not.toContain('x y');
  });

  it('goes by the status where Graph gave no error of its own', () => {
    expect(ask('<html>', { status: 503 })).toMatchObject({ remedy: 'retry', code: 'server-error' });
    expect(ask(undefined, { status: 404 })).toMatchObject({ remedy: 'give-up', code: 'not-found' });
    expect(ask({}, { status: 429, headers: { 'retry-after': '9' } })).toMatchObject({ remedy: 'wait', waitMs: 9000 });
    expect(ask([], { status: 200 })).toMatchObject({ remedy: 'retry', code: 'unexpected-answer' });
  });

  it.each([
    [190, 463, 400, true],
    [4, undefined, 400, true],
    [10, 2018278, 400, true],
    [10903, undefined, 400, true],
    [506, undefined, 400, true],
    [100, 33, 400, true],
    [77777, undefined, 400, true],
    [200, undefined, 403, true],
    [1, undefined, 400, false],
    [2, undefined, 500, false],
    [10, undefined, 500, false],
  ])('%i/%s with status %i: certainly not done: %s', (code, subcode, status, notDone) => {
    expect(ask(error(code, subcode), { status })).toMatchObject({ notDone });
  });

  it('leaves open what an unknown passing fault, a 5xx and an answer that cannot be read did', () => {
    expect(ask(error(77777, undefined, { is_transient: true }))).toMatchObject({ notDone: false });
    expect(ask('<html>', { status: 502 })).toMatchObject({ notDone: false });
    expect(ask([], { status: 200 })).toMatchObject({ notDone: false });
    expect(ask(undefined, { status: 404 })).toMatchObject({ notDone: true });
  });

  it.each([undefined, null, 'x', {}, { error: 'x' }, { error: {} }, { error: { code: 'x' } }])('finds no error in %j', (body) => {
    expect(graphErrorOf(body)).toBeUndefined();
  });

  const recorded = sharedFixture('facebook', 'errors.json');
  const expected = [
    'rate-limited',
    'permission-denied',
    'person-unreachable',
    'person-unreachable',
    'window-closed',
    'window-closed',
    'bad-request',
    'token-expired',
    'token-password-changed',
    'token-app-removed',
  ];
  it.runIf(recorded !== undefined)('classifies the recorded ones', () => {
    const rows = JSON.parse(readFileSync(recorded ?? '', 'utf8')) as readonly { body: unknown }[];
    expect(rows.map((row) => ask(row.body).code)).toEqual(expected);
  });
});
