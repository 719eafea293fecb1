import type { GraphItem, GraphState } from './graph-state.ts';

/** Invented posts, comments, reviews and messages of an invented airline's page. */
export const PAGE_ID = '1000200030004000';

const HOUR = 3_600_000;
const MINUTE = 60_000;
/** When the sample happens. */
export const SAMPLE_NOW = Date.UTC(2026, 10, 22, 12, 0, 0);

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

/** A page with two posts, two comments, a review, a post elsewhere and a conversation. */
export function fillPage(state: GraphState): void {
  state.feed = [
    post('42', { at: SAMPLE_NOW - HOUR }),
    post('41', { at: SAMPLE_NOW - 5 * HOUR, from: { id: '555', name: 'Jo' } }),
  ];
  state.comments = {
    [`${PAGE_ID}_42`]: [
      comment('42', '1', { at: SAMPLE_NOW - HOUR / 2 }),
      { ...comment('42', '2', { at: SAMPLE_NOW - HOUR / 3 }), parent: { id: '42_1' } },
    ],
    [`${PAGE_ID}_41`]: [],
  };
  state.ratings = [review('900', { at: SAMPLE_NOW - 2 * HOUR })];
  state.tagged = [{ ...post('7', { at: SAMPLE_NOW - HOUR, from: { id: '777', name: 'Blog' } }), id: '777_7' }];
  state.conversations = [
    {
      id: 't_1',
      updated_time: iso(SAMPLE_NOW - MINUTE),
      messages: {
        data: [
          message('m_2', { at: SAMPLE_NOW - MINUTE, from: { id: PAGE_ID, name: 'Example Air' } }),
          message('m_1', { at: SAMPLE_NOW - 2 * MINUTE }),
        ],
      },
    },
  ];
}
