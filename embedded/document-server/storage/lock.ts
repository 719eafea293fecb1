import { readFileSync } from 'node:fs';
import { deserialize, serialize } from 'bson';
import { DataFolderError } from '../errors.ts';
import type { Environment } from './environment.ts';

/*
 * One process at a time may serve a data folder. Its owner is written into the environment itself, within a write
 * transaction, which LMDB allows one process at a time: two that start together cannot both find the folder free. An
 * owner that died (kill -9, power loss) is known by its process being gone, or by another one having its number.
 */

const OWNER = Buffer.from('owner');

interface Owner {
  readonly pid: number;
  /** When the process was started, in the system's own count; empty where the system does not tell. */
  readonly startedAt: string;
  readonly boot: string;
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    // Only Linux has /proc; elsewhere the process number alone has to do.
    return '';
  }
}

/** The time of start is the 22nd field of the process's stat line; names may hold spaces, so count from behind them. */
const startOf = (pid: number): string => readText(`/proc/${pid}/stat`).split(') ').pop()?.split(' ')[19] ?? '';

const thisOwner = (): Owner => ({
  pid: process.pid,
  startedAt: startOf(process.pid),
  boot: readText('/proc/sys/kernel/random/boot_id').trim(),
});

function isAlive(owner: Owner, now: Owner): boolean {
  if (owner.boot !== now.boot) return false;
  try {
    process.kill(owner.pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
  return owner.startedAt === '' || owner.startedAt === startOf(owner.pid);
}

/** @throws DataFolderError IN_USE, naming the process that has the folder. */
export function lock(env: Environment, dataDir: string): void {
  const now = thisOwner();
  env.write(() => {
    const stored = env.meta.get(OWNER);
    if (stored !== undefined) {
      const { pid, startedAt, boot } = deserialize(stored);
      const owner: Owner = { pid: Number(pid), startedAt: String(startedAt), boot: String(boot) };
      if (isAlive(owner, now))
        throw new DataFolderError(
          'IN_USE',
          `the data folder ${dataDir} is in use by process ${owner.pid}; stop that one first, or choose another folder`,
        );
    }
    env.meta.putSync(OWNER, Buffer.from(serialize(now)));
  });
}

export function unlock(env: Environment): void {
  env.write(() => env.meta.removeSync(OWNER));
}
