import { firstTexts } from './en/first.ts';
import type { Language } from './languages.ts';
import type { Same, Texts } from './types.ts';

type First = typeof firstTexts;

/**
 * Areas whose texts come with the page that needs them. To add one: write en/<area>.ts and de/<area>.ts, add it here, and name
 * it at its page's route: `lazyPage('<area>', () => import(…), '…Page')`.
 */
const lateAreas = {
  brand: {
    en: async () => (await import('./en/brand.ts')).brand,
    de: async () => (await import('./de/brand.ts')).brand,
  },
  board: {
    en: async () => (await import('./en/board.ts')).board,
    de: async () => (await import('./de/board.ts')).board,
  },
  reply: {
    en: async () => (await import('./en/reply.ts')).reply,
    de: async () => (await import('./de/reply.ts')).reply,
  },
  quality: {
    en: async () => (await import('./en/quality.ts')).quality,
    de: async () => (await import('./de/quality.ts')).quality,
  },
  reports: {
    en: async () => (await import('./en/reports.ts')).reports,
    de: async () => (await import('./de/reports.ts')).reports,
  },
  digests: {
    en: async () => (await import('./en/digests.ts')).digests,
    de: async () => (await import('./de/digests.ts')).digests,
  },
  exports: {
    en: async () => (await import('./en/exports.ts')).exports,
    de: async () => (await import('./de/exports.ts')).exports,
  },
  incidents: {
    en: async () => (await import('./en/incidents.ts')).incidents,
    de: async () => (await import('./de/incidents.ts')).incidents,
  },
  settings: {
    en: async () => (await import('./en/settings.ts')).settings,
    de: async () => (await import('./de/settings.ts')).settings,
  },
} satisfies Readonly<Record<string, Readonly<Record<Language, () => Promise<Texts>>>>>;

type Late = { readonly [Area in keyof typeof lateAreas]: Awaited<ReturnType<(typeof lateAreas)[Area]['en']>> };
/** The English texts of every area. */
export type Areas = First & Late;
export type AreaName = keyof Areas;
export type LateArea = keyof Late;

export const lateAreaNames: readonly LateArea[] = [
  'brand',
  'board',
  'reply',
  'quality',
  'reports',
  'digests',
  'exports',
  'incidents',
  'settings',
];

export function loadLateArea(area: LateArea, language: Language): Promise<Texts> {
  return lateAreas[area][language]();
}

/** The texts of the areas that the first page needs. English came with the program. */
export async function loadFirstAreas(language: Language): Promise<{ readonly [Area in keyof First]: Same<First[Area]> }> {
  switch (language) {
    case 'en':
      return firstTexts;
    case 'de':
      return (await import('./de/first.ts')).firstTexts;
  }
}
