import { z } from 'zod';
import { networkSchema } from './network.ts';

/** Pages about a brand that may be shown to whoever has a link. */
export const sharePages = ['overview', 'topics', 'voice', 'places', 'authors', 'reviews', 'care'] as const;
export type SharePage = (typeof sharePages)[number];

/** How the page opens: its brand, and the filters it starts with; who looks may choose others, but never another brand. */
export const shareQuerySchema = z
  .strictObject({
    brand: z.string().min(1).max(256),
    /** Days of the calendar, both or neither. */
    from: z.iso.date().exactOptional(),
    to: z.iso.date().exactOptional(),
    range: z.enum(['24h', '7d', '30d', '90d']).exactOptional(),
    compare: z.enum(['previous', 'week', 'none']).exactOptional(),
    network: networkSchema.exactOptional(),
    topic: z.string().min(1).max(256).exactOptional(),
    lang: z.string().min(1).max(64).exactOptional(),
  })
  .refine(({ from, to }) => (from === undefined) === (to === undefined), {
    path: ['from'],
    message: 'and to belong together: name both, or neither',
  })
  .refine(({ from = '', to = '' }) => from <= to, { path: ['from'], message: 'must not lie after the last day' });
export type ShareQuery = z.infer<typeof shareQuerySchema>;

/** A link by which anybody sees one page about one brand, without signing in, until it ends or is taken back. */
export interface Share {
  readonly id: string;
  readonly page: SharePage;
  readonly query: ShareQuery;
  readonly title: string | null;
  /** Who made it. */
  readonly by: { readonly id: string; readonly name: string };
  /** When it was made, and when it ends: ISO 8601. */
  readonly at: string;
  readonly expiresAt: string;
}
