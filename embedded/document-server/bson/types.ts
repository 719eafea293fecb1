/** A document as JavaScript sees it. */
export type Document = { [key: string]: unknown };

/** BSON element types, by their byte. Source: https://bsonspec.org/spec.html */
export const T = {
  missing: 0,
  double: 1,
  string: 2,
  object: 3,
  array: 4,
  binary: 5,
  undefined: 6,
  objectId: 7,
  bool: 8,
  date: 9,
  null: 10,
  regex: 11,
  dbPointer: 12,
  code: 13,
  symbol: 14,
  codeWithScope: 15,
  int: 16,
  timestamp: 17,
  long: 18,
  decimal: 19,
  minKey: 255,
  maxKey: 127,
} as const;

/** The names `$type` takes. */
export const TYPE_NAMES: Readonly<Record<string, readonly number[]>> = {
  double: [T.double],
  string: [T.string],
  object: [T.object],
  array: [T.array],
  binData: [T.binary],
  undefined: [T.undefined],
  objectId: [T.objectId],
  bool: [T.bool],
  date: [T.date],
  null: [T.null],
  regex: [T.regex],
  dbPointer: [T.dbPointer],
  javascript: [T.code],
  symbol: [T.symbol],
  javascriptWithScope: [T.codeWithScope],
  int: [T.int],
  timestamp: [T.timestamp],
  long: [T.long],
  decimal: [T.decimal],
  minKey: [T.minKey],
  maxKey: [T.maxKey],
  number: [T.double, T.int, T.long, T.decimal],
};

/** Name of a type byte as error messages spell it. */
export function typeName(type: number): string {
  for (const [name, types] of Object.entries(TYPE_NAMES)) if (types.length === 1 && types[0] === type) return name;
  return 'missing';
}

export function isDocument(value: unknown): value is Document {
  return (
    typeof value === 'object' &&
    value !== null &&
    (Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null)
  );
}
