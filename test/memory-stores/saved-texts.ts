import type { Answer, Macro } from '../../src/domain/index.ts';
import type { AnswerStore } from '../../src/ports/answers.ts';
import type { CaseEnd, MacroStore } from '../../src/ports/macros.ts';

/** Counts uses and ends of cases, each case once. */
function tally<T extends { readonly uses: number; readonly solved: number; readonly reopened: number }>(byId: Map<string, T>) {
  const noted = new Set<string>();
  const once = (key: string, id: string, change: (item: T) => T): boolean => {
    const item = byId.get(id);
    if (!item || noted.has(key)) return false;
    noted.add(key);
    byId.set(id, change(item));
    return true;
  };
  return {
    used: async (id: string, caseId: string) => once(`used ${id} ${caseId}`, id, (item) => ({ ...item, uses: item.uses + 1 })),
    ended: async (id: string, caseId: string, end: CaseEnd) =>
      once(`ended ${id} ${caseId}`, id, (item) => ({ ...item, [end]: item[end] + 1 })),
  };
}

const fits = (value: string | null, wanted: string | undefined): boolean =>
  wanted === undefined || value === null || value === wanted;

/** Macros in memory. */
export function memoryMacros(): MacroStore {
  const byId = new Map<string, Macro>();
  return {
    ...tally(byId),
    get: async (id) => byId.get(id),
    list: async ({ reader, brand, language, topic }, limit) =>
      [...byId.values()]
        .filter(
          (one) =>
            (one.shared || one.owner.id === reader) &&
            fits(one.brand, brand) &&
            fits(one.language, language) &&
            (topic === undefined || one.topic === topic),
        )
        .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
        .slice(0, limit),
    count: async (owner) => [...byId.values()].filter((one) => one.owner.id === owner).length,
    put: async (macro) => {
      const { uses, solved, reopened } = byId.get(macro.id) ?? { uses: 0, solved: 0, reopened: 0 };
      byId.set(macro.id, { ...macro, uses, solved, reopened });
    },
    remove: async (id) => byId.delete(id),
  };
}

/** Answers in memory. */
export function memoryAnswers(): AnswerStore {
  const byId = new Map<string, Answer>();
  const counts = tally(byId);
  const forget = (gone: (answer: Answer) => boolean): void => {
    for (const answer of byId.values()) if (gone(answer)) byId.set(answer.id, { ...answer, asked: [] });
  };
  return {
    known: async (ids) => new Set(ids.filter((id) => byId.has(id))),
    add: async (answers) => {
      for (const answer of answers) if (!byId.has(answer.id)) byId.set(answer.id, answer);
    },
    get: async (id) => byId.get(id),
    search: async ({ brand, topic, language, words, limit }) =>
      [...byId.values()]
        .filter(
          (one) =>
            one.brand === brand &&
            one.topic === topic &&
            one.language === language &&
            words.some((word) => one.words.includes(word) || one.asked.includes(word)),
        )
        .toSorted((a, b) => b.sentAt.localeCompare(a.sentAt))
        .slice(0, limit),
    used: async (id, caseId) => (byId.get(id)?.case === caseId ? false : counts.used(id, caseId)),
    ended: counts.ended,
    forgetMentions: async (mentions) => forget(({ mention }) => mentions.includes(mention)),
    forgetCustomers: async (customers) => forget(({ customer }) => customers.includes(customer)),
  };
}
