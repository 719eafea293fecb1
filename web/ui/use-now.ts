import { useSyncExternalStore } from 'react';

interface Ticker {
  now: number;
  timer: ReturnType<typeof setInterval> | undefined;
  readonly listeners: Set<() => void>;
  readonly subscribe: (listener: () => void) => () => void;
  readonly read: () => number;
}

function makeTicker(everyMs: number): Ticker {
  const ticker: Ticker = {
    now: Date.now(),
    timer: undefined,
    listeners: new Set(),
    subscribe: (listener) => {
      ticker.listeners.add(listener);
      ticker.timer ??= setInterval(() => {
        ticker.now = Date.now();
        for (const call of ticker.listeners) call();
      }, everyMs);
      return () => {
        ticker.listeners.delete(listener);
        if (ticker.listeners.size > 0) return;
        clearInterval(ticker.timer);
        ticker.timer = undefined;
      };
    },
    read: () => ticker.now,
  };
  return ticker;
}

const everySecond = makeTicker(1_000);
const everyTenSeconds = makeTicker(10_000);

/** The time in milliseconds; redraws each second for clocks, each ten seconds for ages. One timer serves the page. */
export function useNow(step: 'second' | 'ten-seconds'): number {
  const ticker = step === 'second' ? everySecond : everyTenSeconds;
  return useSyncExternalStore(ticker.subscribe, ticker.read);
}
