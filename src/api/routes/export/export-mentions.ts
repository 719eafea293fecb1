import { z } from 'zod';
import { bare, callerOf, defineRoute } from '../../route.ts';
import { mentionView, type MentionView } from '../../views/mention.ts';
import { mentionFilter, mentionSearchParams } from '../mentions/list-mentions.ts';
import { exported, exportFormats } from './rows.ts';

const columns = {
  id: ({ id }: MentionView) => id,
  brand: ({ brand }: MentionView) => brand,
  network: ({ network }: MentionView) => network,
  kind: ({ kind }: MentionView) => kind,
  visibility: ({ visibility }: MentionView) => visibility,
  posted_at: ({ postedAt }: MentionView) => postedAt,
  received_at: ({ receivedAt }: MentionView) => receivedAt,
  author: ({ author }: MentionView) => author.name,
  handle: ({ author }: MentionView) => author.handle,
  followers: ({ author }: MentionView) => author.followers,
  text: ({ text }: MentionView) => text,
  language: ({ lang }: MentionView) => lang,
  country: ({ country }: MentionView) => country,
  sentiment: ({ sentiment }: MentionView) => sentiment.label,
  score: ({ sentiment }: MentionView) => sentiment.score,
  topics: ({ topics }: MentionView) => topics.map(({ id }) => id).join(' '),
  intent: ({ intent }: MentionView) => intent,
  urgency: ({ urgency }: MentionView) => urgency,
  rating: ({ rating }: MentionView) => rating,
  own: ({ own }: MentionView) => own,
  case: (view: MentionView) => view.case,
  disposition: ({ disposition }: MentionView) => disposition?.action ?? null,
  reason: ({ disposition }: MentionView) => disposition?.reason ?? null,
  url: ({ url }: MentionView) => url,
};

export const exportMentions = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/export/mentions',
  name: 'exportMentions',
  tag: 'export',
  summary: 'All mentions of a search as one file',
  description:
    'CSV (RFC 4180, with a header) or a JSON document a line, newest first, of any length. `Earshot-Rows` says how many rows where that is known within a second, and so does `X-Total-Count`. A file that breaks off ends without the last chunk.',
  policy: 'export',
  withoutHead: true,
  query: z.strictObject({ format: z.enum(exportFormats).default('csv'), ...mentionSearchParams }),
  responses: { 200: { description: 'The file.', contentType: 'text/csv' } },
  problems: [429],
  handler: async (call, { deps }) => {
    const caller = callerOf(call);
    const { format, ...search } = call.query;
    const filter = mentionFilter(search, deps);
    return exported({
      name: 'mentions',
      format,
      columns,
      count: () => deps.stores.mentions.count(filter),
      read: (page) => deps.stores.mentions.list(filter, page),
      view: async (items) => items.map((mention) => mentionView(mention, caller)),
    });
  },
});
