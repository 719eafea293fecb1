import { parentPort, workerData } from 'node:worker_threads';
import { failureOf, type FromThread, type Question, type ThreadOptions } from './messages.ts';
import { openModel } from './model.ts';

/* The entry of the model's own thread: inference blocks the thread it runs on, and intake must not wait for it. */

const port = parentPort;
if (port === null) throw new Error('this file runs as a thread of the second opinion');
const { settings, folders } = workerData as ThreadOptions;
const send = (message: FromThread): void => port.postMessage(message);

try {
  const model = await openModel(settings, folders);
  port.on('message', ({ id, texts }: Question) => {
    model.classify(texts).then(
      (probabilities) => send({ kind: 'answer', id, probabilities }),
      (error: unknown) => send({ kind: 'failed', id, ...failureOf(error) }),
    );
  });
  send({ kind: 'ready', version: model.version });
} catch (error) {
  send({ kind: 'unusable', ...failureOf(error) });
  port.close();
}
