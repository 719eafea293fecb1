import type { IntakeItem } from '../../../src/domain/index.ts';

const TEXTS = [
  'My suitcase never arrived and nobody answers the phone',
  'Third delay this week, I missed my connection',
  'Where is my refund? It has been six weeks',
  'How many bags can I take to Durban?',
  'Lovely crew on the morning flight, thank you',
  'Just landed in Cape Town',
  'You charged me twice for the same seat, give me my money back',
  'Check-in page is broken again',
];

/** Invented items: `count` distinct ones of about 60 authors in 100, the same for the same run. */
export function makeLoad(run: string, count: number): readonly IntakeItem[] {
  const start = Date.UTC(2026, 10, 20, 8, 0, 0);
  return Array.from({ length: count }, (_, n) => {
    const author = (n * 7919) % Math.ceil(count * 0.6);
    return {
      externalId: `${run}-${n}`,
      kind: 'post' as const,
      text: `${TEXTS[n % TEXTS.length] ?? ''} (${n})`,
      postedAt: new Date(start + n * 1000).toISOString(),
      author: { externalId: `${run}-author-${author}`, handle: `author${author}` },
    };
  });
}

/** Batches of 100; a tenth of the items stand in a second batch too. */
export function inBatches(items: readonly IntakeItem[], size = 100): readonly (readonly IntakeItem[])[] {
  const twice = items.filter((_, n) => n % 10 === 3);
  const all: (readonly IntakeItem[])[] = [];
  for (let n = 0; n < items.length; n += size) all.push(items.slice(n, n + size));
  for (let n = 0; n < twice.length; n += size) all.splice((n * 13) % all.length, 0, twice.slice(n, n + size));
  return all;
}

export const loadConfiguration = (webhook: string, secret: string): string => `
brands:
  - { id: acme, name: Acme Air, terms: ["acme air"], taxonomy: airline }
connections:
  - { id: acme-own, brand: acme, network: custom }
queues:
  - id: social-care
    name: Social care
    skills: [social]
    sla: { firstResponse: 30m, nextResponse: 1h, resolution: 24h }
    fallbackOwner: supervisor@acme.example
routing:
  webhook: { url: "${webhook}", secret: "${secret}", ackTimeout: 10s, allowPrivate: true }
agents:
  - { email: supervisor@acme.example, name: Sam, roles: [supervisor], queues: [social-care] }
`;
