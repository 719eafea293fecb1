const NAME = /^[A-Za-z_:\u0080-\u{10FFFF}][^\s/>"'=<&]*$/u;

/** Parts that are read over, by how they begin and end. */
const ASIDE: readonly (readonly [string, string])[] = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
];

/** Where the markup that begins at `start` has its `>`, outside quotes and outside the brackets of a document type; -1 when nowhere. */
function markupEnd(xml: string, start: number): number {
  let quote = '';
  let depth = 0;
  for (let at = start + 1; at < xml.length; at += 1) {
    const character = xml.charAt(at);
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if (character === '[') depth += 1;
    else if (character === ']') depth -= 1;
    else if (character === '>' && depth <= 0) return at;
  }
  return -1;
}

/**
 * Says what is wrong with the structure of an XML document: tags that don't close or nest, no root or several, words
 * outside it, more than `maxDepth` levels; undefined when it is sound. Quotes nothing of the text. Takes linear time.
 */
export function findXmlFault(xml: string, maxDepth: number): string | undefined {
  const open: string[] = [];
  let roots = 0;
  let at = xml.startsWith('\uFEFF') ? 1 : 0;
  while (at < xml.length) {
    const start = xml.indexOf('<', at);
    const words = xml.slice(at, start === -1 ? xml.length : start);
    if (open.length === 0 && words.trim() !== '') return 'words stand outside the root element';
    if (start === -1) break;
    const aside = ASIDE.find(([begin]) => xml.startsWith(begin, start));
    const end = aside === undefined ? markupEnd(xml, start) : xml.indexOf(aside[1], start + aside[0].length);
    if (end === -1) return 'a tag, comment or section never ends';
    at = end + (aside?.[1].length ?? 1);
    if (aside !== undefined || xml.startsWith('<!', start)) continue;
    const content = xml.slice(start + 1, end);
    const name = content.replace(/^\//, '').split(/[\s/]/, 1)[0] ?? '';
    if (!NAME.test(name)) return 'a tag has no name';
    if (content.startsWith('/')) {
      if (open.pop() !== name) return 'a tag is closed that is not open';
      continue;
    }
    if (open.length === 0) roots += 1;
    if (roots > 1) return 'there is more than one root element';
    if (!content.endsWith('/')) open.push(name);
    if (open.length > maxDepth) return `elements are nested more than ${maxDepth} levels deep`;
  }
  if (open.length > 0) return 'a tag is never closed';
  return roots === 0 ? 'there is no element' : undefined;
}
