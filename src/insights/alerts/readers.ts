import type { Severity } from '../../domain/index.ts';
import type { AlertLetterSettings, AlertSettings } from '../../ports/settings.ts';

/** Where no brand has an empty name: the key of all who are named beside `brands`. */
const COMMON = '';

/** People who get one letter about what came up, or the programs that are called. */
export interface Readers extends Pick<AlertSettings, 'quietHours' | 'atMostEvery'> {
  hearsOf(brand: string): boolean;
  /** Nothing less bad of that brand is told. */
  leastOf(brand: string): Severity;
}

/** What `readersOf` and `alertSettingsFor` need to know. */
export type LetterSettings = AlertLetterSettings & Pick<AlertSettings, 'brands'>;

/** The settings that hold for a brand: what stands under its name in `brands` goes before what stands beside `brands`. */
export function alertSettingsFor(settings: LetterSettings, brand: string): AlertLetterSettings {
  const { to, quietHours, atMostEvery, severity, language, brands = {} } = settings;
  const own = Object.hasOwn(brands, brand) ? (brands[brand] ?? {}) : {};
  return {
    to: own.to ?? to,
    // Null is a word of its own here: no quiet hours for this brand.
    quietHours: own.quietHours === undefined ? quietHours : own.quietHours,
    atMostEvery: own.atMostEvery ?? atMostEvery,
    severity: own.severity ?? severity,
    language: own.language ?? language,
  };
}

/** Whose letters tell of that brand: its own, or those of all brands without settings of their own. */
export const groupOf = ({ brands = {} }: Pick<AlertSettings, 'brands'>, brand: string): string =>
  Object.hasOwn(brands, brand) ? brand : COMMON;

/** Who hears of alerts, by the key of their group; nobody where no address is named. */
export function readersOf(settings: LetterSettings): {
  readonly mail: ReadonlyMap<string, Readers>;
  readonly webhook: ReadonlyMap<string, Readers>;
} {
  const leastOf = (brand: string): Severity => alertSettingsFor(settings, brand).severity;
  const mail = new Map<string, Readers>();
  for (const key of [COMMON, ...Object.keys(settings.brands ?? {})]) {
    const { to, quietHours, atMostEvery } = key === COMMON ? settings : alertSettingsFor(settings, key);
    if (to.length > 0) mail.set(key, { quietHours, atMostEvery, leastOf, hearsOf: (brand) => groupOf(settings, brand) === key });
  }
  return { mail, webhook: new Map([[COMMON, { atMostEvery: 0, leastOf, hearsOf: () => true }]]) };
}
