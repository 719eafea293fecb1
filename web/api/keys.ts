/** Names of everything the pages keep in memory, so that live events can find it. */
export const keys = {
  me: ['me'] as const,
  status: ['status'] as const,
  mentions: ['mentions'] as const,
  mention: (id: string) => ['mention', id] as const,
  cases: ['cases'] as const,
  case: (id: string) => ['case', id] as const,
  caseNumbers: ['case-numbers'] as const,
  analytics: ['analytics'] as const,
  incidents: ['incidents'] as const,
  orphans: ['orphans'] as const,
  shelf: ['shelf'] as const,
  deadLetters: ['dead-letters'] as const,
};
