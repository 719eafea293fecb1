import { useNavigate } from '@tanstack/react-router';
import { useKeysHelp, useShortcuts } from '../keys/keys.tsx';

const board: string = '/board';

/** The search field that can be seen: there is one in the top bar and one on the page of small screens. */
function focusSearch(): void {
  for (const field of document.querySelectorAll<HTMLInputElement>('input[data-search]')) {
    if (field.offsetParent === null) continue;
    field.focus();
    field.select();
    return;
  }
}

export function GlobalKeys() {
  const navigate = useNavigate();
  const help = useKeysHelp();
  useShortcuts({
    '?': help.open,
    '/': focusSearch,
    'g d': () => void navigate({ to: '/cases' }),
    'g f': () => void navigate({ to: '/feed' }),
    'g c': () => void navigate({ to: '/cases' }),
    'g o': () => void navigate({ to: '/brand' }),
    'g s': () => void navigate({ to: '/settings' }),
    'g b': () => void navigate({ to: board }),
    'g n': () => void navigate({ to: '/connections' }),
  });
  return null;
}
