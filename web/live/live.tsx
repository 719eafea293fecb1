import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { applyToCache } from './apply.ts';
import { openLiveSource } from './event-source.ts';
import type { LiveEvent, LiveState } from './events.ts';

type Listener = (events: readonly LiveEvent[]) => void;
interface Live {
  readonly state: LiveState;
  readonly subscribe: (listener: Listener) => () => void;
}

const LiveContext = createContext<Live | undefined>(undefined);
/** Events are handed on in handfuls: a burst redraws the page a few times a second, not hundreds of times. */
const gatherMs = 250;

/** One stream for the whole page. Keeps what is in memory current and hands new mentions to whoever listens. */
export function LiveProvider({ brand, children }: { readonly brand: string | undefined; readonly children: ReactNode }) {
  const client = useQueryClient();
  const [state, setState] = useState<LiveState>({ kind: 'connecting' });
  const listeners = useRef(new Set<Listener>());

  useEffect(() => {
    let gathered: LiveEvent[] = [];
    let timer: ReturnType<typeof setTimeout> | undefined;
    const flush = (): void => {
      timer = undefined;
      const events = gathered;
      gathered = [];
      applyToCache(client, events);
      for (const listener of listeners.current) listener(events);
    };
    const source = openLiveSource({
      url: brand === undefined ? '/v1/events' : `/v1/events?brand=${encodeURIComponent(brand)}`,
      onState: setState,
      onEvent: (event) => {
        gathered.push(event);
        timer ??= setTimeout(flush, gatherMs);
      },
    });
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [client, brand]);

  const live = useMemo<Live>(
    () => ({
      state,
      subscribe: (listener) => {
        listeners.current.add(listener);
        return () => void listeners.current.delete(listener);
      },
    }),
    [state],
  );
  return <LiveContext value={live}>{children}</LiveContext>;
}

export function useLiveState(): LiveState {
  return useContext(LiveContext)?.state ?? { kind: 'connecting' };
}

/** Calls back with each handful of events while mounted. */
export function useLiveEvents(listener: Listener): void {
  const subscribe = useContext(LiveContext)?.subscribe;
  const latest = useRef(listener);
  useEffect(() => {
    latest.current = listener;
  });
  useEffect(() => subscribe?.((events) => latest.current(events)), [subscribe]);
}
