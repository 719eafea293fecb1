import { digestContent, type WordingOptions } from './content.ts';
import type { DigestFacts } from './facts.ts';
import { digestHtml } from './html.ts';
import { digestText } from './text.ts';

/** A digest as it is read. */
export interface RenderedDigest {
  readonly subject: string;
  readonly html: string;
  readonly text: string;
}

/** Writes a digest. Pure. */
export function renderDigest(facts: DigestFacts, options: WordingOptions): RenderedDigest {
  const content = digestContent(facts, options);
  return { subject: content.subject.replace(/\s+/gu, ' '), html: digestHtml(content), text: digestText(content) };
}
