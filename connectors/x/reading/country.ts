import { z } from 'zod';
import { countryOf } from '../../../src/domain/index.ts';
import { countryInWords } from '../../kit/country.ts';
import { exactIds, unwrapped } from './vocabulary.ts';
import { recordAt, type JsonRecord } from './record.ts';

/** Countries by the id of a place or an account; those of which none is known are missing. */
export type Countries = ReadonlyMap<string, string>;

const text = z.string().nullish().catch(null);
const placeSchema = z.object({ id: text, country_code: text });
const homeSchema = z.object({ id: text, location: text });

function countriesIn(value: unknown, read: (record: JsonRecord) => readonly [id: string, country: string | null]): Countries {
  const items: readonly unknown[] = Array.isArray(value)
    ? value
    : Object.values(typeof value === 'object' && value !== null ? value : {});
  const countries = new Map<string, string>();
  for (const item of items) {
    const record = unwrapped(item);
    const [id, country] = record === undefined ? ['', null] : read(record);
    if (id !== '' && country !== null) countries.set(id, country);
  }
  return countries;
}

/** The countries of places, from the list that comes with posts. */
export function countriesOfPlaces(value: unknown): Countries {
  return countriesIn(value, (record) => {
    const { id, country_code } = placeSchema.parse(record);
    return [id ?? '', countryOf(country_code)];
  });
}

/** The countries that accounts name as their home in words of their own, from a list or a map of user objects. */
export function countriesOfUsers(value: unknown): Countries {
  return countriesIn(value, (record) => {
    const { id, location } = homeSchema.parse(exactIds(record));
    return [id ?? '', countryInWords(location)];
  });
}

/** The country of a post of v1.1: that of its place, else the one that its author certainly names. */
export function countryOfStatus(status: JsonRecord): string | null {
  const place = placeSchema.parse(recordAt(status, 'place') ?? {});
  return countryOf(place.country_code) ?? countryInWords(homeSchema.parse(recordAt(status, 'user') ?? {}).location);
}
