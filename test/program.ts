import { randomUUID } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { MongoClient } from './driver.ts';
import { dropQueues, hasRedis } from './redis.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
export const builtProgram = join(root, 'dist', 'workers', 'start.js');
const READY_MS = 60_000;

export interface RunningProgram {
  readonly url: string;
  /** Ends it as a power cut would. */
  kill(): Promise<void>;
  /** Ends it as an operator would; resolves with the exit code. */
  stop(): Promise<number | null>;
  /** Everything it printed. */
  output(): string;
}

export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** A folder for one test's data and configuration. */
export async function makeHome(
  configuration: string,
): Promise<{ readonly home: string; readonly config: string; remove(): Promise<void> }> {
  const home = await mkdtemp(join(tmpdir(), 'earshot-program-'));
  const config = join(home, 'earshot.yaml');
  await writeFile(config, configuration);
  return { home, config, remove: () => rm(home, { recursive: true, force: true }) };
}

export interface OwnDatabase {
  /** For the program's environment; empty on the embedded stores, whose folder is its own. */
  readonly env: Readonly<Record<string, string>>;
  /** Ends it, with the queues that belong to it. */
  drop(): Promise<void>;
}

/** A database of its own, and with it queues of its own, where real servers are given. */
export function ownDatabase(): OwnDatabase {
  const { MONGODB_URL: given = '', REDIS_URL: redisUrl = '' } = process.env;
  if (given === '') return { env: {}, drop: async () => {} };
  const name = `run_${randomUUID().slice(0, 8)}`;
  const url = new URL(given);
  url.pathname = `/${name}`;
  return {
    env: { MONGODB_URL: url.toString(), ...(redisUrl === '' ? {} : { REDIS_URL: redisUrl }) },
    async drop() {
      const client = await MongoClient.connect(url.toString());
      await client.db(name).dropDatabase();
      await client.close();
      if (hasRedis) await dropQueues(name);
    },
  };
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** Starts the built program and waits until it says that it serves. Throws with its output when it ends before. */
export async function startBuiltProgram(env: Readonly<Record<string, string>>): Promise<RunningProgram> {
  if (!existsSync(builtProgram))
    throw new Error(`${builtProgram} is missing: run npm run build:server, as npm test does by itself`);
  const port = env['PORT'] ?? String(await freePort());
  const { PATH, HOME } = process.env;
  const inherited = Object.fromEntries(Object.entries({ PATH, HOME }).filter(([, value]) => value !== undefined));
  const child = spawn(process.execPath, [builtProgram], {
    cwd: root,
    env: { ...inherited, LOG_LEVEL: 'warn', ...env, PORT: port },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const output = (): string => lines.join('\n');
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
  const ready = new Promise<string>((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the program was not ready in time:\n${output()}`)), READY_MS);
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const url = /Earshot ready (\S+)/u.exec(line)?.[1];
      if (url !== undefined) {
        clearTimeout(late);
        resolve(url);
      }
    });
    child.once('exit', (code) => {
      clearTimeout(late);
      reject(new Error(`the program ended with ${code} before it was ready:\n${output()}`));
    });
  });
  try {
    const url = await ready;
    return {
      url,
      output,
      async kill() {
        child.kill('SIGKILL');
        await ended(child);
      },
      async stop() {
        child.kill('SIGTERM');
        return ended(child);
      },
    };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

/** Asks the API as a program with the first key. */
export function apiOf(url: string, key: string) {
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  return {
    async get<T>(path: string): Promise<T> {
      const response = await fetch(url + path, { headers, signal: AbortSignal.timeout(30_000) });
      if (!response.ok) throw new Error(`GET ${path}: ${response.status} ${await response.text()}`);
      return (await response.json()) as T;
    },
    post: (path: string, body: unknown): Promise<Response> =>
      fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body), signal: AbortSignal.timeout(30_000) }),
    /** Every item of a list, page by page. */
    async all<T>(path: string): Promise<readonly T[]> {
      const items: T[] = [];
      let cursor: string | null = null;
      do {
        const page: { items: T[]; nextCursor: string | null } = await this.get(
          `${path}${path.includes('?') ? '&' : '?'}limit=200${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`,
        );
        items.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor !== null);
      return items;
    },
  };
}
