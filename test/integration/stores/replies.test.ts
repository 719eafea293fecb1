import { describeReplyStore } from '../../contracts/reply-store.ts';
import { memoryDrafts, memoryReplies } from '../../memory-stores/replies.ts';
import { openTestStores } from '../../stores.ts';

describeReplyStore('the data server', async () => {
  const { stores, drop } = await openTestStores();
  return { replies: stores.replies, drafts: stores.drafts, close: drop };
});
describeReplyStore('memory', async () => ({ replies: memoryReplies(), drafts: memoryDrafts(), close: async () => {} }));
