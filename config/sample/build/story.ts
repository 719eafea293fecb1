/** One thing that happens in the story: somebody says, changes, deletes, repeats or reacts to something. */
export interface Event {
  /** Counts up through the whole story: identifiers are made of it. */
  readonly number: number;
  readonly network: string;
  readonly kind: 'said' | 'edited' | 'deleted' | 'again' | 'reaction' | 'malformed';
  readonly how: '' | 'post' | 'visitor' | 'message' | 'rating';
  readonly author: string;
  readonly lang: string;
  /** Followers, or stars. */
  readonly count: number | undefined;
  readonly verified: boolean;
  readonly words: readonly string[];
  readonly text: string;
  /** Number of the event that this answers, changes, deletes or repeats. */
  readonly about: number | undefined;
  /** Number of the event that began the conversation, or of the page's post. */
  readonly root: number;
  /** Milliseconds from the beginning of the sample. */
  readonly afterMs: number;
}

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;
/** The first day begins at six. */
const FIRST_MINUTE = 6 * 60;
const LAST_MS = 36 * 60 * MINUTE;
const HOW = new Set(['post', 'visitor', 'message', 'rating']);
const LANGUAGES = new Set(['af', 'zu', 'de', 'fr', 'pt', 'es', 'nl']);

/** A number in 0..1 that is always the same for the same words. */
export function fraction(...parts: readonly (string | number)[]): number {
  let hash = 2166136261;
  for (const character of parts.join('|')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619) >>> 0;
  // FNV leaves words that differ in their last letter alone close together: mixed once more, all bits depend on all letters.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

interface Section {
  readonly network: string;
  readonly fromMs: number;
  readonly toMs: number;
}

function clock(text: string): number {
  const [hours = '0', minutes = '0'] = text.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function sectionOf(line: string): Section {
  const [, network = '', day = '1', span = ''] = line.split(/\s+/u);
  const [from = '', to = ''] = span.split('-');
  const base = (Number(day) - 1) * DAY_MINUTES - FIRST_MINUTE;
  return { network, fromMs: (base + clock(from)) * MINUTE, toMs: (base + clock(to)) * MINUTE };
}

function headOf(head: string): Pick<Event, 'how' | 'author' | 'lang' | 'count' | 'verified' | 'words'> {
  const words = head.split(/\s+/u).filter((word) => word !== '');
  const how = words[0];
  const isHow = (word: string | undefined): word is 'post' | 'visitor' | 'message' | 'rating' => word !== undefined && HOW.has(word);
  const rest = isHow(how) ? words.slice(1) : words;
  const [author = '', ...options] = rest;
  const number = options.find((option) => /^\d+$/.test(option));
  return {
    how: isHow(how) ? how : '',
    author,
    lang: options.find((option) => LANGUAGES.has(option)) ?? 'en',
    count: number === undefined ? undefined : Number(number),
    verified: options.includes('v'),
    words: options,
  };
}

type Draft = Omit<Event, 'afterMs'> & { readonly section: Section; readonly delayMs: number | undefined };

/** What is being told: the thread so far, to know what a line answers. */
class Teller {
  readonly drafts: Draft[] = [];
  private section: Section = { network: '', fromMs: 0, toMs: 0 };
  private thread: Draft | undefined;
  private pagePost: Draft | undefined;

  line(line: string): void {
    if (line === '' || line.startsWith('# ')) return;
    if (line.startsWith('## ')) {
      this.section = sectionOf(line);
      this.thread = undefined;
      this.pagePost = undefined;
    } else if (line === '=') this.follow('again', '', 30, 90);
    else if (line === 'x') this.follow('deleted', '', 300, 900);
    else if (line === 'MALFORMED') this.push({ ...headOf(''), kind: 'malformed', text: '', about: undefined });
    else if (line.startsWith('~ ')) this.follow('edited', line.slice(2), 120, 500);
    else if (line.startsWith('reaction ')) this.reaction(line);
    else this.said(line);
  }

  private push(draft: Omit<Draft, 'number' | 'network' | 'section' | 'delayMs' | 'root'> & { delayMs?: number; root?: number }): Draft {
    const number = this.drafts.length + 1;
    const full = { delayMs: undefined, root: number, ...draft, number, network: this.section.network, section: this.section };
    this.drafts.push(full);
    return full;
  }

  private follow(kind: 'again' | 'deleted' | 'edited', rest: string, fromSeconds: number, toSeconds: number): void {
    const before = this.drafts.findLast((draft) => draft.kind === 'said');
    if (!before) throw new Error(`The story begins with "${kind}" before anybody has said anything.`);
    const isReview = kind === 'edited' && rest.includes(' | ');
    const [head = '', text = ''] = isReview ? rest.split(' | ') : ['', rest];
    const again = isReview ? headOf(head) : before;
    const delayMs = Math.round((fromSeconds + (toSeconds - fromSeconds) * fraction(kind, before.number)) * 1000);
    const { how, author, lang, count, verified, words } = again;
    this.push({ how, author, lang, count, verified, words, kind, text: kind === 'edited' ? text : before.text, about: before.number, root: before.root, delayMs });
  }

  private reaction(line: string): void {
    const [, love = 'like', author = ''] = line.split(/\s+/u);
    const root = this.pagePost?.number;
    this.push({ ...headOf(author), kind: 'reaction', text: love, about: root, ...(root === undefined ? {} : { root }) });
  }

  private said(line: string): void {
    const cut = line.indexOf(' | ');
    if (cut < 0) throw new Error(`The story's line "${line.slice(0, 60)}" has no " | " between who and what.`);
    const isAnswer = line.startsWith('> ');
    const head = headOf(line.slice(isAnswer ? 2 : 0, cut));
    const text = line.slice(cut + 3);
    if (isAnswer && this.thread) {
      const minutes = head.author === '@' ? 4 + 9 * fraction(text) : 2 + 7 * fraction(text);
      const { how } = this.thread;
      const answer = { ...head, how: how === 'message' ? how : ('' as const), kind: 'said' as const, text };
      this.thread = this.push({ ...answer, about: this.thread.number, root: this.thread.root, delayMs: Math.round(minutes * MINUTE) });
      return;
    }
    const root = head.how === '' && this.pagePost !== undefined ? this.pagePost.number : undefined;
    this.thread = this.push({ ...head, kind: 'said', text, about: root, ...(root === undefined ? {} : { root }) });
    if (head.how === 'post' || head.how === 'visitor') this.pagePost = this.thread;
  }
}

/** The times: what begins a thread is spread over its section, what follows comes after what it follows. */
function timed(drafts: readonly Draft[]): readonly Event[] {
  const times = new Map<number, number>();
  const beginnings = new Map<Section, Draft[]>();
  for (const draft of drafts) if (draft.delayMs === undefined) beginnings.set(draft.section, [...(beginnings.get(draft.section) ?? []), draft]);
  for (const [section, list] of beginnings) {
    const step = (section.toMs - section.fromMs) / list.length;
    for (const [index, draft] of list.entries()) times.set(draft.number, Math.round(section.fromMs + step * (index + 0.9 * fraction(draft.number, 'when'))));
  }
  return drafts.map(({ section: _section, delayMs, ...draft }) => {
    const afterMs = Math.min(LAST_MS, delayMs === undefined ? (times.get(draft.number) ?? 0) : (times.get(draft.about ?? 0) ?? 0) + delayMs);
    times.set(draft.number, afterMs);
    return { ...draft, afterMs };
  });
}

/** Reads the story's files, in order, into events in the order they were written down. */
export function readStory(files: readonly string[]): readonly Event[] {
  const teller = new Teller();
  for (const file of files) for (const line of file.split('\n')) teller.line(line.trim());
  return timed(teller.drafts);
}
