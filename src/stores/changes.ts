import { Schema, type Connection } from 'mongoose';
import type { Change, ChangeFeed } from '../ports/events.ts';
import { defineCollection } from './connection.ts';

/** One publication: the changes of one batch together. `_id` grows with time. */
interface ChangeDocument {
  _id: string;
  changes: { type: Change['type']; brand: string | null; ids: string[] }[];
  at: string;
  forgetAt: Date;
}

const schema = new Schema<ChangeDocument>(
  {
    _id: { type: String, required: true },
    changes: [{ _id: false, type: { type: String }, brand: String, ids: [String] }],
    at: String,
    forgetAt: Date,
  },
  { versionKey: false },
);
schema.index({ forgetAt: 1 }, { expireAfterSeconds: 0 });

const KEPT_MS = 15 * 60_000;
const POLL_MS = 500;
/** Processes' clocks and writes may cross by this much, so the last stretch is read again and what is known is skipped. */
const OVERLAP_MS = 5_000;

export interface StoredChangeFeed extends ChangeFeed {
  stop(): void;
}

const idAt = (ms: number): string => ms.toString(36).padStart(9, '0');

/**
 * The feed of changes in MongoDB, so that every process hears of what any of them did. Own changes are heard at once,
 * those of others within half a second. Kept for a quarter of an hour.
 */
export function openChangeFeed(connection: Connection, now: () => number = Date.now): StoredChangeFeed {
  const collection = defineCollection<ChangeDocument>(connection, 'changes', schema);
  const listeners = new Set<(change: Change) => void>();
  const seen = new Map<string, number>();
  const started = now();
  const process = Math.random().toString(36).slice(2, 8);
  let counter = 0;
  let timer: NodeJS.Timeout | undefined;
  let reading = false;

  const emit = (document: Pick<ChangeDocument, '_id' | 'changes' | 'at'>): void => {
    seen.set(document._id, now());
    for (const [index, change] of document.changes.entries()) {
      for (const listener of listeners) listener({ ...change, id: `${document._id}.${index}`, at: document.at });
    }
  };

  const poll = async (): Promise<void> => {
    const from = idAt(Math.max(started, now() - OVERLAP_MS));
    const found = await collection
      .find({ _id: { $gt: from } })
      .sort({ _id: 1 })
      .limit(1000)
      .toArray();
    for (const document of found) if (!seen.has(document._id)) emit(document);
    for (const [id, at] of seen) if (now() - at > OVERLAP_MS * 3) seen.delete(id);
  };

  const schedule = (): void => {
    timer = setTimeout(() => {
      if (reading) return;
      reading = true;
      // A server that doesn't answer is noticed by everything else; the feed just goes on when it is back.
      void poll()
        .catch(() => {})
        .finally(() => {
          reading = false;
          if (listeners.size > 0) schedule();
          else timer = undefined;
        });
    }, POLL_MS);
    timer.unref();
  };

  return {
    async publish(changes) {
      const kept = changes.filter(({ ids }) => ids.length > 0);
      if (kept.length === 0) return;
      const at = now();
      counter = (counter + 1) % 46_656;
      const _id = `${idAt(at)}-${counter.toString(36).padStart(3, '0')}-${process}`;
      const document = {
        _id,
        changes: kept.map(({ type, brand, ids }) => ({ type, brand, ids: [...ids] })),
        at: new Date(at).toISOString(),
        forgetAt: new Date(at + KEPT_MS),
      };
      await collection.insertOne(document);
      emit(document);
    },

    async since(id, limit) {
      const [documentId = '', position = '0'] = id.split('.');
      const known = await collection.findOne({ _id: documentId });
      if (!known) return undefined;
      const at = Number.parseInt(documentId.slice(0, 9), 36);
      const found = await collection
        .find({ _id: { $gt: idAt(at - OVERLAP_MS) } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      const later = (document: ChangeDocument, index: number): boolean => document._id !== documentId || index > Number(position);
      return found.flatMap((document) =>
        document.changes.flatMap((change, index) =>
          later(document, index) ? [{ ...change, id: `${document._id}.${index}`, at: document.at }] : [],
        ),
      );
    },

    async publishedSince(at, limit) {
      if (at < now() - KEPT_MS) return undefined;
      const found = await collection
        .find({ _id: { $gte: idAt(at) } })
        .sort({ _id: 1 })
        .limit(limit)
        .toArray();
      return found.flatMap((document) =>
        document.changes.map((change, index) => ({ ...change, id: `${document._id}.${index}`, at: document.at })),
      );
    },

    subscribe(listener) {
      listeners.add(listener);
      if (!timer) schedule();
      return () => {
        listeners.delete(listener);
      };
    },

    stop() {
      clearTimeout(timer);
      listeners.clear();
    },
  };
}
