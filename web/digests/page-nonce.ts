/** The nonce of this page's style elements; empty where the server sets no policy. */
export function pageNonce(): string {
  const meta = document.querySelector('meta[property="csp-nonce"]');
  return meta instanceof HTMLElement ? (meta.nonce ?? '') : '';
}
