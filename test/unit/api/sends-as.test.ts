import { describe, expect, it } from 'vitest';
import { sendsAs } from '../../../src/api/views/sends-as.ts';

describe('the account that answers', () => {
  const brand = { ownAccounts: { x: ['@AcmeAir'], facebook: ['1029384756'], instagram: ['acme', 'acmecare'] } };

  it('is the one the brand names on the network of the mention', () => {
    expect(sendsAs(brand, { network: 'x' })).toBe('AcmeAir');
  });
  it('is not told where it is a number, one of several, or none', () => {
    expect(sendsAs(brand, { network: 'facebook' })).toBeNull();
    expect(sendsAs(brand, { network: 'instagram' })).toBeNull();
    expect(sendsAs(brand, { network: 'trustpilot' })).toBeNull();
    expect(sendsAs(undefined, { network: 'x' })).toBeNull();
  });
});
