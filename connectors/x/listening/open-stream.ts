import { EventEmitter } from 'node:events';
import { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import { parseJson } from '../reading/json.ts';
import { ETwitterStreamEvent, type TweetStream } from 'twitter-api-v2';
import type { XContext } from '../asking/ask.ts';
import { connect } from '../asking/client.ts';
import { ExchangeError, failureOf, failureOfError, type Failure } from '../asking/failure.ts';
import { POST_FIELDS } from '../asking/fields.ts';
import { StreamLines } from './stream-lines.ts';
import { Watchdog } from './watchdog.ts';

/** A line longer than this is no post: the connection is given up before it fills the memory. */
const LONGEST_LINE = 4_000_000;

export interface StreamListeners {
  /** Bytes came, be it only a keep-alive. */
  readonly onActivity: () => void;
  /** A line of JSON came. */
  readonly onPayload: (payload: unknown) => void;
  /** A line came that is no JSON; its text as it came. */
  readonly onUnreadable: (line: string) => void;
}

export interface OpenStream {
  /** Why it ended; never rejects. */
  readonly ended: Promise<Failure>;
  /** Stops reading, and with it the sender, until {@link resume}. */
  pause(): void;
  resume(): void;
  close(): void;
}

/**
 * Opens the filtered stream. Throws ExchangeError when X refuses or doesn't answer in time. The time-outs here are about
 * bytes on a wire, so they run on the process's own timers, not on the context's clock.
 */
export async function openStream(context: XContext, listeners: StreamListeners, signal: AbortSignal): Promise<OpenStream> {
  signal.throwIfAborted();
  const connected = connect({ auth: context.settings.bearerToken, apiBaseUrl: context.apiBaseUrl, compression: false });
  const stream: TweetStream<unknown> = connected.client.searchStream({ ...POST_FIELDS, autoConnect: false });
  const { promise: ended, finish } = outcome();
  const onAbort = (): void => end({ type: 'network', code: 'stopped' });
  const watchdog = new Watchdog(context.settings.options.silenceMs, () => end({ type: 'network', code: 'silence' }));
  const end = (failure: Failure): void => {
    watchdog.stop();
    signal.removeEventListener('abort', onAbort);
    quieten(stream);
    connected.close();
    finish(failure);
  };
  signal.addEventListener('abort', onAbort, { once: true });
  const bodyOf = listenTo(stream, { listeners, watchdog, end });

  const failure = await Promise.race([attempt(stream, context), ended]);
  if (failure !== undefined) {
    end(failure);
    throw new ExchangeError(failure);
  }
  return {
    ended,
    pause: () => {
      watchdog.stop();
      bodyOf()?.pause();
    },
    resume: () => {
      watchdog.start();
      bodyOf()?.resume();
    },
    close: () => end({ type: 'network', code: 'stopped' }),
  };
}

function outcome(): { readonly promise: Promise<Failure>; readonly finish: (failure: Failure) => void } {
  let finish: (failure: Failure) => void = () => undefined;
  const promise = new Promise<Failure>((resolve) => {
    finish = resolve;
  });
  return { promise, finish };
}

interface Wiring {
  readonly listeners: StreamListeners;
  readonly watchdog: Watchdog;
  readonly end: (failure: Failure) => void;
}

/** Connects the library's events to ours; gives a way to the body once there is one. */
function listenTo(stream: TweetStream<unknown>, { listeners, watchdog, end }: Wiring): () => Readable | undefined {
  let body: Readable | undefined;
  const lines = new StreamLines();
  const onBytes = (chunk: unknown): void => {
    watchdog.heard();
    listeners.onActivity();
    if (typeof chunk === 'string') for (const line of lines.take(chunk)) readLine(line, listeners);
    if (lines.unfinished.length > LONGEST_LINE) end({ type: 'network', code: 'line-too-long' });
  };
  stream.on(ETwitterStreamEvent.Connected, () => {
    const response: unknown = Reflect.get(stream, 'res');
    if (!(response instanceof Readable)) return;
    body = response;
    // The library decodes each chunk alone, which breaks characters that two chunks share.
    response.setEncoding('utf8');
    // Its parser takes a chunk that is a line's end and nothing else for a keep-alive, and joins that line to the next.
    response.removeAllListeners('data');
    response.on('data', onBytes);
  });
  stream.on(ETwitterStreamEvent.ConnectionClosed, () => {
    // A last line without its end may be whole; one that broke off is found again when the gap is filled.
    if (isWhole(lines.unfinished)) readLine(lines.unfinished, listeners);
    end({ type: 'network', code: 'closed' });
  });
  return () => body;
}

function parsed(line: string): { readonly payload: unknown } | undefined {
  try {
    return { payload: parseJson(line) };
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isWhole(line: string): boolean {
  return line.trimStart().startsWith('{') && parsed(line) !== undefined;
}

function readLine(line: string, listeners: StreamListeners): void {
  if (line.trim() === '') return;
  const read = parsed(line);
  if (read === undefined) listeners.onUnreadable(line);
  else listeners.onPayload(read.payload);
}

/** Connects; undefined when the stream flows. */
async function attempt(stream: TweetStream<unknown>, context: XContext): Promise<Failure | undefined> {
  try {
    await stream.connect({ autoReconnect: false, keepAliveTimeout: 'disable' });
  } catch (error) {
    const failure = failureOfError(error, context.clock.now());
    if (failure === undefined) throw error;
    return failure;
  }
  // The library takes any status under 400 for a stream, a redirect too.
  const response: unknown = Reflect.get(stream, 'originalResponse');
  const status = response instanceof IncomingMessage ? (response.statusCode ?? 0) : 200;
  return status === 200 ? undefined : failureOf({ status: 404, body: undefined, headers: {} }, context.clock.now());
}

/** Ends a stream for good; what its sockets say afterwards is of no interest. */
function quieten(stream: TweetStream<unknown>): void {
  stream.destroy();
  for (const part of ['req', 'res']) {
    const emitter: unknown = Reflect.get(stream, part);
    if (emitter instanceof EventEmitter) emitter.on('error', () => undefined);
  }
}
