import { describe, expect, it } from 'vitest';
import { differencesOf, withChosen } from '../../../web/admin/differences.ts';

const seen = { id: 'bags', name: 'Baggage', skills: ['bags'], sla: { firstResponse: '30m', resolution: '2d' } };

describe('two changes of one entry', () => {
  it('differ in nothing but the fields that say something else', () => {
    const mine = { ...seen, sla: { resolution: '2d', firstResponse: '30m' } };
    expect(differencesOf({ seen, mine, theirs: seen })).toEqual([]);
  });

  it('suggest theirs where only they changed a field, and mine where I did', () => {
    const mine = { ...seen, name: 'Bags' };
    const theirs = { ...seen, name: 'Luggage', skills: ['luggage'] };
    expect(differencesOf({ seen, mine, theirs }).map(({ field, suggested }) => [field, suggested])).toEqual([
      ['name', 'mine'],
      ['skills', 'theirs'],
    ]);
  });

  it('tell of a field that only one of them has', () => {
    const theirs = { ...seen, hours: { timeZone: 'UTC' } };
    const differences = differencesOf({ seen, mine: seen, theirs });
    expect(differences).toMatchObject([{ field: 'hours', mine: undefined, suggested: 'theirs' }]);
    expect(withChosen(seen, differences, ({ suggested }) => suggested)).toEqual(theirs);
  });

  it('become one by what was chosen of each', () => {
    const mine = { ...seen, name: 'Bags', skills: [] };
    const theirs = { ...seen, name: 'Luggage', skills: ['luggage'] };
    const differences = differencesOf({ seen, mine, theirs });
    const merged = withChosen(mine, differences, ({ field }) => (field === 'name' ? 'theirs' : 'mine'));
    expect(merged).toEqual({ ...seen, name: 'Luggage', skills: [] });
  });

  it('cannot be compared when they removed it', () => {
    expect(differencesOf({ seen, mine: seen, theirs: undefined })).toEqual([]);
  });
});
