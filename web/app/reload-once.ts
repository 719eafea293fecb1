const storageKey = 'earshot-reloaded-at';
const restMs = 30_000;

/**
 * A new version was put up while this page was open, and parts of the old one are gone: load the new one. At most once in
 * a while, so that a part that is really missing shows its error instead of reloading for ever.
 */
export function reloadWhenReplaced(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(storageKey) ?? '0');
    if (Date.now() - last < restMs) return;
    event.preventDefault();
    sessionStorage.setItem(storageKey, String(Date.now()));
    location.reload();
  });
}
