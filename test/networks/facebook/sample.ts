import type { GraphItem } from './graph-state.ts';

/** Invented posts, comments, reviews and messages of an invented airline's page. */
export const PAGE_ID = '1000200030004000';

export function iso(at: number): string {
  return new Date(at).toISOString().replace(/\.\d{3}Z$/, '+0000');
}

export interface MadeUp {
  readonly at: number;
  readonly message?: string;
  readonly from?: { readonly id: string; readonly name: string };
}

export function post(
  number: string,
  { at, message = `Post ${number}`, from = { id: PAGE_ID, name: 'Example Air' } }: MadeUp,
): GraphItem {
  return { id: `${PAGE_ID}_${number}`, from, message, created_time: iso(at), updated_time: iso(at) };
}

export function comment(postNumber: string, number: string, { at, message = `Comment ${number}`, from }: MadeUp): GraphItem {
  return {
    id: `${postNumber}_${number}`,
    from: from ?? { id: `7${number}`, name: `Visitor ${number}` },
    message,
    created_time: iso(at),
  };
}

export function review(story: string, { at, message = 'Lost my bag twice' }: MadeUp): GraphItem {
  return {
    created_time: iso(at),
    recommendation_type: 'negative',
    review_text: message,
    reviewer: { id: `8${story}`, name: 'A Reviewer' },
    open_graph_story: { id: story },
  };
}

export function message(id: string, { at, message: text = `Message ${id}`, from }: MadeUp): GraphItem {
  const author = from ?? { id: '5550001', name: 'A Customer' };
  const to = author.id === PAGE_ID ? { id: '5550001', name: 'A Customer' } : { id: PAGE_ID, name: 'Example Air' };
  return { id, created_time: iso(at), from: author, to: { data: [to] }, message: text };
}
