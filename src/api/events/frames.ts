/** Tells a client to load its lists again: what it missed cannot be made up for. */
export const RESET = 'event: reset\ndata: {}\n\n';
export const KEEP_ALIVE = ': keep-alive\n\n';
/** First words on a stream: how long a browser waits before it comes back, in milliseconds. */
export const GREETING = 'retry: 2000\n: connected\n\n';

export interface LiveEvent {
  readonly event: string;
  /** JSON without line breaks. */
  readonly data: string;
}

/**
 * The events of one change as they go over the wire. Only the last carries the change's id: a client that loses the
 * connection half way gets the whole change again.
 */
export function frame(id: string, events: readonly LiveEvent[]): string {
  const last = events.length - 1;
  if (last < 0) return `id: ${id}\n\n`;
  return events
    .map(({ event, data }, index) => `event: ${event}\n${index === last ? `id: ${id}\n` : ''}data: ${data}\n\n`)
    .join('');
}
