import { execFile, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, symlinkSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { Redis } from 'ioredis';
import { freePort } from '../../program.ts';
import { until } from '../../until.ts';

/** A tool that starts a MongoDB-compatible server; it lies beside the repository on some machines. */
const toolFolder = fileURLToPath(new URL('../../../../shared/mongo/', import.meta.url));

/** Why servers of our own can't be started and killed here; undefined where they can. */
export const obstacle: string | undefined = !existsSync(join(toolFolder, 'up'))
  ? 'there is no tool here that starts a document store'
  : spawnSync('redis-server', ['--version']).error
    ? 'redis-server is not installed'
    : process.getuid?.() === 0
      ? undefined
      : 'the tool that starts a document store needs root';

/** A server of this test's own, to be killed. */
export interface OwnServer {
  readonly url: string;
  /** As a power cut would, but for the disk's cache. */
  kill(): Promise<void>;
  /** Starts it again on what it had stored; resolves when it answers. */
  start(): Promise<void>;
  /** Ends it and removes what it stored. */
  remove(): Promise<void>;
}

export async function ownRedis(): Promise<OwnServer> {
  const folder = await mkdtemp(join(tmpdir(), 'earshot-redis-'));
  const port = await freePort();
  const url = `redis://127.0.0.1:${port}`;
  let child: ChildProcess | undefined;
  const kill = async (): Promise<void> => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  };
  const start = async (): Promise<void> => {
    const durable = ['--appendonly', 'yes', '--appendfsync', 'always', '--save', ''];
    child = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--dir', folder, ...durable], {
      stdio: 'ignore',
    });
    const probe = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
    probe.on('error', () => {});
    await probe.ping();
    probe.disconnect();
  };
  await start();
  return {
    url,
    kill,
    start,
    async remove() {
      await kill();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Packages that the tool has fetched for its usual home are not fetched again. */
function reusePackages(home: string): void {
  const fetched = join(process.env['DOCUMENTDB_HOME'] ?? join(tmpdir(), 'documentdb'), 'debs');
  if (existsSync(join(fetched, '.complete'))) symlinkSync(fetched, join(home, 'debs'));
}

function rootOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/root`);
  } catch {
    return undefined;
  }
}

/** Every process of the store in that home, and of no other: what lives in its root folder, and its gateway. */
function processesOf(home: string): readonly number[] {
  const inside = readdirSync('/proc').filter((pid) => /^\d+$/u.test(pid) && rootOf(pid) === join(home, 'root'));
  const gateway = join(home, 'gateway', 'pid');
  const pid = existsSync(gateway) ? readFileSync(gateway, 'utf8').trim() : '';
  const isGateway = pid !== '' && existsSync(`/proc/${pid}`) && readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes(home);
  return [...inside, ...(isGateway ? [pid] : [])].map(Number);
}

export async function ownDocumentStore(): Promise<OwnServer> {
  const home = realpathSync(await mkdtemp(join(tmpdir(), 'earshot-documents-')));
  await mkdir(home, { recursive: true });
  reusePackages(home);
  const env = {
    ...process.env,
    DOCUMENTDB_HOME: home,
    MONGO_PORT: String(await freePort()),
    PG_PORT: String(await freePort()),
  };
  const tool = (name: string, ...args: readonly string[]) => promisify(execFile)(join(toolFolder, name), args, { env });
  const url = (await tool('up')).stdout.trim();
  return {
    url,
    async kill() {
      for (const pid of processesOf(home)) process.kill(pid, 'SIGKILL');
      await until('the document store to be gone', () => processesOf(home).length === 0);
    },
    async start() {
      const again = (await tool('up')).stdout.trim();
      if (again !== url) throw new Error(`the document store came back at ${again}, not at ${url}`);
    },
    async remove() {
      await tool('down', '--all');
    },
  };
}
