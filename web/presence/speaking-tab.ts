/** What of the browser's `localStorage` is used. */
interface TabStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const storageKey = 'earshot-speaking-tab';

/**
 * Of several tabs of one person only the one used last tells where they are: otherwise a tab that lies open elsewhere would
 * say something else each time.
 */
export function makeSpeakingTab(storage: TabStorage | null, id: string) {
  let alone = storage === null;
  const guarded = <T>(act: (there: TabStorage) => T): T | undefined => {
    if (alone || storage === null) return undefined;
    try {
      return act(storage);
    } catch {
      // Forbidden or full storage: each tab then speaks for itself.
      alone = true;
      return undefined;
    }
  };
  return {
    /** Called on every sign of use. */
    take: (): void => {
      guarded((there) => {
        if (there.getItem(storageKey) !== id) there.setItem(storageKey, id);
      });
    },
    /** Called when the tab is left, so that another may speak. */
    leave: (): void => {
      guarded((there) => {
        if (there.getItem(storageKey) === id) there.removeItem(storageKey);
      });
    },
    speaks: (): boolean => {
      const speaker = guarded((there) => there.getItem(storageKey));
      return speaker === undefined || speaker === null || speaker === id;
    },
  };
}
