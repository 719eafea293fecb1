import type { ServerResponse } from 'node:http';
import { findObject, graphError, type GraphItem, type GraphState } from './graph-state.ts';
import { iso } from './sample.ts';

type Json = Readonly<Record<string, unknown>>;

/** Something the played page took from us. */
export interface SentThere {
  readonly kind: 'comment' | 'message';
  /** The id Facebook gave it: `post_comment`, or the message's mid. */
  readonly id: string;
  readonly text: string;
  /** What a comment stands under; what a private answer names (comment, post or person). */
  readonly to: string;
  /** The person in the conversation of a message; null for a comment. */
  readonly person: string | null;
  /** How a message was sent: `RESPONSE`, or `HUMAN_AGENT` by tag; null for a comment. */
  readonly right: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * What becomes of one call that sends. `lose`: it never arrives, the connection breaks. The others take what was sent, and
 * then: `silence`: no answer ever comes; `drop`: the connection breaks; `fail`: a 500 with Graph's error 1; `nonsense`: 200
 * with no word in it.
 */
export type SendingFault = 'lose' | 'silence' | 'drop' | 'fail' | 'nonsense';

export interface GraphSendingControls {
  /** Everything taken, oldest first. */
  readonly sent: readonly SentThere[];
  /** The next calls that send end like this, one after the other. */
  faultSending(...faults: readonly SendingFault[]): void;
  /** Whether what was sent shows in reads (comments, conversations); true at first. */
  showSent(shown: boolean): void;
  /** The time of the played Facebook, milliseconds since 1970; the real one unless told. */
  setNow(now: () => number): void;
  /** The webhook body by which Facebook tells of something sent: hand it to `deliver`. */
  echoOf(sent: SentThere): Json;
}

interface Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Edge {
  readonly holder: string;
  readonly edge: string | undefined;
  readonly query: URLSearchParams;
}

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function textAt(body: unknown, ...path: readonly string[]): string | undefined {
  const value = path.reduce<unknown>((at, key) => (isJson(at) ? at[key] : undefined), body);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const PRIVATE_REPLY_USED = 10903;
const BAD_REQUEST = 100;
const SERVER_FAULT = 1;

function refusal(code: number, subcode?: number): Answer {
  return { status: 400, body: graphError(code, subcode === undefined ? {} : { error_subcode: subcode }) };
}

/** What the played Graph does with what is sent to it. */
export class GraphSending {
  readonly sent: SentThere[] = [];
  readonly #state: GraphState;
  readonly #faults: SendingFault[] = [];
  #shown = true;
  #now: () => number = Date.now;

  constructor(state: GraphState) {
    this.#state = state;
  }

  get controls(): GraphSendingControls {
    return {
      sent: this.sent,
      faultSending: (...faults) => void this.#faults.push(...faults),
      showSent: (shown) => {
        this.#shown = shown;
      },
      setNow: (now) => {
        this.#now = now;
      },
      echoOf: (sent) => this.#echoOf(sent),
    };
  }

  /** The answer to a POST; `settled` where there is none to write. */
  take(path: string, body: unknown, response: ServerResponse): Answer | 'settled' {
    const fault = this.#faults.shift();
    if (fault === 'lose') {
      response.destroy();
      return 'settled';
    }
    const taken = this.#take(path, body);
    if (!('id' in taken)) return taken;
    this.sent.push(taken);
    switch (fault) {
      case 'silence':
        return 'settled';
      case 'drop':
        response.destroy();
        return 'settled';
      case 'fail':
        return { status: 500, body: graphError(SERVER_FAULT) };
      case 'nonsense':
        return { status: 200, body: { success: true } };
      case undefined:
        return { status: 200, body: this.#answerTo(taken) };
    }
  }

  /** An edge with what was sent to it, newest first. */
  withSent(items: readonly GraphItem[] | undefined, { holder, edge, query }: Edge): readonly GraphItem[] | undefined {
    if (!this.#shown || (edge !== 'comments' && edge !== 'messages' && edge !== 'conversations')) return items;
    if (edge === 'conversations') return this.#conversations(items, query.get('user_id'));
    const mine = this.sent
      .filter((sent) => (edge === 'comments' ? sent.kind === 'comment' && sent.to === holder : holder === `t_${sent.person}`))
      .map((sent) => this.#itemOf(sent))
      .toReversed();
    const known = items ?? (edge === 'comments' && findObject(this.#state, holder) !== undefined ? [] : undefined);
    return mine.length === 0 ? known : [...mine, ...(items ?? [])];
  }

  #conversations(items: readonly GraphItem[] | undefined, person: string | null): readonly GraphItem[] | undefined {
    const people = [...new Set(this.sent.flatMap((sent) => sent.person ?? []))];
    const page = { id: this.#state.page.id, name: this.#state.page.name };
    const made = people.map((one) => {
      const messages = this.sent.filter((sent) => sent.person === one).map((sent) => this.#itemOf(sent));
      const last = Math.max(...this.sent.filter((sent) => sent.person === one).map((sent) => sent.at));
      return {
        id: `t_${one}`,
        updated_time: iso(last),
        participants: { data: [{ id: one, name: 'A Customer' }, page] },
        messages: { data: messages.toReversed() },
      };
    });
    if (person === null) return [...made, ...(items ?? [])];
    return made.filter((conversation) => conversation.id === `t_${person}`);
  }

  #take(path: string, body: unknown): SentThere | Answer {
    const [holder = '', edge] = path.split('/');
    if (edge === 'comments') return this.#takeComment(holder, body);
    if (edge === 'messages' && holder === this.#state.page.id) return this.#takeMessage(body);
    return refusal(BAD_REQUEST, 33);
  }

  #takeComment(holder: string, body: unknown): SentThere | Answer {
    const text = textAt(body, 'message');
    if (text === undefined) return refusal(BAD_REQUEST);
    const post =
      holder.includes('_') && !holder.startsWith(this.#state.page.id) ? holder.split('_')[0] : holder.split('_').at(-1);
    const id = `${post ?? holder}_${9000 + this.sent.length}`;
    return { kind: 'comment', id, text, to: holder, person: null, right: null, at: this.#now() };
  }

  #takeMessage(body: unknown): SentThere | Answer {
    const text = textAt(body, 'message', 'text');
    const thing = textAt(body, 'recipient', 'comment_id') ?? textAt(body, 'recipient', 'post_id');
    const person = textAt(body, 'recipient', 'id') ?? this.#authorOf(thing ?? '');
    const right = textAt(body, 'tag') ?? textAt(body, 'messaging_type');
    if (text === undefined || person === undefined || right === undefined) return refusal(BAD_REQUEST);
    if (thing !== undefined && this.sent.some((sent) => sent.kind === 'message' && sent.to === thing))
      return refusal(PRIVATE_REPLY_USED);
    const id = `m_sent${this.sent.length + 1}`;
    return { kind: 'message', id, text, to: thing ?? person, person, right, at: this.#now() };
  }

  #authorOf(id: string): string | undefined {
    return textAt(findObject(this.#state, id), 'from', 'id');
  }

  #answerTo(sent: SentThere): Json {
    if (sent.kind === 'message') return { recipient_id: sent.person, message_id: sent.id };
    return { id: sent.id, permalink_url: `https://www.facebook.com/permalink/${sent.id}` };
  }

  #itemOf(sent: SentThere): GraphItem {
    const page = { id: this.#state.page.id, name: this.#state.page.name };
    const common = { id: sent.id, from: page, message: sent.text, created_time: iso(sent.at) };
    if (sent.kind === 'message') return { ...common, to: { data: [{ id: sent.person, name: 'A Customer' }] } };
    return { ...common, permalink_url: `https://www.facebook.com/permalink/${sent.id}`, parent: { id: sent.to } };
  }

  #echoOf(sent: SentThere): Json {
    const { id, name } = this.#state.page;
    if (sent.kind === 'message') {
      const message = { mid: sent.id, text: sent.text, is_echo: true, app_id: 1 };
      const messaging = [{ sender: { id }, recipient: { id: sent.person }, timestamp: sent.at, message }];
      return { object: 'page', entry: [{ id, time: sent.at, messaging }] };
    }
    const seconds = Math.floor(sent.at / 1000);
    const value = {
      from: { id, name },
      item: 'comment',
      verb: 'add',
      comment_id: sent.id,
      post_id: `${id}_${sent.id.split('_')[0]}`,
      parent_id: sent.to,
      message: sent.text,
      created_time: seconds,
    };
    return { object: 'page', entry: [{ id, time: seconds, changes: [{ field: 'feed', value }] }] };
  }
}
