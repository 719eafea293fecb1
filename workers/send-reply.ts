import type { AppContext, Worker } from '../src/app/context.ts';

const MOST_DUE = 200;
const SLOT_MS = 500;

/** Takes one answer to its network, and asks for another run when it is due again. */
async function sendReply(app: AppContext, id: string, signal: AbortSignal): Promise<void> {
  const next = await app.replies.sender.work(id, signal);
  if (next === null) return;
  const delayMs = Math.max(0, next - app.clock.now());
  await app.jobs.add('reply', { reply: id }, { id: `reply-${id}-${Math.ceil(next / SLOT_MS)}`, delayMs });
}

/** Queues what is due and was not: answers whose process died between deciding and queueing. Returns how many. */
export async function wakeReplies(app: Pick<AppContext, 'stores' | 'jobs' | 'clock'>): Promise<number> {
  const now = new Date(app.clock.now()).toISOString();
  const due = await app.stores.replies.due(now, MOST_DUE);
  await app.jobs.addMany(
    'reply',
    due.map((reply) => ({ data: { reply }, options: { deduplicate: `reply-${reply}` } })),
  );
  return due.length;
}

export const sendReplyWorker: Worker = {
  name: 'send-reply',
  role: 'work',
  start: (app) => app.jobs.work('reply', { concurrency: 8 }, ({ data, signal }) => sendReply(app, data.reply, signal)),
};
