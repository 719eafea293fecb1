import type { Mention, SentimentLabel } from '../api/types.ts';
import { useShortcuts, type Shortcuts } from '../keys/keys.tsx';
import { useCorrections } from './corrections.tsx';

/** `=` is the key of `+` without Shift. */
const sentimentKeys: readonly (readonly [string, SentimentLabel])[] = [
  ['-', 'negative'],
  ['0', 'neutral'],
  ['+', 'positive'],
  ['=', 'positive'],
];

/** Keys that set right the mention somebody is at: the one they read, where the focus is beside the list, else the row they moved to. */
export function useCorrectionKeys(list: {
  readonly items: readonly Mention[];
  readonly at: string | undefined;
  readonly open: string | undefined;
}): void {
  const { choose, pick } = useCorrections();
  const current = (): Mention | undefined => {
    const reading = document.activeElement?.closest('.side-pane') !== null;
    const id = reading ? list.open : (list.at ?? list.open);
    return list.items.find((mention) => mention.id === id);
  };
  const on = (act: (mention: Mention) => void) => () => {
    const mention = current();
    if (mention !== undefined) act(mention);
  };
  const shortcuts: Record<string, () => void> = {};
  if (choose !== undefined)
    for (const [key, value] of sentimentKeys) shortcuts[key] = on((mention) => choose(mention, { field: 'sentiment', value }));
  if (pick !== undefined) {
    shortcuts['t'] = on((mention) => pick(mention, 'topics'));
    shortcuts['i'] = on((mention) => pick(mention, 'intent'));
  }
  useShortcuts(shortcuts satisfies Shortcuts);
}
