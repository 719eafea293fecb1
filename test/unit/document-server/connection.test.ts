import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { serialize, deserialize } from 'bson';
import mongoose from 'mongoose';
import ts from 'typescript';
import { afterAll, describe, expect, test } from 'vitest';
import { DataFolderError, startDocumentServer } from '../../../embedded/document-server/index.ts';
import { Framing } from '../../../embedded/document-server/wire/framing.ts';

const folders: string[] = [];
function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'document-server-'));
  folders.push(made);
  return made;
}
afterAll(() => {
  for (const path of folders) rmSync(path, { recursive: true, force: true });
});

describe.each([true, false])('with a thread of its own: %s', (worker) => {
  test('mongoose works unchanged, and data outlives a restart', async () => {
    const dataDir = folder();
    const options = { dataDir, worker, durability: 'process' } as const;
    const first = await startDocumentServer(options);
    const connection = await mongoose.createConnection(first.url, { dbName: 'shop' }).asPromise();
    const Order = connection.model(
      'Order',
      new mongoose.Schema(
        { number: { type: Number, unique: true }, lines: [{ sku: String, n: Number }], paid: { type: Boolean, default: false } },
        { timestamps: true, optimisticConcurrency: true },
      ),
    );
    await Order.init();
    const order = await Order.create({ number: 1, lines: [{ sku: 'a', n: 1 }] });
    order.lines[0]?.set('n', 5);
    order.lines.push({ sku: 'b', n: 2 });
    await order.save();
    await expect(Order.create({ number: 1 })).rejects.toMatchObject({ code: 11000, keyPattern: { number: 1 } });
    const stale = await Order.findById(order._id);
    await Order.findByIdAndUpdate(order._id, { $inc: { __v: 1 }, paid: true });
    stale?.set('number', 9);
    await expect(stale?.save()).rejects.toThrow(/No matching document/);
    await connection.close();
    await first.stop();

    const second = await startDocumentServer(options);
    const again = await mongoose.createConnection(second.url, { dbName: 'shop' }).asPromise();
    expect(await again.collection('orders').findOne()).toMatchObject({
      number: 1,
      paid: true,
      lines: [
        { sku: 'a', n: 5 },
        { sku: 'b', n: 2 },
      ],
    });
    expect(await again.collection('orders').indexes()).toHaveLength(2);
    await again.close();
    await second.stop();
  });

  test('a folder is served once at a time', async () => {
    const dataDir = folder();
    const server = await startDocumentServer({ dataDir, worker, durability: 'process' });
    const refusal: unknown = await startDocumentServer({ dataDir, worker, durability: 'process' }).catch(
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(DataFolderError);
    expect(refusal).toMatchObject({
      code: 'IN_USE',
      message: expect.stringContaining(`process ${process.pid}`) as string,
    });
    await server.stop();
    await server.stop();
    await (await startDocumentServer({ dataDir, worker, durability: 'process' })).stop();
  });
});

test('bytes that are no message end their connection and no other', async () => {
  const server = await startDocumentServer({ dataDir: folder(), worker: false, durability: 'process' });
  const good = await mongoose.createConnection(server.url, { dbName: 'x' }).asPromise();
  const body = Buffer.from(serialize({ ping: 1, $db: 'x' }));
  const msg = (flags: number, ...sections: Buffer[]): Buffer => {
    const payload = Buffer.concat([Buffer.from(Int32Array.of(flags).buffer), ...sections]);
    return Buffer.concat([Buffer.from(Int32Array.of(16 + payload.length, 1, 0, 2013).buffer), payload]);
  };
  const header = (length: number, op: number): Buffer => Buffer.from(Int32Array.of(length, 1, 0, op).buffer);
  const wrongLength = Buffer.from(body);
  wrongLength.writeInt32LE(5000, 0);
  const wrongType = Buffer.from(body);
  wrongType[4] = 99;
  const bad = [
    Buffer.from('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n'),
    header(5, 2013),
    header(-1, 2013),
    header(49_000_000, 2013),
    Buffer.concat([header(20, 1), Buffer.alloc(4)]),
    Buffer.concat([header(40, 2012), Buffer.alloc(24)]),
    msg(0, Buffer.from([0]), wrongLength),
    msg(0, Buffer.from([0]), wrongType),
    msg(4, Buffer.from([0]), body),
    msg(0, Buffer.from([7]), body),
    msg(0),
    msg(0, Buffer.from([0]), body, Buffer.from([1, 255, 255, 255, 255])),
  ];
  for (const bytes of bad) {
    const socket = connect(server.port, '127.0.0.1');
    socket.on('error', () => undefined);
    // Unread, the end of the connection would never be seen.
    socket.resume();
    socket.write(bytes);
    await once(socket, 'close');
  }
  expect(await good.db?.command({ ping: 1 })).toMatchObject({ ok: 1 });

  const socket = connect(server.port, '127.0.0.1');
  const sequence = Buffer.concat([
    Buffer.from([1]),
    Buffer.from(Int32Array.of(4 + 10 + 14 + 14).buffer),
    Buffer.from('documents\0'),
    Buffer.from(serialize({ _id: 1 })),
    Buffer.from(serialize({ _id: 2 })),
  ]);
  const insert = msg(0, sequence, Buffer.from([0]), Buffer.from(serialize({ insert: 'seq', $db: 'x' })));
  const silent = msg(2, Buffer.from([0]), Buffer.from(serialize({ insert: 'seq', documents: [{ _id: 3 }], $db: 'x' })));
  const checked = msg(1, Buffer.from([0]), body, Buffer.alloc(4));
  for (const byte of Buffer.concat([insert, silent, checked])) socket.write(Buffer.from([byte]));
  const answers: Buffer[] = [];
  const framing = new Framing();
  let messages = 0;
  for await (const chunk of socket) {
    answers.push(chunk as Buffer);
    messages += framing.push(chunk as Buffer).length;
    if (messages === 2) break;
  }
  const all = Buffer.concat(answers);
  expect(deserialize(all.subarray(21, all.readInt32LE(0)))).toEqual({ n: 2, ok: 1 });
  expect(await good.collection('seq').countDocuments()).toBe(3);
  await good.close();
  await server.stop();
});

test('compiled, plain node runs it in its own thread', () => {
  // Within the repository, so that its packages are found.
  const out = mkdtempSync(join(process.cwd(), 'node_modules', '.document-server-'));
  folders.push(out);
  const sources = readdirSync('embedded/document-server', { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  for (const name of sources) {
    const { outputText } = ts.transpileModule(readFileSync(join('embedded/document-server', name), 'utf8'), {
      compilerOptions: {
        module: ts.ModuleKind.ESNext,
        target: ts.ScriptTarget.ES2023,
        rewriteRelativeImportExtensions: true,
        verbatimModuleSyntax: true,
      },
    });
    const to = join(out, name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(to), { recursive: true });
    writeFileSync(to, outputText);
  }
  writeFileSync(join(out, 'package.json'), '{"type":"module"}');
  const program = `const { startDocumentServer } = await import('./index.js'); const s = await startDocumentServer({ dataDir: ${JSON.stringify(folder())} }); console.log(s.url); await s.stop(); console.log('stopped');`;
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', program], { cwd: out, encoding: 'utf8' });
  expect(run.stderr).toBe('');
  expect(run.stdout).toMatch(/^mongodb:\/\/127\.0\.0\.1:\d+\/\?directConnection=true\nstopped\n$/);
});
