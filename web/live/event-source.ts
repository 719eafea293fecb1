import type { CaseSummary, Connection, Mention } from '../api/types.ts';
import type { LiveEvent, LiveState } from './events.ts';

export interface LiveSource {
  close(): void;
}

const firstWaitMs = 1_000;
const longestWaitMs = 30_000;

function read(type: LiveEvent['type'], data: string): LiveEvent | undefined {
  try {
    const value: unknown = JSON.parse(data === '' ? '{}' : data);
    if (typeof value !== 'object' || value === null) return undefined;
    // The shape is the contract's; the stream comes from the server that served this page.
    switch (type) {
      case 'mention':
        return { type, mention: value as Mention };
      case 'case':
        return { type, case: value as CaseSummary };
      case 'connection':
        return { type, connection: value as Connection };
      case 'configuration':
      case 'alert':
      case 'incident':
      case 'reset':
        return { type };
    }
  } catch {
    return undefined;
  }
}

/**
 * Listens to the server's stream. A browser resumes short breaks by itself with `Last-Event-ID`; where it gives up (an
 * error status), this opens a new stream with growing waits and reports `reset`, because what came meanwhile is unknown.
 */
export function openLiveSource(options: {
  readonly url: string;
  readonly onEvent: (event: LiveEvent) => void;
  readonly onState: (state: LiveState) => void;
}): LiveSource {
  let source: EventSource | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let waitMs = firstWaitMs;
  let closed = false;
  let lost: number | undefined;
  let missed = false;

  const lose = (): void => {
    lost ??= Date.now();
    options.onState({ kind: 'offline', since: lost });
  };
  const open = (): void => {
    const current = new EventSource(options.url);
    source = current;
    current.addEventListener('open', () => {
      waitMs = firstWaitMs;
      lost = undefined;
      options.onState({ kind: 'live' });
      if (missed) options.onEvent({ type: 'reset' });
      missed = false;
    });
    current.addEventListener('error', () => {
      if (closed) return;
      lose();
      if (current.readyState !== EventSource.CLOSED) return;
      missed = true;
      clearTimeout(timer);
      timer = setTimeout(open, waitMs);
      waitMs = Math.min(waitMs * 2, longestWaitMs);
    });
    for (const type of ['mention', 'case', 'connection', 'configuration', 'alert', 'incident', 'reset'] as const) {
      current.addEventListener(type, (message) => {
        const data: unknown = message.data;
        const event = typeof data === 'string' ? read(type, data) : undefined;
        if (event !== undefined) options.onEvent(event);
      });
    }
  };
  options.onState({ kind: 'connecting' });
  open();
  return {
    close: () => {
      closed = true;
      clearTimeout(timer);
      source?.close();
    },
  };
}
