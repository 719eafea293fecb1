/** The texts of one area in one language, by key. Plurals stand under `key_one` and `key_other` (and `key_zero`, if wanted). */
export type Texts = Readonly<Record<string, string>>;
/** The same keys in another language. */
export type Same<English extends Texts> = { readonly [Key in keyof English]: string };

type PluralEnding = '_zero' | '_one' | '_other';

/** The keys to ask for: a plural by its stem. */
export type KeyOf<Area extends Texts> = keyof Area extends infer Key
  ? Key extends `${infer Stem}${PluralEnding}`
    ? Stem
    : Key & string
  : never;

type TextAt<Area extends Texts, Key extends string> = Area[Extract<keyof Area, Key | `${Key}${PluralEnding}`>];
type NamesIn<Text> = Text extends `${string}{{${infer Name}}}${infer Rest}` ? Name | NamesIn<Rest> : never;
type TagsIn<Text> = Text extends `${string}</${infer Name}>${infer Rest}` ? Name | TagsIn<Rest> : never;
type CountOf<Area extends Texts, Key extends string> =
  Extract<keyof Area, `${Key}${PluralEnding}`> extends never ? never : 'count';

/** The names that stand as `{{name}}` in a text; a plural always asks for its `count`. */
export type PlaceOf<Area extends Texts, Key extends string> = NamesIn<TextAt<Area, Key>> | CountOf<Area, Key>;
/** The names that stand as `<name>…</name>` in a text. */
export type TagOf<Area extends Texts, Key extends string> = TagsIn<TextAt<Area, Key>>;

export type Values<Place extends string> = { readonly [Name in Place]: Name extends 'count' ? number : string | number };

/**
 * Gives the text of a key in the language that is chosen, with its places filled. Numbers are written as that language writes
 * them: pass what is a name rather than an amount (the number of a case) as a string.
 */
export type Translate<Area extends Texts> = <Key extends KeyOf<Area>>(
  key: Key,
  ...values: [PlaceOf<Area, Key>] extends [never] ? [] : [values: Values<PlaceOf<Area, Key>>]
) => string;
