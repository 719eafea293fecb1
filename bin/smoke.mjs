/** Starts the built program on the sample in a folder of its own, sees mentions arrive and the page served, and stops it. */
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './lib/root.mjs';

const READY_MS = 60_000;
const MENTIONS_MS = 60_000;
const STOP_MS = 30_000;

const data = mkdtempSync(join(tmpdir(), 'earshot-smoke-'));
const { EARSHOT_CONFIG: _config, MONGODB_URL: _mongo, REDIS_URL: _redis, ...inherited } = process.env;
const child = spawn(process.execPath, [join(root, 'dist', 'workers', 'start.js')], {
  cwd: root,
  env: { ...inherited, PORT: '0', EARSHOT_DATA: data, LOG_LEVEL: 'warn' },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const exited = new Promise((resolve) => child.once('exit', resolve));

function ready() {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error('not ready in time')), READY_MS);
    child.once('exit', (code) => reject(new Error(`ended with ${code} before it was ready`)));
    createInterface({ input: child.stdout }).on('line', (line) => {
      console.log(line);
      const url = /Earshot ready (\S+)/.exec(line)?.[1];
      if (url === undefined) return;
      clearTimeout(late);
      resolve(url);
    });
  });
}

async function get(url) {
  const response = await fetch(url, { signal: AbortSignal.timeout(10_000) });
  if (!response.ok) throw new Error(`${url}: ${response.status} ${await response.text()}`);
  return response;
}

async function mentionsOf(url) {
  const end = Date.now() + MENTIONS_MS;
  while (Date.now() < end) {
    const { items } = await (await get(`${url}/v1/mentions?limit=10`)).json();
    if (items.length === 10) return items;
    await wait(250);
  }
  throw new Error('no ten mentions in time');
}

try {
  const url = await ready();
  const page = await (await get(url)).text();
  if (!page.includes('<div id="root"')) throw new Error('the page at / is not the built one');
  const items = await mentionsOf(url);
  if (items.some(({ disposition }) => disposition === null)) throw new Error('a mention without a disposition');
  await get(`${url}/openapi.json`);
  await get(`${url}/readyz`);
  child.kill('SIGTERM');
  const code = await Promise.race([exited, wait(STOP_MS, 'late')]);
  if (code !== 0) throw new Error(`it did not stop as it should: ${code}`);
  console.log('smoke: ready, page, mentions, OpenAPI, readiness, stop');
} catch (error) {
  console.error(`smoke: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
} finally {
  child.kill('SIGKILL');
  await exited;
  rmSync(data, { recursive: true, force: true });
}
