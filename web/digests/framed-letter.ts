/** What a letter's own HTML writes where a quoted attribute holds these. */
const marks: Readonly<Record<string, string>> = { '&quot;': '"', '&#39;': "'", '&amp;': '&', '&lt;': '', '&gt;': '>' };

/**
 * A letter as a frame may show it. Letters carry their styles in attributes, which the security policy of these pages forbids, and a
 * frame takes that policy on: so each style becomes a class, told in one style element with the nonce that the policy knows. Links lead
 * nowhere, as a frame that may do nothing would only show an error. Texts in letters hold no bare quotes, so an attribute is one.
 */
export function framedLetter(html: string, nonce: string): string {
  const names = new Map<string, string>();
  const inner = html.replaceAll(/ href="[^"]*"/gu, '').replaceAll(/ style="([^"]*)"/gu, (_, written: string) => {
    const css = written.replaceAll(/&(?:quot|amp|lt|gt|#39);/gu, (mark) => marks[mark] ?? '').replaceAll('<', '');
    const name = names.get(css) ?? `l${names.size + 1}`;
    names.set(css, name);
    return ` class="${name}"`;
  });
  const rules = [...names].map(([css, name]) => `.${name}{${css}}`).join('\n');
  const style = `<style${nonce === '' ? '' : ` nonce="${nonce}"`}>${rules}</style>`;
  return inner.includes('</head>') ? inner.replace('</head>', () => `${style}</head>`) : style + inner;
}
