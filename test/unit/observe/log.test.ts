import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linePrinter } from '../../../src/observe/line-printer.ts';
import { createLog } from '../../../src/observe/log.ts';
import { redact, redactText } from '../../../src/observe/redact.ts';
import { maskPrivateData } from '../../../src/understand/private/find.ts';

function collect(): { readonly lines: string[]; write(line: string): void } {
  const lines: string[] = [];
  return { lines, write: (line) => void lines.push(line) };
}

describe('the log', () => {
  it('writes one JSON object a line with time, name, level and fields', () => {
    const out = collect();
    createLog({ level: 'info', name: 'earshot', destination: out })
      .child({ queue: 'poll' })
      .warn({ connection: 'acme-x' }, 'put off');
    expect(out.lines).toHaveLength(1);
    expect(JSON.parse(out.lines[0] ?? '')).toMatchObject({
      level: 40,
      name: 'earshot',
      queue: 'poll',
      connection: 'acme-x',
      msg: 'put off',
    });
    expect(out.lines[0]).toMatch(/"time":"\d{4}-\d\d-\d\dT/);
  });

  it('leaves out what is below its level', () => {
    const out = collect();
    const log = createLog({ level: 'warn', name: 'earshot', destination: out });
    log.debug({}, 'd');
    log.info({}, 'i');
    log.error({}, 'e');
    expect(out.lines).toHaveLength(1);
  });

  it('hides secrets in fields, in fields of fields and in fields of children', () => {
    const out = collect();
    createLog({ level: 'info', name: 'earshot', destination: out })
      .child({ settings: { bearerToken: 'abc123secret' } })
      .error(
        {
          headers: { Authorization: 'Bearer abc123secret' },
          error: new Error('GET https://x/?access_token=abc123secret failed'),
        },
        'no',
      );
    expect(out.lines.join('')).not.toContain('abc123secret');
  });

  it('masks private data in sentences, in errors and in what is cut, and leaves ids as they are', () => {
    const out = collect();
    const log = createLog({ level: 'info', name: 'earshot', destination: out, mask: maskPrivateData });
    const long = `${'x '.repeat(995)}0821234567 ${'y '.repeat(2000)}`;
    log
      .child({ said: 'call 0821234567' })
      .error({ id: '0821234567', error: new Error('bad: jo@mail.example.com here'), long }, 'no');
    const [line = ''] = out.lines;
    expect(JSON.parse(line)).toMatchObject({ said: 'call [phone]', id: '0821234567', error: { message: 'bad: [email] here' } });
    expect(line).not.toContain('x 08');
  });

  it('prints single lines for people, whatever is in a field', () => {
    const out = collect();
    const log = createLog({ level: 'info', name: 'earshot', destination: linePrinter(out) });
    log.info({ id: 'a\nb\u001b[2J\u202e', n: 1, list: [1] }, 'saved');
    expect(out.lines.join('')).toMatch(
      /^\d\d:\d\d:\d\d info {2}saved {2}id=a\\u\{a\}b\\u\{1b\}\[2J\\u\{202e\} n=1 list=\[1\]\n$/,
    );
  });
});

describe('redaction', () => {
  it.each([
    'token',
    'bearerToken',
    'appSecret',
    'PASSWORD',
    'Authorization',
    'set-cookie',
    'apiKey',
    'private_key',
    'key',
    'credentials',
    'x-hub-signature-256',
  ])('hides the field %s', (name) => {
    expect(redact({ [name]: 'visible', inner: [{ [name]: { deeper: 'visible' } }] })).not.toMatchObject({ [name]: 'visible' });
    expect(JSON.stringify(redact({ [name]: 'visible', inner: [{ [name]: { deeper: 'visible' } }] }))).not.toContain('visible');
  });

  it.each([
    'Authorization: Bearer AAAA-bbbb.cccc',
    'mongodb://earshot:AAAA-bbbb.cccc@db:27017/earshot',
    'https://graph.example/me?access_token=AAAA-bbbb.cccc&fields=id',
    'whsec_AAAA+bbbb/cccc=',
  ])('hides the secret in %j', (text) => {
    expect(redactText(text)).not.toMatch(/AAAA|bbbb|cccc/);
  });

  it('leaves ids, codes and counts as they are', () => {
    const fields = { connection: 'acme-x', code: 'rate-limited', waitMs: 900, ok: true, none: null, at: ['a', 'b'], keywords: 3 };
    expect(redact(fields)).toEqual(fields);
  });

  it('shows dates, addresses and bytes in short', () => {
    const fields = {
      at: new Date(0),
      url: new URL('https://u:pw12@h/'),
      body: new Uint8Array(9),
      seen: new Set(['a']),
      by: new Map([['token', 't']]),
    };
    expect(redact(fields)).toEqual({
      at: '1970-01-01T00:00:00.000Z',
      url: 'https://[hidden]@h/',
      body: '[9 bytes]',
      seen: ['a'],
      by: { token: '[hidden]' },
    });
  });

  it('ends for anything, circles and depths included', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(JSON.stringify(redact(circle))).toContain('[deep]');
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.anything()), (fields) => {
        redact(fields);
      }),
    );
  });
});
