import { makeQueueBook } from '../../src/cases/queue-book.ts';
import { loadTaxonomy } from '../../config/taxonomies.ts';
import type { LiveSettings } from '../../src/app/context.ts';
import { defaultResolutions, type IntakeItem, type Queue } from '../../src/domain/index.ts';
import type { Settings } from '../../src/ports/settings.ts';

const airline = await loadTaxonomy('airline');

const queue: Queue = {
  id: 'care',
  name: 'Care',
  skills: ['social'],
  hours: {
    timeZone: 'Africa/Johannesburg',
    weekly: { mon: ['08:00-17:00'], tue: ['08:00-17:00'], wed: ['08:00-17:00'], thu: ['08:00-17:00'], fri: ['08:00-17:00'] },
    holidays: [],
  },
  sla: { firstResponse: 1_800_000, nextResponse: 3_600_000, resolution: 86_400_000 },
  fallbackOwner: 'sam@acme.example',
  approval: 'nobody',
};

const settings: Settings = {
  brands: [
    {
      id: 'acme',
      name: 'Acme Air',
      terms: ['acme air'],
      exclude: ['acme airsoft'],
      ownAccounts: {},
      competitors: [],
      taxonomy: 'airline',
      languages: ['en'],
    },
  ],
  connections: [
    {
      id: 'bench',
      brand: 'acme',
      network: 'custom',
      credentials: {},
      listen: {},
      options: {},
      enabled: true,
      allowPrivate: false,
    },
  ],
  queues: [queue],
  rules: [],
  resolutions: defaultResolutions,
  routing: null,
  agents: [],
  taxonomies: { acme: airline },
};

/** One brand with one queue in business hours and the airline's topics. */
export function benchSettings(): LiveSettings {
  const book = makeQueueBook(settings.queues, settings.agents);
  return {
    current: () => settings,
    version: () => 1,
    queues: () => book,
    connection: (id) => settings.connections.find((connection) => connection.id === id),
    onChange: () => () => {},
  };
}

const OPENINGS = ['@acmeair', 'So', 'Honestly', 'Acme Air', 'Hi', 'Well', 'Day 3', 'Update:', 'Hey @acmeair', 'Dear Acme'];
const BODIES = [
  'my suitcase never arrived in Durban and nobody answers the phone',
  'we sat on the tarmac for two hours without water, missed our connection',
  'where is my refund for the cancelled flight, it has been six weeks',
  'the app logs me out every time I try to check in',
  'how many bags may I take on the flight to Windhoek',
  'the crew on the evening flight were wonderful, thank you',
  'just landed, what a view over the mountains',
  'you charged my card twice for one seat and now you ignore me',
  'can somebody tell me if the 6 am flight is on time',
  'great, another delay. Love it.',
  'new paint job looks good on the tail',
  'my mother needs a wheelchair at the gate and nobody came',
];
const ENDINGS = [
  '',
  ' #acmeair',
  ' 😡',
  ' Please help.',
  ' Not good enough!',
  ' 🙏',
  ' Anyone else?',
  ' https://example.org/p/1',
  ' ...',
  ' Thanks.',
];

/** Invented, life-like items: about four in ten ask for an answer, a customer speaks 1.7 times on average, a few in threads. */
export function makeLiveLike(run: string, count: number): readonly IntakeItem[] {
  const start = Date.UTC(2026, 10, 1);
  return Array.from({ length: count }, (_, n) => {
    const author = (n * 7919) % Math.ceil(count * 0.6);
    const text = `${OPENINGS[(n * 3) % OPENINGS.length] ?? ''} ${BODIES[(n * 5) % BODIES.length] ?? ''}${ENDINGS[(n * 7) % ENDINGS.length] ?? ''}`;
    return {
      externalId: `${run}-${n}`,
      kind: 'post' as const,
      text,
      postedAt: new Date(start + n * 2000).toISOString(),
      url: `https://social.example/p/${run}-${n}`,
      author: {
        externalId: `${run}-a${author}`,
        handle: `person${author}`,
        name: `Person ${author}`,
        followers: (author * 37) % 5000,
        verified: false,
      },
      ...(n % 12 === 0 ? { inReplyTo: `${run}-${Math.max(0, n - 1)}`, threadId: `${run}-${Math.max(0, n - 1)}` } : {}),
    };
  });
}
