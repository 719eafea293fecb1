import { fileURLToPath } from 'node:url';
import { posts } from './mock/posts.ts';
import { mentionOf } from './mock/world.ts';
import { startMockApi } from './mock-api.ts';

/** `npx tsx test/browser/mock-serve.ts [port]`: the built pages over the invented world, with a new mention every few seconds. */
const api = await startMockApi({
  webRoot: fileURLToPath(new URL('../../dist/web', import.meta.url)),
  port: Number(process.argv[2] ?? '3000'),
});
let count = 0;
setInterval(() => {
  const post = posts[count % posts.length];
  count += 1;
  if (post !== undefined) api.say(mentionOf(post, { id: `live-${count}`, at: Date.now(), caseId: null }));
}, 3_000);
process.stdout.write(`The pages stand at ${api.url}\n`);
