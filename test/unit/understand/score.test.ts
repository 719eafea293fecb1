import { PassThrough, Readable, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { score } from '../../../src/app/score.ts';
import { taxonomy, understand } from './helpers.ts';

const lineSchema = z
  .object({ id: z.unknown().optional(), line: z.number().optional(), error: z.string().optional(), lang: z.string().optional() })
  .loose();

async function run(
  chunks: readonly (string | Buffer)[],
): Promise<{ readonly status: number; readonly lines: readonly z.infer<typeof lineSchema>[] }> {
  const output = new PassThrough();
  const written: Buffer[] = [];
  output.on('data', (chunk: Buffer) => written.push(chunk));
  const status = await score({ input: Readable.from(chunks, { objectMode: false }), output, understand, taxonomy });
  const text = Buffer.concat(written).toString('utf8');
  return {
    status,
    lines: text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => lineSchema.parse(JSON.parse(line))),
  };
}

describe('scoring JSON lines', () => {
  it('writes one line each, in order, with the fields of the contract and no others', async () => {
    const { status, lines } = await run([
      '{"id":"1","text":"lost my bag, never arrived","lang":"en"}\n{"id":2,"text":"love it","more":true}\n',
    ]);
    expect(status).toBe(0);
    expect(lines.map(({ id }) => id)).toEqual(['1', 2]);
    expect(Object.keys(lines[0] ?? {})).toEqual(['id', 'lang', 'sentiment', 'topics', 'intent', 'urgency', 'spam']);
    expect(lines[0]).toMatchObject({
      lang: 'en',
      sentiment: { label: 'negative' },
      topics: [{ id: 'baggage' }],
      intent: 'complaint',
    });
    expect(Object.keys(z.object({ sentiment: z.record(z.string(), z.unknown()) }).parse(lines[0]).sentiment)).toEqual([
      'label',
      'score',
      'confidence',
    ]);
  });

  it('names a malformed line and goes on; the status is then 1', async () => {
    const { status, lines } = await run(['{"id":"1","text":"ok"}\nnonsense\n\n{"id":"3"}\n[]\n{"id":"5","text":"ok"}\n']);
    expect(status).toBe(1);
    expect(lines.map(({ id, line }) => id ?? line)).toEqual(['1', 2, 4, 5, '5']);
    expect(lines[2]?.error).toContain('text');
    expect(lines[1]?.error).not.toContain('nonsense');
  });

  it('reads a line that comes in pieces, a character cut in half, and a last line without an end', async () => {
    const whole = Buffer.from('{"id":"é","text":"😡😡 terrible"}\n{"id":"b","text":"x"}');
    const { status, lines } = await run([...whole].map((byte) => Buffer.from([byte])));
    expect(status).toBe(0);
    expect(lines.map(({ id }) => id)).toEqual(['é', 'b']);
  });

  it('replaces invalid UTF-8 and takes lone surrogates', async () => {
    const bad = Buffer.concat([
      Buffer.from('{"id":"a","text":"love '),
      Buffer.from([0xff, 0xfe, 0xc3]),
      Buffer.from(' it"}\n{"id":"b","text":"\\ud83d terrible"}\n'),
    ]);
    const { status, lines } = await run([bad]);
    expect(status).toBe(0);
    expect(lines).toMatchObject([{ sentiment: { label: 'positive' } }, { sentiment: { label: 'negative' } }]);
  });

  it('takes lines of nearly a megabyte and refuses longer ones without holding them', async () => {
    const long = JSON.stringify({ id: 'long', text: 'never arrived '.repeat(70_000) });
    const { status, lines } = await run([
      `${long}\n`,
      `{"id":"x","text":"${'a'.repeat(1_100_000)}`,
      `"}\n{"id":"after","text":"ok"}\n`,
    ]);
    expect(status).toBe(1);
    expect(lines.map(({ id, line }) => id ?? line)).toEqual(['long', 2, 'after']);
  });

  it('keeps the order over many batches', async () => {
    const count = 1000;
    const { lines } = await run([
      Array.from({ length: count }, (_, index) => JSON.stringify({ id: index, text: `text ${index}` })).join('\n'),
    ]);
    expect(lines.map(({ id }) => id)).toEqual(Array.from({ length: count }, (_, index) => index));
  });

  it('reads no faster than the output takes', async () => {
    let waiting: (() => void) | undefined;
    let taken = 0;
    const output = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        taken += 1;
        waiting = done;
      },
    });
    let given = 0;
    const input = Readable.from(
      (function* lines() {
        for (; given < 50; given += 1) yield Buffer.from(`{"id":${given},"text":"ok"}\n`);
      })(),
      { objectMode: false, highWaterMark: 1 },
    );
    const done = score({ input, output, understand, taxonomy });
    while (waiting === undefined) await new Promise((resolve) => setImmediate(resolve));
    for (let turn = 0; turn < 20; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(taken).toBe(1);
    expect(given).toBeLessThan(10);
    const drain = setInterval(() => waiting?.(), 0);
    expect(await done).toBe(0);
    clearInterval(drain);
  });

  it('stops when it is told to', async () => {
    const stop = new AbortController();
    const input = new PassThrough();
    const done = score({ input, output: new PassThrough(), understand, taxonomy, signal: stop.signal });
    stop.abort(new Error('enough'));
    input.write('{"id":1,"text":"x"}\n');
    await expect(done).rejects.toThrow('enough');
  });
});
