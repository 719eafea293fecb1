import { useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { keys } from '../api/keys.ts';
import { tellPresence } from '../api/presence.ts';
import { ApiError } from '../api/problem.ts';
import { mayWork } from '../api/session.ts';
import { useMe } from '../app/use-me.ts';
import { dueBeat, elsewhere } from './beat.ts';
import type { Place, Told } from './beat.ts';
import { keepStatus, keptStatus } from './kept-status.ts';
import type { ChosenStatus } from './kept-status.ts';
import { makeSpeakingTab } from './speaking-tab.ts';

interface PresenceContextValue {
  readonly status: ChosenStatus;
  readonly setStatus: (status: ChosenStatus) => void;
  /** The server did not take the last beat: others may see us as gone. */
  readonly unsent: boolean;
  readonly enter: (read: () => Place) => () => void;
}
const PresenceContext = createContext<PresenceContextValue | undefined>(undefined);

const lookEveryMs = 1_000;
const signsOfUse = ['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'] as const;

function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    // A browser may forbid storage.
    return null;
  }
}

/** Tells the server each twenty seconds where somebody who works cases is, while they are signed in. */
export function PresenceProvider({ children }: { readonly children: ReactNode }) {
  const client = useQueryClient();
  const works = mayWork(useMe());
  const [status, setStatus] = useState<ChosenStatus>(keptStatus);
  const [unsent, setUnsent] = useState(false);
  const places = useRef<(() => Place)[]>([]);
  const latestStatus = useRef(status);
  useEffect(() => {
    latestStatus.current = status;
  }, [status]);

  useEffect(() => {
    if (!works) return undefined;
    const tab = makeSpeakingTab(storage(), `${Date.now()} ${Math.random()}`);
    let lastInputAt = Date.now();
    let told: Told | undefined;
    let speaking = false;
    let gone = false;
    const onUse = (): void => {
      lastInputAt = Date.now();
      tab.take();
    };
    const look = async (): Promise<void> => {
      if (speaking || !tab.speaks()) return;
      const now = Date.now();
      const place = places.current.at(-1)?.() ?? elsewhere;
      const beat = dueBeat({ place, status: latestStatus.current, lastInputAt }, told, now);
      if (beat === undefined) return;
      speaking = true;
      told = { beat, at: now };
      try {
        await tellPresence(beat);
        if (!gone) setUnsent(false);
      } catch (error) {
        if (gone) return;
        setUnsent(true);
        if (error instanceof ApiError && error.problem.status === 401) client.setQueryData(keys.me, null);
      } finally {
        speaking = false;
      }
    };
    if (document.hasFocus()) tab.take();
    void look();
    const timer = setInterval(() => void look(), lookEveryMs);
    for (const sign of signsOfUse) window.addEventListener(sign, onUse, { passive: true, capture: true });
    window.addEventListener('pagehide', tab.leave);
    return () => {
      gone = true;
      clearInterval(timer);
      for (const sign of signsOfUse) window.removeEventListener(sign, onUse, { capture: true });
      window.removeEventListener('pagehide', tab.leave);
      tab.leave();
    };
  }, [works, client]);

  const value = useMemo<PresenceContextValue>(
    () => ({
      status,
      unsent,
      setStatus: (next) => {
        keepStatus(next);
        setStatus(next);
      },
      enter: (read) => {
        places.current.push(read);
        return () => {
          places.current = places.current.filter((one) => one !== read);
        };
      },
    }),
    [status, unsent],
  );
  return <PresenceContext value={value}>{children}</PresenceContext>;
}

/**
 * Says where somebody is while the component is mounted: `usePresence({ case: id, activity: typing ? 'typing' : 'looking' })`.
 * What was mounted last counts. Without input for two minutes the activity told is `idle`.
 */
export function usePresence(place: Place): void {
  const enter = useContext(PresenceContext)?.enter;
  const latest = useRef(place);
  useEffect(() => {
    latest.current = place;
  });
  useEffect(() => enter?.(() => latest.current), [enter]);
}

/** The own status, to show and to change. */
export function useOwnStatus(): Pick<PresenceContextValue, 'status' | 'setStatus' | 'unsent'> {
  return (
    useContext(PresenceContext) ?? {
      status: 'available',
      unsent: false,
      setStatus: () => undefined,
    }
  );
}
