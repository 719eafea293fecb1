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

const root = fileURLToPath(new URL('..', import.meta.url));
export const builtProgram = join(root, 'dist', 'workers', 'start.js');
const READY_MS = 60_000;

/** The program as it is shipped must have been built: `npm test` does it. */
export const isBuilt = existsSync(builtProgram);

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

/** A database of its own on the real server, where one is given; nothing on the embedded one, whose folder is its own. */
export function ownDatabase(): Readonly<Record<string, string>> {
  const given = process.env['MONGODB_URL'];
  if (given === undefined || given === '') return {};
  const url = new URL(given);
  url.pathname = `/run_${randomUUID().slice(0, 8)}`;
  return { MONGODB_URL: url.toString() };
}

async function ended(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** Starts the built program and waits until it says that it serves. Throws with its output when it ends before. */
export async function startBuiltProgram(env: Readonly<Record<string, string>>): Promise<RunningProgram> {
  const port = env['PORT'] ?? String(await freePort());
  const { MONGODB_URL, REDIS_URL, PATH, HOME } = process.env;
  const inherited = Object.fromEntries(
    Object.entries({ MONGODB_URL, REDIS_URL, PATH, HOME }).filter(([, value]) => value !== undefined),
  );
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
