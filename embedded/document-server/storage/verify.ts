import type { Catalog } from './catalog.ts';
import { withRecord, type Collection } from './collection.ts';

/** Something that should not be: an index that disagrees with the documents. */
export interface Flaw {
  readonly collection: string;
  readonly index: string;
  readonly problem: string;
}

/** Checks every index against the documents: no entry missing, none too many, none for another document. */
export function verify(catalog: Catalog): Flaw[] {
  return [...catalog.all()].flatMap((collection) => verifyCollection(collection));
}

function verifyCollection(collection: Collection): Flaw[] {
  const flaws: Flaw[] = [];
  const { docs, keys } = collection.env;
  for (const index of collection.indexes) {
    const wanted = new Map<string, number>();
    const report = (problem: string): number => flaws.push({ collection: collection.namespace, index: index.name, problem });
    for (const { key, value } of docs.getRange(collection.range())) {
      const record = key.readUIntBE(4, 6);
      for (const entry of collection.keysOf(index, value)) {
        const text = (index.unique ? entry : withRecord(entry, record)).toString('latin1');
        if (wanted.has(text)) report(`the records ${wanted.get(text)} and ${record} share a key`);
        wanted.set(text, record);
      }
    }
    const end = Buffer.from(index.prefix);
    end.writeUInt32BE(index.id + 1, 0);
    for (const { key, value } of keys.getRange({ start: index.prefix, end })) {
      const text = key.toString('latin1');
      const record = index.unique ? value.readUIntBE(0, 6) : key.readUIntBE(key.length - 6, 6);
      if (wanted.get(text) !== record) report(`an entry for the record ${record} belongs to no document`);
      wanted.delete(text);
    }
    for (const record of wanted.values()) report(`the record ${record} has no entry`);
  }
  return flaws;
}
