import { Worker } from 'node:worker_threads';
import type { Log } from './engine.ts';
import { DataFolderError } from './errors.ts';
import type { Listener } from './listener.ts';
import type { FromWorker, WorkerOptions } from './worker-messages.ts';

/**
 * Compiled, the worker is a `.js` file beside this one. Run from source it is `.ts`, which Node 20 cannot load by
 * itself: then a bit of JavaScript registers tsx within the thread first (`--import tsx` does not reach worker threads).
 */
function spawn(options: WorkerOptions): Worker {
  const file = import.meta.url.endsWith('.ts') ? './worker-source.mjs' : './worker.js';
  return new Worker(new URL(file, import.meta.url), { workerData: options, execArgv: [] });
}

/** Runs the listener in a thread of its own. */
export async function startInWorker(options: WorkerOptions, log: Log): Promise<Listener> {
  const worker = spawn(options);
  const exited = new Promise<number>((resolve) => worker.once('exit', resolve));
  const port = await new Promise<number>((resolve, reject) => {
    worker.on('message', (message: FromWorker) => {
      if (message.kind === 'ready') resolve(message.port);
      else if (message.kind === 'log') log(message.level, message.message);
      else if (message.kind === 'failed')
        reject(message.code === undefined ? new Error(message.message) : new DataFolderError(message.code, message.message));
    });
    worker.once('error', (error) => {
      log('error', `the document server's thread failed: ${error.stack ?? error.message}`);
      reject(error);
    });
  });

  async function stop(): Promise<void> {
    worker.postMessage('stop');
    await exited;
  }

  return { port, stop };
}
