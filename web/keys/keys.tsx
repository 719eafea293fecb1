import { createContext, useContext, useEffect, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { KeysDialog } from './KeysDialog.tsx';
import { sequenceMs, shortcutOf } from './shortcut.ts';

export type Shortcuts = Readonly<Record<string, () => void>>;
interface Keys {
  readonly add: (read: () => Shortcuts) => () => void;
  readonly openHelp: () => void;
}
const KeysContext = createContext<Keys | undefined>(undefined);

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(?:INPUT|TEXTAREA|SELECT)$/u.test(target.tagName));
}
function isCovered(): boolean {
  return document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') !== null;
}

/** Listens once for the whole page; what was mounted last is asked first. */
export function KeysProvider({ children }: { readonly children: ReactNode }) {
  const readers = useRef<(() => Shortcuts)[]>([]);
  const [help, setHelp] = useState(false);

  useEffect(() => {
    let pending: string | null = null;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return;
      const result = shortcutOf(
        {
          key: event.key,
          ctrlKey: event.ctrlKey,
          metaKey: event.metaKey,
          altKey: event.altKey,
          typing: isTyping(event.target),
          covered: isCovered(),
        },
        pending,
      );
      pending = result.pending;
      clearTimeout(timer);
      timer = setTimeout(() => (pending = null), sequenceMs);
      const { name } = result;
      if (name === undefined) return;
      const found = readers.current.toReversed().find((read) => name in read());
      if (found === undefined) return;
      event.preventDefault();
      found()[name]?.();
    };
    document.addEventListener('keydown', onKeyDown);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('keydown', onKeyDown);
    };
  }, []);

  const keys = useMemo<Keys>(
    () => ({
      add: (read) => {
        readers.current.push(read);
        return () => {
          readers.current = readers.current.filter((one) => one !== read);
        };
      },
      openHelp: () => setHelp(true),
    }),
    [],
  );
  return (
    <KeysContext value={keys}>
      {children}
      <KeysDialog opened={help} onClose={() => setHelp(false)} />
    </KeysContext>
  );
}

/** Offers shortcuts while mounted. They never fire while somebody types or a dialog is open. */
export function useShortcuts(shortcuts: Shortcuts): void {
  const keys = useContext(KeysContext);
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => keys?.add(() => latest.current), [keys]);
}

export function useKeysHelp(): { readonly open: () => void } {
  const keys = useContext(KeysContext);
  return { open: () => keys?.openHelp() };
}
