import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findMatches, rememberKeys } from '../../../src/customers/find-matches.ts';
import { matchKeysOf, matchKinds, plainHandle, plainName } from '../../../src/customers/match-keys.ts';
import { gradeMatches, matchWeights, strengthOf } from '../../../src/customers/matches.ts';
import { findReferences } from '../../../src/customers/references.ts';
import { noteRemovals } from '../../../src/pipeline/remove.ts';
import type { Customer, Network } from '../../../src/domain/index.ts';
import { makeCustomer } from '../../contracts/people.ts';
import { at, makeMention, NOON } from '../../factories.ts';
import { memoryStores } from '../../memory-stores/index.ts';

function account(
  network: Network,
  over: { readonly handle?: string; readonly name?: string; readonly brand?: string } = {},
): Customer {
  const made = makeCustomer({ brand: over.brand ?? 'acme' });
  const [identity] = made.identities;
  if (!identity) throw new Error('a customer has an account');
  return { ...made, identities: [{ ...identity, network, handle: over.handle ?? null, name: over.name ?? null }] };
}

describe('what accounts may have in common', () => {
  it.each([
    ['@Jo.Example_7', 'joexample7'],
    ['JÖ-Example7', 'joexample7'],
    ['', ''],
  ])('handle %s is known as %s', (written, plain) => {
    expect(plainHandle(written)).toBe(plain);
  });

  it.each([
    ['Thandi  M. Nkosi', 'nkosi thandi'],
    ['NKOSI, Thandi', 'nkosi thandi'],
    ['Thandi', null],
    ['\u202eThandi', null],
  ])('name %s is known as %s', (written, plain) => {
    expect(plainName(written)).toBe(plain);
  });

  it.each([
    ['My booking reference is QX7RT2, please help', ['qx7rt2']],
    ['order no: 4471-908-12', ['447190812']],
    ['Buchungsnummer AB12CD', ['ab12cd']],
    ['pnr KLMNOP and ref#55123-9', ['klmnop', '551239']],
    ['I ordered twice and my order never came', []],
    ['the ticket number is on the other page', []],
    ['I paid 450000 for it', []],
  ])('references of "%s" are %j', (text, references) => {
    expect(findReferences(text)).toEqual(references);
  });

  it('makes keys that hold nothing of what they were made from', () => {
    const texts = ['mail me: thandi@mail.example, call +27 82 555 0142, booking QX7RT2'];
    const keys = matchKeysOf(account('x', { handle: 'thandi_nkosi', name: 'Thandi Nkosi' }), texts);
    expect(new Set(keys.map((key) => key.split(':')[0]))).toEqual(new Set(['email', 'handle', 'name', 'phone', 'reference']));
    expect(keys.join(' ')).not.toMatch(/thandi|nkosi|5550142|qx7rt2/iu);
  });

  it('reads any text without failing, within bounds', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.string({ unit: 'binary' }), (text, name) => {
        expect(matchKeysOf(account('x', { handle: name, name }), [text]).length).toBeLessThanOrEqual(60);
      }),
    );
  });
});

describe('the strength of a match', () => {
  it('never falls with one thing more in common, and never reaches certainty', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...matchKinds)), fc.constantFrom(...matchKinds), fc.boolean(), (kinds, more, same) => {
        expect(strengthOf([...kinds, more], same)).toBeGreaterThanOrEqual(strengthOf(kinds, same));
        expect(strengthOf([...kinds, more], same)).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('follows the table, and says less between accounts of one network', () => {
    expect(strengthOf(['email'], false)).toBe(matchWeights.email);
    expect(strengthOf(['handle', 'name'], false)).toBeGreaterThan(strengthOf(['handle'], false));
    expect(strengthOf(['handle'], true)).toBeLessThan(strengthOf(['handle'], false));
  });

  it('shows nobody for a full name alone, of another brand, erased, or already the same person', () => {
    const one = account('facebook');
    const person = { brand: 'acme', ids: new Set(['me']), networks: new Set(['x']) };
    const shown = (customer: Customer, key = 'email:k') => gradeMatches(person, [{ customer, keys: [key] }]).length;
    expect(shown(one)).toBe(1);
    expect(shown(one, 'name:k')).toBe(0);
    expect(shown(one, 'unheard:k')).toBe(0);
    expect(shown({ ...one, brand: 'other' })).toBe(0);
    expect(shown({ ...one, erasedAt: at(1) })).toBe(0);
    expect(shown({ ...one, id: 'me' })).toBe(0);
  });
});

describe('matches of a customer', () => {
  const said = (customer: Customer, text: string, id: string) => {
    const [identity] = customer.identities;
    const author = { externalId: identity?.externalId ?? '', handle: null, name: null, followers: null, verified: null };
    return makeMention({ id, externalId: id, network: identity?.network ?? 'x', author, customer: customer.id, text });
  };
  const open = async () => {
    const stores = memoryStores();
    const [here, there, stranger] = [
      account('x', { handle: 'thandi_nkosi', name: 'Thandi Nkosi' }),
      account('facebook', { handle: 'ThandiNkosi', name: 'Thandi Nkosi' }),
      account('facebook', { name: 'Thandi Nkosi' }),
    ];
    await stores.customers.insert([here, there, stranger]);
    await stores.mentions.insert([said(here, 'my booking is QX7RT2', 'm1'), said(there, 'Booking: qx7rt2!', 'm2')]);
    return { stores, here, there, stranger };
  };

  it('are found by what both told us, once both were looked at', async () => {
    const { stores, here, there, stranger } = await open();
    await rememberKeys(stores, [here.id, stranger.id]);
    const matches = await findMatches(stores, there);
    expect(matches.map(({ customer }) => customer.id)).toEqual([here.id]);
    expect(matches[0]?.evidence.map(({ kind }) => kind)).toEqual(['reference', 'handle', 'name']);
    expect(matches[0]?.strength).toBeGreaterThan(0.9);
  });

  it('no longer know what was said in a post that was deleted', async () => {
    const { stores, here, there } = await open();
    await rememberKeys(stores, [here.id]);
    await stores.mentions.purge(['m1'], at(5));
    await noteRemovals(['m1'], NOON, stores);
    expect(await findMatches(stores, there)).toEqual([]);
    await rememberKeys(stores, [here.id]);
    expect((await findMatches(stores, there))[0]?.evidence.map(({ kind }) => kind)).toEqual(['handle', 'name']);
  });

  it('are none for somebody who asked to be forgotten', async () => {
    const { stores, here, there } = await open();
    await rememberKeys(stores, [here.id]);
    await stores.customers.erase(here.id, at(5));
    expect(await findMatches(stores, there)).toEqual([]);
    expect(await findMatches(stores, { ...there, erasedAt: at(5) })).toEqual([]);
  });
});
