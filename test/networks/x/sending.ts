import { createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { dialectOf, writeIncludes, writePost, writeUser } from './dialect.ts';
import { makePost, makeUser, type SeedPost, type SeedUser } from './make-post.ts';
import { refusals, type Refusal } from './problems.ts';
import { page } from './search.ts';

type Json = Readonly<Record<string, unknown>>;
type SendingEndpoint = 'post' | 'message' | 'timeline' | 'messages' | 'me';

/** Something the local X took from us. */
export interface SentThere {
  readonly kind: 'post' | 'message';
  /** The id X gave it. */
  readonly id: string;
  readonly text: string;
  /** The post it answers; null for a message. */
  readonly inReplyTo: string | null;
  /** The account a message went to; null for a post. */
  readonly to: string | null;
  readonly createdAt: string;
}

/**
 * What becomes of one call that sends. `lose`: it never arrives, the connection breaks. The others take what was sent, and
 * then: `silence`: no answer ever comes; `drop`: the connection breaks; `fail`: a 503; `nonsense`: 201 with no word in it.
 */
export type SendingFault = 'lose' | 'silence' | 'drop' | 'fail' | 'nonsense';

export interface SendingServer {
  /** The account that answers. */
  readonly own: SeedUser;
  /** Everything taken, oldest first. */
  readonly sent: readonly SentThere[];
  /** The next calls that send a post or a message end like this, one after the other. */
  faultSending(...faults: readonly SendingFault[]): void;
  /** Whether what was sent shows in reads (timeline, search, look-ups, conversations); true at first. */
  showSent(shown: boolean): void;
  /** Somebody writes a direct message to the own account; gives its id. */
  receiveMessage(from: SeedUser, text: string): string;
  /** The body of the Activity event by which X tells of something sent. */
  echoOf(sent: SentThere): Json;
  /** Sends a body to the program's webhook as X does, signed; gives the status of its answer. */
  deliver(url: string, body: unknown, consumerSecret: string): Promise<number>;
}

interface Message {
  readonly id: string;
  readonly text: string;
  readonly senderId: string;
  readonly with: string;
  readonly createdAt: string;
}

interface Store {
  readonly posts: () => readonly SeedPost[];
  readonly add: (post: SeedPost) => void;
}

interface Asked {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

const EPOCH_MS = 1_288_834_974_657n;
const ROUTES: ReadonlySet<string> = new Set(['post', 'message', 'timeline', 'messages', 'me']);

function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

function textAt(body: unknown, ...path: readonly string[]): string {
  const value = path.reduce<unknown>((at, key) => (isJson(at) ? at[key] : undefined), body);
  if (typeof value !== 'string' || value === '') throw new Error(`${path.join('.')} is missing`);
  return value;
}

function isSending(endpoint: string): endpoint is SendingEndpoint {
  return ROUTES.has(endpoint);
}

/** What the local X does with what is sent to it. */
export class Sending {
  readonly own: SeedUser;
  readonly sent: SentThere[] = [];
  readonly #options: { readonly userToken?: string; readonly selfServe?: boolean; readonly pageSize?: number };
  readonly #store: Store;
  readonly #faults: SendingFault[] = [];
  #messages: readonly Message[] = [];
  #shown = true;
  #sequence = 0n;

  constructor(
    options: { readonly own?: SeedUser; readonly userToken?: string; readonly selfServe?: boolean; readonly pageSize?: number },
    store: Store,
  ) {
    this.own = options.own ?? makeUser({ id: '7700', username: 'acmeair', name: 'Acme Air' });
    this.#options = options;
    this.#store = store;
  }

  get controls(): SendingServer {
    return {
      own: this.own,
      sent: this.sent,
      faultSending: (...faults) => void this.#faults.push(...faults),
      showSent: (shown) => {
        this.#shown = shown;
        if (shown) this.#reveal();
      },
      receiveMessage: (from, text) => {
        const createdAt = new Date().toISOString();
        const id = this.#nextId(createdAt);
        this.#messages = [...this.#messages, { id, text, senderId: from.id, with: from.id, createdAt }];
        return id;
      },
      echoOf: (sent) => this.#echoOf(sent),
      deliver: async (url, body, consumerSecret) => {
        const bytes = JSON.stringify(body);
        const signature = `sha256=${createHmac('sha256', consumerSecret).update(bytes).digest('base64')}`;
        const headers = { 'content-type': 'application/json', 'x-twitter-webhooks-signature': signature };
        return (await fetch(url, { method: 'POST', headers, body: bytes })).status;
      },
    };
  }

  /** Who this header stands for; undefined for nobody. */
  whoAsks(authorization: string | undefined, bearerToken: string): 'app' | 'account' | undefined {
    if (authorization === `Bearer ${bearerToken}`) return 'app';
    if (authorization === `Bearer ${this.#options.userToken ?? 'user-token'}`) return 'account';
    const signed = /^OAuth .*oauth_signature="[^"]+"/.test(authorization ?? '');
    return signed && (authorization ?? '').includes(`oauth_token="${this.own.id}-`) ? 'account' : undefined;
  }

  route(endpoint: string): SendingEndpoint | undefined {
    return isSending(endpoint) ? endpoint : undefined;
  }

  handle(endpoint: SendingEndpoint, asked: Asked, response: ServerResponse): void {
    if (endpoint === 'post' || endpoint === 'message') return this.#take(endpoint, asked, response);
    write(response, { status: 200, body: this.#read(endpoint, asked) });
  }

  #take(endpoint: 'post' | 'message', asked: Asked, response: ServerResponse): void {
    const fault = this.#faults.shift();
    if (fault === 'lose') return void response.destroy();
    const refusal = endpoint === 'post' ? this.#refusalOf(asked.body) : undefined;
    if (refusal !== undefined) return write(response, refusal);
    const sent = endpoint === 'post' ? this.#takePost(asked.body) : this.#takeMessage(asked);
    if (this.#shown) this.#reveal();
    switch (fault) {
      case 'silence':
        return;
      case 'drop':
        return void response.destroy();
      case 'fail':
        return write(response, refusals.unavailable);
      case 'nonsense':
        return void response.writeHead(201, { 'content-type': 'text/html' }).end('<p>Thank you</p>');
      case undefined:
        return write(response, { status: 201, body: { data: this.#answerTo(sent) } });
    }
  }

  #answerTo(sent: SentThere): Json {
    if (sent.kind === 'post') return { id: sent.id, text: sent.text, edit_history_tweet_ids: [sent.id] };
    return { dm_conversation_id: this.#conversation(sent.to ?? ''), dm_event_id: sent.id };
  }

  #refusalOf(body: unknown): Refusal | undefined {
    if (this.#options.selfServe !== true) return undefined;
    const answered = this.#store.posts().find((post) => post.id === textAt(body, 'reply', 'in_reply_to_tweet_id'));
    if (answered === undefined) return refusals.parentGone;
    if (!answered.text.toLowerCase().includes(`@${this.own.username}`)) return refusals.notSummoned;
    return this.sent.some((sent) => sent.kind === 'post' && sent.text === textAt(body, 'text')) ? refusals.duplicate : undefined;
  }

  #takePost(body: unknown): SentThere {
    const createdAt = new Date().toISOString();
    const sent: SentThere = {
      kind: 'post',
      id: this.#nextId(createdAt),
      text: textAt(body, 'text'),
      inReplyTo: textAt(body, 'reply', 'in_reply_to_tweet_id'),
      to: null,
      createdAt,
    };
    this.sent.push(sent);
    return sent;
  }

  #takeMessage({ path, body }: Asked): SentThere {
    const createdAt = new Date().toISOString();
    const to = /with\/(\d+)\//.exec(path)?.[1] ?? '';
    const sent: SentThere = {
      kind: 'message',
      id: this.#nextId(createdAt),
      text: textAt(body, 'text'),
      inReplyTo: null,
      to,
      createdAt,
    };
    this.sent.push(sent);
    return sent;
  }

  #reveal(): void {
    const posts = new Set(this.#store.posts().map((post) => post.id));
    const messages = new Set(this.#messages.map((message) => message.id));
    for (const sent of this.sent) {
      if (sent.kind === 'post' && !posts.has(sent.id)) this.#store.add(this.#postOf(sent));
      if (sent.kind === 'message' && !messages.has(sent.id)) this.#messages = [...this.#messages, this.#messageOf(sent)];
    }
  }

  /** As X shows it: the answered account's handle in front, links as its own. */
  #postOf(sent: SentThere): SeedPost {
    const answered = this.#store.posts().find((post) => post.id === sent.inReplyTo);
    const author = answered?.author ?? makeUser();
    const links = [...sent.text.matchAll(/https?:\/\/\S+/g)].map((match, index) => ({
      url: `https://t.co/${sent.id.slice(-4)}${index}`,
      expandedUrl: match[0],
    }));
    const text = links.reduce((shown, link) => shown.replace(link.expandedUrl, link.url), sent.text);
    return makePost({
      id: sent.id,
      text: `@${author.username} ${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')}`,
      author: this.own,
      createdAt: sent.createdAt,
      conversationId: answered?.conversationId ?? sent.inReplyTo ?? sent.id,
      inReplyTo: { id: sent.inReplyTo ?? '0', userId: author.id },
      ...(links.length === 0 ? {} : { links }),
    });
  }

  #messageOf(sent: SentThere): Message {
    return { id: sent.id, text: sent.text, senderId: this.own.id, with: sent.to ?? '', createdAt: sent.createdAt };
  }

  #read(endpoint: 'timeline' | 'messages' | 'me', { path, query }: Asked): Json {
    const pageSize = this.#options.pageSize ?? 100;
    switch (endpoint) {
      case 'me':
        return { data: writeUser(this.own, dialectOf(query)) };
      case 'timeline': {
        const mine = this.#store.posts().filter((post) => path.includes(`/${post.author.id}/`));
        return page({ posts: mine, query, pageSize, tokenName: 'pagination_token' });
      }
      case 'messages': {
        const person = /with\/(\d+)\//.exec(path)?.[1];
        const all = this.#messages.filter((message) => message.with === person).toReversed();
        const start = Number((query.get('pagination_token') ?? 'p0').slice(1));
        const shown = all.slice(start, start + pageSize);
        const next = start + pageSize < all.length ? { next_token: `p${start + pageSize}` } : {};
        const data = shown.map((message) => this.#eventOf(message));
        return { ...(data.length === 0 ? {} : { data }), meta: { result_count: data.length, ...next } };
      }
    }
  }

  #eventOf(message: Message): Json {
    return {
      id: message.id,
      event_type: 'MessageCreate',
      text: message.text,
      sender_id: message.senderId,
      dm_conversation_id: this.#conversation(message.with),
      created_at: message.createdAt,
    };
  }

  #echoOf(sent: SentThere): Json {
    const common = { event_uuid: `echo-${sent.id}`, filter: { user_id: this.own.id } };
    if (sent.kind === 'post') {
      const post = this.#postOf(sent);
      return {
        data: {
          ...common,
          event_type: 'post.create',
          payload: writePost(post, 'tweet'),
          includes: writeIncludes([post], 'tweet'),
        },
      };
    }
    return { data: { ...common, event_type: 'dm.sent', payload: this.#eventOf(this.#messageOf(sent)) } };
  }

  #conversation(other: string): string {
    const [first, second] = BigInt(other) <= BigInt(this.own.id) ? [other, this.own.id] : [this.own.id, other];
    return `${first}-${second}`;
  }

  #nextId(createdAt: string): string {
    this.#sequence += 1n;
    return String(((BigInt(Date.parse(createdAt)) - EPOCH_MS) << 22n) + this.#sequence);
  }
}

function write(response: ServerResponse, { status, body, headers }: Refusal): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers }).end(JSON.stringify(body));
}
