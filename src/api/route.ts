import { z } from 'zod';
import type { Caller } from './caller.ts';
import type { ApiContext } from './context.ts';
import type { PolicyName } from './policies.ts';
import type { Fault } from './problem.ts';
import { badInput } from './problems.ts';
import { faultsOf } from './validate.ts';

/** What a request brought, not yet looked at. */
export interface RouteInput {
  readonly method: string;
  readonly params: unknown;
  readonly query: unknown;
  /** Names in lower case; several values joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** The parsed JSON; undefined when there is no body. */
  readonly body: unknown;
  /** The body as it came. */
  readonly bytes: Uint8Array;
  readonly caller: Caller | null;
  /** The socket's other end. */
  readonly address: string;
}

/** A route's answer. `json` undefined: no body. */
export type Answer =
  | {
      readonly type: 'json';
      readonly status: number;
      readonly json?: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly type: 'text';
      readonly status: number;
      readonly text: string;
      readonly contentType: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  /** A body of any length, sent as fast as the other side takes it. */
  | {
      readonly type: 'stream';
      readonly chunks: AsyncIterable<string>;
      readonly contentType: string;
      readonly headers: Readonly<Record<string, string>>;
    }
  /** The connection stays open and belongs to the hub of events from then on. */
  | { readonly type: 'events'; readonly brand: string | null; readonly lastEventId: string | null; readonly caller: Caller };

/** How one status is documented. */
export interface Documented {
  readonly description: string;
  readonly schema?: z.ZodType;
  /** When it isn't JSON. */
  readonly contentType?: string;
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

interface RouteFacts {
  readonly method: Method;
  readonly url: string;
  /** Name of the operation in the API's description: a verb and a noun. */
  readonly name: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly policy: PolicyName;
  readonly responses: Readonly<Record<number, Documented>>;
  /** Statuses of problem documents beyond those every route may give. */
  readonly problems?: readonly number[];
  /** Bytes; 1 MiB unless told. */
  readonly bodyLimit?: number;
  /** The body is taken as bytes, of any media type. */
  readonly rawBody?: boolean;
  /** What the description shows as the body, where it is not what is checked first. */
  readonly bodyShown?: z.ZodType;
  /** A GET that must not be asked with HEAD: it opens something, or the network means GET. */
  readonly withoutHead?: boolean;
  /** Counts against the memory for bodies in work. */
  readonly budgeted?: boolean;
  /** Callers on this machine need no sign-in. */
  readonly openLocally?: boolean;
  /** Attempts are limited per address, as for passwords. */
  readonly guarded?: boolean;
}

export interface RouteSchemas {
  readonly params: z.ZodType;
  readonly query: z.ZodType;
  readonly headers: z.ZodType;
  readonly body: z.ZodType;
}

/** A route's parsed input. */
export interface Call<P, Q, H, B> extends Omit<RouteInput, 'params' | 'query' | 'headers' | 'body'> {
  readonly params: P;
  readonly query: Q;
  readonly headers: H;
  /** Every header, as {@link RouteInput} has them. */
  readonly allHeaders: Readonly<Record<string, string>>;
  readonly body: B;
}

export interface RouteSpec<P, Q, H, B> extends RouteFacts {
  readonly params: z.ZodType<P>;
  readonly query: z.ZodType<Q>;
  readonly headers: z.ZodType<H>;
  readonly body: z.ZodType<B>;
  readonly handler: (call: Call<P, Q, H, B>, context: ApiContext) => Promise<Answer>;
}

/** One way in: what it takes, who may, what it answers. */
export interface Route extends RouteFacts {
  readonly schemas: RouteSchemas;
  /** Throws {@link badInput} naming every fault of the input. */
  readonly handle: (input: RouteInput, context: ApiContext) => Promise<Answer>;
}

export const noParams = z.object({});
export const noQuery = z.strictObject({});
export const noHeaders = z.object({});
export const noBody = z.strictObject({}).optional();

/** What a route takes unless it says otherwise: nothing. */
export const bare = { params: noParams, query: noQuery, headers: noHeaders, body: noBody };

/** Ties a route's schemas to its handler: the handler sees only what the schemas let through. */
export function defineRoute<P, Q, H, B>(spec: RouteSpec<P, Q, H, B>): Route {
  const { params, query, headers, body, handler, ...facts } = spec;
  return {
    ...facts,
    schemas: { params, query, headers, body },
    handle: async (input, context) => {
      const parsed = {
        params: params.safeParse(input.params),
        query: query.safeParse(input.query),
        headers: headers.safeParse(input.headers),
        body: body.safeParse(input.body),
      };
      if (parsed.params.success && parsed.query.success && parsed.headers.success && parsed.body.success) {
        const call = {
          ...input,
          params: parsed.params.data,
          query: parsed.query.data,
          headers: parsed.headers.data,
          allHeaders: input.headers,
          body: parsed.body.data,
        };
        return handler(call, context);
      }
      const faults: Fault[] = [];
      if (!parsed.params.success) faults.push(...faultsOf(parsed.params.error));
      if (!parsed.query.success) faults.push(...faultsOf(parsed.query.error));
      if (!parsed.headers.success) faults.push(...faultsOf(parsed.headers.error));
      if (!parsed.body.success) {
        const nothing = input.body === undefined;
        faults.push(...(nothing ? [{ path: '', message: 'a JSON body is needed' }] : faultsOf(parsed.body.error)));
      }
      throw badInput(faults);
    },
  };
}

/** An answer with a JSON body. */
export function json(
  value: unknown,
  options: { readonly status?: number; readonly headers?: Readonly<Record<string, string>> } = {},
): Answer {
  return { type: 'json', status: options.status ?? 200, json: value, ...(options.headers ? { headers: options.headers } : {}) };
}

/** The caller of a route whose policy demands one. */
export function callerOf(call: { readonly caller: Caller | null }): Caller {
  if (!call.caller) throw new Error('this route has no caller: its policy must demand one');
  return call.caller;
}
