import { z } from 'zod';
import type { RollupCell, VoiceCounts } from '../../../domain/index.ts';
import { bare, defineRoute, json } from '../../route.ts';
import { countsShape, NONE, withNet, type Counts } from './counts.ts';
import { ask, compareParam, dashboardParams, spanBefore } from './question.ts';
import { spanOf } from './span.ts';
import { countsOf } from './totals.ts';

interface Places {
  readonly all: Counts;
  readonly countries: ReadonlyMap<string, Counts>;
}

const countsIn = ([negative, neutral, positive]: VoiceCounts): Counts => ({
  negative,
  neutral,
  positive,
  count: negative + neutral + positive,
});

const placesIn = (cell: RollupCell | undefined): Places => ({
  all: cell ? countsOf(cell) : NONE,
  countries: new Map(Object.entries(cell?.countries ?? {}).map(([country, counts]) => [country, countsIn(counts)])),
});

/** What is left when all countries are taken away. */
function unknownIn({ all, countries }: Places): Counts {
  const left = { ...all };
  for (const { negative, neutral, positive, count } of countries.values()) {
    left.negative -= negative;
    left.neutral -= neutral;
    left.positive -= positive;
    left.count -= count;
  }
  return left;
}

const numbers = { ...countsShape, before: z.int().nullable() };

export const countries = defineRoute({
  ...bare,
  method: 'GET',
  url: '/v1/analytics/countries',
  name: 'countries',
  tag: 'analytics',
  summary: 'In which countries it was said',
  description:
    'Where a post was made or its author is, as far as the network tells; nothing is guessed. `unknown` are the mentions of which no country is known: together they are all that was said.',
  policy: 'read',
  query: z.strictObject({ ...dashboardParams, compare: compareParam }),
  responses: {
    200: {
      description: 'Countries (ISO 3166-1 alpha-2) with their sentiment and how many it were before, most first.',
      schema: z.object({ items: z.array(z.object({ country: z.string(), ...numbers })), unknown: z.object(numbers) }),
    },
  },
  handler: async (call, context) => {
    const { compare = 'previous', ...query } = call.query;
    const before = spanBefore(spanOf(query, context), compare, context.deps.clock.now());
    const shape = { bucket: null, by: '', details: ['countries'] } as const;
    const [now, then] = await Promise.all([
      ask(query, shape, context),
      before ? ask(query, { ...shape, span: before }, context) : null,
    ]);
    const [here, earlier] = [placesIn(now[0]?.cell), then && placesIn(then[0]?.cell)];
    const items = [...new Set([...here.countries.keys(), ...(earlier?.countries.keys() ?? [])])].map((country) => ({
      country,
      ...withNet(here.countries.get(country) ?? NONE),
      before: earlier ? (earlier.countries.get(country)?.count ?? 0) : null,
    }));
    return json({
      items: items.toSorted((a, b) => b.count - a.count || a.country.localeCompare(b.country)),
      unknown: { ...withNet(unknownIn(here)), before: earlier ? unknownIn(earlier).count : null },
    });
  },
});
