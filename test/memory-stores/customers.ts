import { identityKey, type Customer, type MatchDecision } from '../../src/domain/index.ts';
import { MOST_DECLINED, type CustomerStore } from '../../src/ports/stores.ts';

/** Customers in memory. */
export function memoryCustomers(): CustomerStore {
  const byId = new Map<string, Customer>();
  const matchKeys = new Map<string, readonly string[]>();
  const declined = new Map<string, readonly MatchDecision[]>();
  const keysOf = (customer: Customer): string[] =>
    customer.identities.map(({ network, externalId }) => identityKey(customer.brand, network, externalId));
  return {
    byIdentity: async (keys) =>
      new Map(
        [...byId.values()].flatMap((customer) =>
          keysOf(customer)
            .filter((key) => keys.includes(key))
            .map((key) => [key, customer] as const),
        ),
      ),
    insert: async (customers) => {
      for (const customer of customers) if (!byId.has(customer.id)) byId.set(customer.id, customer);
    },
    refresh: async (updates) => {
      for (const { customer: id, identity } of updates) {
        const customer = byId.get(id);
        if (!customer || customer.erasedAt !== null) continue;
        const identities = customer.identities.map((one) =>
          one.network === identity.network && one.externalId === identity.externalId ? identity : one,
        );
        byId.set(id, { ...customer, identities });
      }
    },
    get: async (id) => byId.get(id),
    getMany: async (ids) => ids.flatMap((id) => byId.get(id) ?? []),
    walk: async (after, limit) =>
      [...byId.values()]
        .filter(({ id }) => after === null || id > after)
        .toSorted((a, b) => (a.id < b.id ? -1 : 1))
        .slice(0, limit),
    linkedTo: async (ids, limit) =>
      [...byId.values()].filter(({ linkedTo }) => linkedTo !== null && ids.includes(linkedTo)).slice(0, limit),
    setLink: async (id, { from, to, event }) => {
      const customer = byId.get(id);
      if (!customer || customer.linkedTo !== from || customer.erasedAt !== null) return false;
      byId.set(id, { ...customer, linkedTo: to, linkEvents: [...customer.linkEvents, event] });
      return true;
    },
    setMatchKeys: async (id, keys) => {
      if (byId.get(id)?.erasedAt === null) matchKeys.set(id, keys);
    },
    byMatchKeys: async (keys, limit) =>
      [...matchKeys]
        .flatMap(([id, all]) => {
          const customer = byId.get(id);
          return customer && all.some((key) => keys.includes(key)) ? [{ customer, keys: all }] : [];
        })
        .slice(0, limit),
    dropMatchKeys: async (ids) => {
      for (const id of ids) matchKeys.delete(id);
    },
    declineMatch: async (id, decision) => {
      const before = declined.get(id) ?? [];
      if (byId.get(id)?.erasedAt !== null) return false;
      if (before.some(({ other }) => other === decision.other)) return true;
      if (before.length >= MOST_DECLINED) return false;
      declined.set(id, [...before, decision]);
      return true;
    },
    allowMatch: async (id, other) => {
      declined.set(
        id,
        (declined.get(id) ?? []).filter((one) => one.other !== other),
      );
    },
    declined: async (ids) => ids.flatMap((id) => (declined.get(id) ?? []).map(({ other }) => ({ id, other }))),
    erase: async (id, at) => {
      const customer = byId.get(id);
      if (!customer) return false;
      const nameless = customer.identities.map((one) => ({ ...one, handle: null, name: null, followers: null, verified: null }));
      byId.set(id, { ...customer, name: null, identities: nameless, erasedAt: at });
      matchKeys.delete(id);
      declined.delete(id);
      return true;
    },
  };
}
