import type { TextForm, Token } from './token.ts';

/** Words before the first that counts. */
const POLITE = new Set(['please', 'pls', 'plz', 'hi', 'hello', 'hey', 'kindly', 'so', 'and', 'ok', 'okay']);
/** English words that open a question also where nobody types its mark; none is a word of its own in other languages. */
const QUESTION_WORDS = new Set([
  'what',
  "what's",
  'whats',
  'how',
  "how's",
  'which',
  'where',
  "where's",
  'who',
  "who's",
  'whose',
  'does',
  'did',
]);
/** Two words that open a question, or an order to answer one. */
const QUESTION_PAIRS = new Set(
  'am i|is my|is the|is there|is it|are you|are there|are my|do you|do i|can i|could i|will it|will my|will the|was my|tell me|explain how|explain why|explain the|explain what'.split(
    '|',
  ),
);
const REQUEST_PAIRS = new Set(
  "show me|give me|get me|find me|find out|send me|help me|remind me|let me|i'd like|id like|i would|i want|i wanna|i need|i must|set up|set a|set an|turn on|turn off|look up|make sure|go ahead|cancel my|change my|change the|check my|block my|freeze my|activate my|close my|open a|book a|book me|reserve a|add a|put a|make a|create a|remove my|delete my|transfer my|pay my|order a|order me|call my|update my|reset my".split(
    '|',
  ),
);

const isFirst = (token: Token | undefined): boolean => token?.kind === 'word' && !POLITE.has(token.word);

/** First words of pairs, with the words that may follow. */
function byFirst(pairs: ReadonlySet<string>): ReadonlyMap<string, ReadonlySet<string>> {
  const seconds = new Map<string, Set<string>>();
  for (const pair of pairs) {
    const [first = '', second = ''] = pair.split(' ');
    const held = seconds.get(first) ?? new Set();
    seconds.set(first, held.add(second));
  }
  return seconds;
}
const QUESTION_STARTS = byFirst(QUESTION_PAIRS);
const REQUEST_STARTS = byFirst(REQUEST_PAIRS);

/** What the first words of a text say that its author wants, where the phrases of the books say nothing. */
export function openerIntent({ tokens }: TextForm): 'question' | 'request' | undefined {
  let first = 0;
  while (first < tokens.length && !isFirst(tokens[first])) first += 1;
  const word = tokens[first]?.word;
  if (word === undefined) return undefined;
  if (QUESTION_WORDS.has(word)) return 'question';
  const second = tokens[first + 1]?.word ?? '';
  if (QUESTION_STARTS.get(word)?.has(second)) return 'question';
  return REQUEST_STARTS.get(word)?.has(second) ? 'request' : undefined;
}
