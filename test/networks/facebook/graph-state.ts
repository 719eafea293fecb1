export type GraphItem = Readonly<Record<string, unknown>> & { readonly id?: string };

/** How a path is to fail; `drop` closes the connection in the middle of the answer, `none` lets this call through. */
export type Fault =
  | {
      readonly type: 'error';
      readonly status: number;
      readonly body: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly type: 'drop' }
  | { readonly type: 'none' };

/** What the played page holds. Tests change it while the server runs. */
export interface GraphState {
  readonly page: { readonly id: string; readonly name: string };
  feed: readonly GraphItem[];
  ratings: readonly GraphItem[];
  tagged: readonly GraphItem[];
  conversations: readonly GraphItem[];
  /** Comments by the id of their post. */
  comments: Readonly<Record<string, readonly GraphItem[]>>;
  /** Messages beyond those inside a conversation, by its id. */
  messages: Readonly<Record<string, readonly GraphItem[]>>;
  /** Sent with every answer. */
  headers: Readonly<Record<string, string>>;
  /** By path below the version (`123/feed`); used up from the front. */
  readonly faults: Map<string, Fault[]>;
}

export function emptyState(page: GraphState['page']): GraphState {
  return {
    page,
    feed: [],
    ratings: [],
    tagged: [],
    conversations: [],
    comments: {},
    messages: {},
    headers: {},
    faults: new Map(),
  };
}

/** An error answer as Graph words it. */
export function graphError(
  code: number,
  extra: Readonly<Record<string, unknown>> = {},
): { readonly error: Readonly<Record<string, unknown>> } {
  return {
    error: { message: `(#${code}) words that are translated`, type: 'OAuthException', code, fbtrace_id: 'AtraceId', ...extra },
  };
}

/** The list behind an edge's path; undefined when there is no such edge. */
export function edgeItems(state: GraphState, holder: string, edge: string): readonly GraphItem[] | undefined {
  if (edge === 'comments') return state.comments[holder];
  if (edge === 'messages') return state.messages[holder];
  if (holder !== state.page.id) return undefined;
  switch (edge) {
    case 'feed':
    case 'posts':
      return state.feed;
    case 'ratings':
      return state.ratings;
    case 'tagged':
      return state.tagged;
    case 'conversations':
      return state.conversations;
    default:
      return undefined;
  }
}

/** The object with this id; undefined when it is gone. */
export function findObject(state: GraphState, id: string): GraphItem | undefined {
  if (id === state.page.id) return state.page;
  const lists = [
    state.feed,
    state.tagged,
    state.conversations,
    ...Object.values(state.comments),
    ...Object.values(state.messages),
  ];
  return lists.flat().find((item) => item.id === id);
}
