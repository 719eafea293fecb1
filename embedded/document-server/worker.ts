import { parentPort, workerData } from 'node:worker_threads';
import { DataFolderError } from './errors.ts';
import { startListener } from './listener.ts';
import { isWorkerOptions, type FromWorker } from './worker-messages.ts';

/* The entry of the server's own thread: starts when loaded, stops on any message. */

const port = parentPort;
const options: unknown = workerData;
if (port === null || !isWorkerOptions(options)) throw new Error('this file runs as a worker thread of the document server');

const send = (message: FromWorker): void => port.postMessage(message);

try {
  const listener = await startListener({ ...options, log: (level, message) => send({ kind: 'log', level, message }) });
  port.once('message', () => {
    void listener.stop().then(
      () => {
        send({ kind: 'stopped' });
        port.close();
      },
      (error: unknown) => send({ kind: 'failed', message: String(error), code: undefined }),
    );
  });
  send({ kind: 'ready', port: listener.port });
} catch (error) {
  send({
    kind: 'failed',
    message: error instanceof Error ? error.message : String(error),
    code: error instanceof DataFolderError ? error.code : undefined,
  });
  port.close();
}
