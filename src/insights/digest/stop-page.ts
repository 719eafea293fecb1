import type { DigestLanguage } from '../../domain/index.ts';
import { escapeHtml } from './html.ts';
import { stopWords } from './words.ts';

/** All the style of the page: its security policy names it by its hash. */
export const STOP_STYLE =
  "body{margin:0;padding:48px 16px;background:#f3f4f6;color:#1d2025;font:16px/24px -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif}main{max-width:480px;margin:0 auto;padding:24px;background:#fff}h1{margin:0 0 12px;font-size:22px;line-height:28px}button{padding:10px 16px;border:0;border-radius:4px;background:#1a4fa3;color:#fff;font:inherit;cursor:pointer}a{color:#1a4fa3}";

/** `ask`: one button, so that programs that follow links switch nothing off; `done` after it; `unknown` for a link that is none. */
export type StopState = 'ask' | 'done' | 'unknown';

interface StopPage {
  readonly state: StopState;
  readonly language: DigestLanguage;
  /** Where Earshot is reached, without a slash at the end. */
  readonly publicUrl: string;
}

/** The page behind the link that switches a digest off. Pure. */
export function stopPage({ state, language, publicUrl }: StopPage): string {
  const words = stopWords[language];
  // The address is the page's own, so the form names none.
  const form = `<form method="post"><button type="submit">${escapeHtml(words.button)}</button></form>`;
  const again = `<p><a href="${escapeHtml(`${publicUrl}/digests`)}">${escapeHtml(words.again)}</a></p>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><meta name="robots" content="noindex"><title>${escapeHtml(words.title)}</title><style>${STOP_STYLE}</style></head>
<body><main><h1>${escapeHtml(words.title)}</h1><p>${escapeHtml(words[state])}</p>${state === 'ask' ? form : again}</main></body></html>
`;
}
