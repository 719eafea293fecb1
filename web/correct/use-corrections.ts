import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { correctMention } from '../api/mentions.ts';
import type { Mention } from '../api/types.ts';
import { applyToCache } from '../live/apply.ts';
import type { Choice } from './choice.ts';

/** How long a choice can be taken back before the server hears of it: nothing has to be undone there. */
export const holdMs = 5_000;

export interface Held {
  readonly key: string;
  readonly mention: Mention;
  readonly choice: Choice;
  /** `held`: may be taken back. `sending`: on its way. `failed`: refused, or no answer came. */
  readonly state: 'held' | 'sending' | 'failed';
  readonly error: unknown;
  /** Grows with each choice. */
  readonly order: number;
}

const keyOf = (mention: Mention, choice: Choice): string => `${choice.field} ${mention.id}`;

/**
 * Choices on their way to the server. Each is shown at once, held for a few seconds so that it can be taken back, then sent; one
 * that is refused is shown no longer and says why. Leaving the page sends what is held.
 */
export function useHeldCorrections() {
  const client = useQueryClient();
  const [held, setHeld] = useState<ReadonlyMap<string, Held>>(new Map());
  const latest = useRef(held);
  const timers = useRef(new Map<string, ReturnType<typeof setTimeout>>());
  const order = useRef(0);

  const update = useCallback((change: (now: Map<string, Held>) => void): void => {
    const next = new Map(latest.current);
    change(next);
    latest.current = next;
    setHeld(next);
  }, []);

  const send = useCallback(
    async (key: string, leaving = false): Promise<void> => {
      clearTimeout(timers.current.get(key));
      timers.current.delete(key);
      const one = latest.current.get(key);
      if (one === undefined || one.state === 'sending') return;
      const sending: Held = { ...one, state: 'sending', error: null };
      update((now) => now.set(key, sending));
      try {
        const mention = await correctMention(one.mention.id, one.choice, { leaving });
        applyToCache(client, [{ type: 'mention', mention }]);
        // A newer choice for the same label may have come meanwhile: that one stands.
        update((now) => now.get(key) === sending && now.delete(key));
      } catch (error) {
        update((now) => now.get(key) === sending && now.set(key, { ...sending, state: 'failed', error }));
      }
    },
    [client, update],
  );

  const choose = useCallback(
    (mention: Mention, choice: Choice): void => {
      const key = keyOf(mention, choice);
      clearTimeout(timers.current.get(key));
      order.current += 1;
      const one: Held = { key, mention, choice, state: 'held', error: null, order: order.current };
      update((now) => now.set(key, one));
      timers.current.set(
        key,
        setTimeout(() => void send(key), holdMs),
      );
    },
    [send, update],
  );

  const drop = useCallback(
    (key: string): void => {
      if (latest.current.get(key)?.state === 'sending') return;
      clearTimeout(timers.current.get(key));
      timers.current.delete(key);
      update((now) => now.delete(key));
    },
    [update],
  );

  useEffect(() => {
    const flush = (): void => {
      for (const { key, state } of latest.current.values()) if (state === 'held') void send(key, true);
    };
    window.addEventListener('pagehide', flush);
    return () => {
      window.removeEventListener('pagehide', flush);
      flush();
    };
  }, [send]);

  return { held, choose, send: (key: string) => void send(key), drop };
}
