import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

/** Another process has this data folder open. Two at once would destroy it. */
export class DataFolderInUseError extends Error {
  readonly code = 'data-folder-in-use';

  constructor(folder: string, pid: number) {
    super(`The queue's data folder ${folder} is open in process ${pid}: stop that one, or give this one a folder of its own`);
    this.name = 'DataFolderInUseError';
  }
}

const FILE = 'owner';
const ATTEMPTS = 5;

/**
 * Makes this process the owner of the folder until the returned function is called. A file left by a process that was
 * killed is told apart by the process's start time, so that a reused process id (always 1 in a container) blocks nobody.
 */
export function ownFolder(folder: string): () => void {
  const path = join(folder, FILE);
  const mine = `${process.pid} ${startOf(process.pid)} ${randomUUID()}\n`;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if (tryCreate(path, mine)) {
      return () => {
        if (tryRead(path) === mine) rmSync(path, { force: true });
      };
    }
    const found = tryRead(path);
    if (found === undefined) continue;
    const pid = livingOwner(found);
    if (pid !== undefined) throw new DataFolderInUseError(folder, pid);
    setAside(path, found);
  }
  throw new Error(`The queue's data folder ${folder} could not be taken: the file "${FILE}" in it keeps changing`);
}

function livingOwner(line: string): number | undefined {
  const [pidText, start] = line.trim().split(' ');
  const pid = Number(pidText);
  if (!Number.isInteger(pid) || pid <= 0) return undefined;
  if (!isAlive(pid)) return undefined;
  const startNow = startOf(pid);
  return startNow === start ? pid : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** When a process began, in its system's own unit; `-` where the system doesn't tell. */
function startOf(pid: number): string {
  const stat = tryRead(`/proc/${pid}/stat`);
  // The name in brackets may hold anything, so fields are counted from its end: the start time is the 22nd of all.
  return stat?.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '-';
}

/** Moves a dead owner's file away; whoever else did so first, or already took over, keeps what is theirs. */
function setAside(path: string, expected: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const moved = tryRead(aside);
  if (moved !== undefined && moved !== expected) tryCreate(path, moved);
  rmSync(aside, { force: true });
}

function tryCreate(path: string, text: string): boolean {
  try {
    writeFileSync(path, text, { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

function tryRead(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
