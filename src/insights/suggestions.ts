import type { Answer, Case, Macro } from '../domain/index.ts';
import type { Stores } from '../ports/stores.ts';
import { endOf } from './answers.ts';
import { keepTopicAnswers, suggestionId } from './learn-answers.ts';
import { rank, type Candidate, type Ranked } from './suggest.ts';
import { foldedWords } from './words.ts';

const MOST_MACROS = 200;
const MOST_ANSWERS = 200;
const MOST_SHOWN = 8;
const MOST_ASKED = 60;
/** An answer with less in common is about something else. Macros were put under the topic by a person. */
const LEAST_LIKENESS = 0.1;

type Source = { readonly kind: 'macro'; readonly macro: Macro } | { readonly kind: 'solved-case'; readonly answer: Answer };
export type Suggestion = Source & { readonly ranked: Ranked };

type Needed = Pick<Stores, 'answers' | 'cases' | 'customers' | 'macros' | 'mentions' | 'replies'>;

const ofMacro = (macro: Macro): Candidate => ({
  id: suggestionId('macro', macro.id),
  words: foldedWords(`${macro.name}\n${macro.text}`),
  uses: macro.uses,
  solved: macro.solved,
  reopened: macro.reopened,
});

/** The case that an answer comes from counts as well: it stayed solved, or came back. */
function ofAnswer(answer: Answer, source: Case | undefined, now: number): Candidate {
  const end = source ? endOf(source, now) : null;
  return {
    id: suggestionId('solved-case', answer.id),
    words: [...answer.words, ...answer.asked],
    uses: answer.uses,
    solved: answer.solved + (end === 'solved' ? 1 : 0),
    reopened: answer.reopened + (end === 'reopened' ? 1 : 0),
  };
}

const isSettled = (item: Case | undefined): boolean =>
  item !== undefined && (item.status === 'solved' || item.status === 'closed');

/**
 * What could be answered on a case: saved texts of its topic and answers of solved cases on it, in its language, by how well
 * they fit what the customer said last. Bounded whatever is stored: at most 200 of each are looked at.
 */
export async function suggestionsFor(
  stores: Needed,
  item: Case,
  asker: { readonly id: string; readonly now: number },
): Promise<readonly Suggestion[]> {
  await keepTopicAnswers(stores, item.brand, item.topic);
  const said = await stores.mentions.get(item.lastMention);
  const asked = [...new Set(foldedWords(said?.deletedAt === null ? said.text : ''))].slice(0, MOST_ASKED);
  const { brand, topic, language } = item;
  const [macros, found] = await Promise.all([
    stores.macros.list({ reader: asker.id, brand, language, topic }, MOST_MACROS),
    stores.answers.search({ brand, topic, language, words: asked, limit: MOST_ANSWERS }),
  ]);
  const answers = found.filter((answer) => answer.case !== item.id);
  const sources = new Map((await stores.cases.getMany([...new Set(answers.map((one) => one.case))])).map((one) => [one.id, one]));
  const settled = answers.filter((answer) => isSettled(sources.get(answer.case)));
  const byId = new Map<string, Source>();
  for (const macro of macros) byId.set(suggestionId('macro', macro.id), { kind: 'macro', macro });
  for (const answer of settled) byId.set(suggestionId('solved-case', answer.id), { kind: 'solved-case', answer });
  const candidates = [...macros.map(ofMacro), ...settled.map((answer) => ofAnswer(answer, sources.get(answer.case), asker.now))];
  const texts = new Set<string>();
  return rank(asked, candidates)
    .flatMap((ranked): Suggestion[] => {
      const known = byId.get(ranked.id);
      if (!known) return [];
      if (known.kind === 'solved-case' && ranked.parts.likeness < LEAST_LIKENESS) return [];
      const text = known.kind === 'macro' ? known.macro.text : known.answer.text;
      if (texts.has(text)) return [];
      texts.add(text);
      return [{ ...known, ranked }];
    })
    .slice(0, MOST_SHOWN);
}
