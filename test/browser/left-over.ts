import type { Page } from 'playwright-core';

interface Texts {
  readonly [area: string]: Readonly<Record<string, string>>;
}

const shortestTelling = 6;

/** A text as a pattern: what is filled in may be anything. Too short ones would be found in what customers say. */
function patternOf(text: string): RegExp | undefined {
  const words = text.replaceAll(/<\/?\w+>/gu, '');
  const fixed = words.replaceAll(/\{\{\w+\}\}/gu, '').trim();
  if (fixed.length < shortestTelling) return undefined;
  const source = words
    .split(/\{\{\w+\}\}/u)
    .map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'))
    .join('.+');
  return new RegExp(`^${source}$`, 'u');
}

/** Every stretch of words on the page: what is written, read out, shown on hover, or stands in an empty field. */
function wordsOf(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const found = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) found.push(walker.currentNode.textContent);
    for (const name of ['aria-label', 'title', 'placeholder']) {
      for (const element of document.querySelectorAll('[' + name + ']')) found.push(element.getAttribute(name));
    }
    return [document.title, ...found].map((words) => words.trim()).filter((words) => words !== '');
  })()`);
}

/** What the page says in one language although another was chosen: texts of the first that the second says otherwise. */
export async function leftOver(page: Page, from: Texts, to: Texts): Promise<string[]> {
  const patterns = Object.entries(from).flatMap(([area, texts]) =>
    Object.entries(texts).flatMap(([key, text]) => (to[area]?.[key] === text ? [] : (patternOf(text) ?? []))),
  );
  const words = await wordsOf(page);
  return words.filter((each) => patterns.some((pattern) => pattern.test(each)));
}
