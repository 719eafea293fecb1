import { Webhook } from 'standardwebhooks';
import type { Answer, Route, Seen } from './http-stage.ts';

export const OWN_SECRET = 'whsec_b3duIHN5c3RlbSBzZWNyZXQgb2Ygc29tZSBsZW5ndGg=';
export const OWN_PATH = '/own/replies';

export interface OwnSystemState {
  /** Replies by id: put up once, however often they come. */
  readonly replies: Map<string, Readonly<Record<string, unknown>>>;
}

export function ownSystemState(): OwnSystemState {
  return { replies: new Map() };
}

/** The test's clock stands still, so only the signature is checked and not its age. */
function isSigned({ headers, body }: Seen): boolean {
  const at = new Date(Number(headers['webhook-timestamp']) * 1000);
  return new Webhook(OWN_SECRET).sign(headers['webhook-id'] ?? '', at, body) === headers['webhook-signature'];
}

function answer(id: string): Answer {
  return { status: 200, body: { externalId: `own-${id}`, url: `https://own.example/${id}` } };
}

/** Plays a customer's own system as the README of `custom` describes it. */
export function ownSystemRoute(state: OwnSystemState): Route {
  return (request) => {
    if (request.path !== OWN_PATH) return undefined;
    if (!isSigned(request)) return { status: 401, body: { message: 'wrong signature' } };
    if (request.method === 'GET') {
      const id = request.query.get('reply') ?? '';
      return state.replies.has(id) ? answer(id) : { status: 404 };
    }
    const { data } = JSON.parse(request.body) as { readonly data: Readonly<Record<string, unknown>> };
    const id = request.headers['webhook-id'] ?? '';
    if (!state.replies.has(id)) state.replies.set(id, data);
    return answer(id);
  };
}
