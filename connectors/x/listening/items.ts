import { idOf } from '../asking/answer.ts';
import { isRecord } from '../reading/record.ts';
import type { Inbox } from './inbox.ts';

/** What travels from the stream to the pages: payloads, and where a gap begins and ends among them. */
export type ListenItem =
  | { readonly type: 'payload'; readonly payload: unknown; readonly id: string | undefined }
  | { readonly type: 'gap-opened' }
  | { readonly type: 'gap-closed' };

export type ListenInbox = Inbox<ListenItem>;

export function payloadItem(payload: unknown): ListenItem & { readonly type: 'payload' } {
  return { type: 'payload', payload, id: isRecord(payload) ? idOf(payload['data']) : undefined };
}
