import { spawn, type ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';

/** A TypeScript program of ours in a process of its own. */
export interface Child {
  readonly process: ChildProcess;
  /** Lines of stdout so far. */
  readonly lines: readonly string[];
  /** Resolves when the count of lines for which this holds reaches the wanted one; rejects when the process ends first. */
  until(holds: (line: string) => boolean, wanted: number): Promise<void>;
  /** Kills it as `kill -9` does and waits until it is gone. */
  kill(): Promise<void>;
}

export function startChild(file: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Child {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  const watchers = new Set<() => void>();
  let errors = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    lines.push(line);
    for (const watch of watchers) watch();
  });
  const ended = new Promise<void>((resolve) => {
    child.once('close', () => resolve());
  });
  return {
    process: child,
    lines,
    until(holds, wanted) {
      return new Promise((resolve, reject) => {
        const watch = (): void => {
          if (lines.filter(holds).length < wanted) return;
          watchers.delete(watch);
          resolve();
        };
        watchers.add(watch);
        void ended.then(() => reject(new Error(`the process ended early: ${errors.slice(-2000)}`)));
        watch();
      });
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
