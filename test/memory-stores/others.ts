import type { Change, ChangeFeed } from '../../src/ports/events.ts';
import {
  KEPT_FAILURES,
  KEPT_STATES,
  type ConnectionHistory,
  type Account,
  type AccountStore,
  type Batch,
  type BatchStore,
  type ConnectionState,
  type ConnectionStore,
  type IdempotencyStore,
  type ShelfEntry,
  type ShelfStore,
  type SignIn,
  type SignInStore,
} from '../../src/ports/stores.ts';
import { newestFirst, pageOf } from './page.ts';

export function memoryBatches(): BatchStore {
  const byId = new Map<string, Batch>();
  const nothing = { done: 0, new: 0, duplicate: 0, edited: 0, removed: 0, ignored: 0, failed: 0, finishedAt: null };
  return {
    open: async (batch) => {
      if (!byId.has(batch.id)) byId.set(batch.id, { ...batch, ...nothing });
    },
    finish: async (id, outcome) => {
      const batch = byId.get(id);
      if (batch) byId.set(id, { ...batch, ...outcome });
    },
    get: async (id) => byId.get(id),
    unfinished: async (before, limit) =>
      [...byId.values()].filter((batch) => batch.finishedAt === null && batch.receivedAt < before).slice(0, limit),
  };
}

export function memoryShelf(): ShelfStore {
  const byId = new Map<string, ShelfEntry>();
  const is = (wanted: string | undefined, value: string): boolean => wanted === undefined || wanted === value;
  return {
    put: async (entries) => {
      for (const entry of entries) if (!byId.has(entry.id)) byId.set(entry.id, entry);
    },
    list: async (filter, page) => {
      const found = newestFirst(byId.values(), (entry) => entry.at).filter(
        (entry) =>
          is(filter.outcome, entry.outcome) && is(filter.connection, entry.connection) && is(filter.reason, entry.reason),
      );
      return pageOf(found, page);
    },
    get: async (id) => byId.get(id),
    markReplayed: async (id, at) => {
      const entry = byId.get(id);
      if (entry) byId.set(id, { ...entry, replayedAt: at });
    },
    counts: async () => [...byId.values()].map(({ outcome, reason }) => ({ outcome, reason, count: 1 })),
  };
}

export function memoryConnections(): ConnectionStore {
  const byId = new Map<string, ConnectionState>();
  const past = new Map<string, ConnectionHistory>();
  const fresh = (connection: string): ConnectionState => ({
    connection,
    pollCursor: null,
    listenCursor: null,
    state: 'idle',
    detail: '',
    since: null,
    lastSuccessAt: null,
    lastItemAt: null,
    lastError: null,
    waitUntil: null,
    halted: false,
  });
  return {
    get: async (id) => byId.get(id),
    list: async () => [...byId.values()],
    update: async (id, change) => {
      const known = byId.get(id);
      const { states, failures } = past.get(id) ?? { states: [], failures: [] };
      const { state, detail = '', since, lastError } = change;
      const isNew = state !== undefined && state !== known?.state;
      past.set(id, {
        states: isNew ? [...states, { at: since ?? new Date().toISOString(), state, detail }].slice(-KEPT_STATES) : states,
        failures: lastError ? [...failures, lastError].slice(-KEPT_FAILURES) : failures,
      });
      byId.set(id, { ...(known ?? fresh(id)), ...change });
    },
    history: async (id) => past.get(id) ?? { states: [], failures: [] },
    forget: async (id) => {
      byId.delete(id);
      past.delete(id);
    },
  };
}

export function memoryAccounts(): AccountStore {
  const byId = new Map<string, Account>();
  return {
    get: async (id) => byId.get(id),
    byKeyHash: async (hash) => [...byId.values()].find((account) => account.kind === 'key' && account.secretHash === hash),
    list: async () => [...byId.values()],
    put: async (account) => void byId.set(account.id, account),
    remove: async (id) => byId.delete(id),
  };
}

export function memorySignIns(): SignInStore {
  const byId = new Map<string, SignIn>();
  return {
    put: async (signIn) => void byId.set(signIn.id, signIn),
    get: async (id) => byId.get(id),
    remove: async (id) => void byId.delete(id),
    removeOf: async (account) => {
      for (const { id, account: whose } of byId.values()) if (whose === account) byId.delete(id);
    },
  };
}

export function memoryIdempotency(): IdempotencyStore {
  const kept = new Map<string, { readonly fingerprint: string; answer?: { readonly status: number; readonly body: string } }>();
  return {
    begin: async (key, fingerprint) => {
      const entry = kept.get(key);
      if (!entry) {
        kept.set(key, { fingerprint });
        return { state: 'started' };
      }
      if (entry.fingerprint !== fingerprint) return { state: 'mismatch' };
      return entry.answer ? { state: 'done', ...entry.answer } : { state: 'running' };
    },
    finish: async (key, answer) => {
      const entry = kept.get(key);
      if (entry) entry.answer = answer;
    },
    abandon: async (key) => void kept.delete(key),
  };
}

/** A feed that remembers its last changes and calls back at once. */
export function memoryChanges(kept = 1000): ChangeFeed {
  const listeners = new Set<(change: Change) => void>();
  let log: Change[] = [];
  let next = 1;
  return {
    publish: async (changes) => {
      for (const change of changes) {
        const numbered = { ...change, id: String(next).padStart(9, '0'), at: new Date(0).toISOString() };
        next += 1;
        log = [...log, numbered].slice(-kept);
        for (const listener of listeners) listener(numbered);
      }
    },
    since: async (id, limit) => {
      const oldest = log[0]?.id;
      if (!/^\d{9}$/.test(id) || (oldest !== undefined && id < oldest && Number(oldest) !== Number(id) + 1)) return undefined;
      return log.filter((change) => change.id > id).slice(0, limit);
    },
    publishedSince: async (_at, limit) => log.slice(-limit),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
