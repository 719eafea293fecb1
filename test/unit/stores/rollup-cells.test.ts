import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rollupDetails, rollupSlices, type RollupCell } from '../../../src/domain/index.ts';
import { cellsOf, dayOf, sliced } from '../../../src/insights/rollups/cells.ts';
import { peopleOf } from '../../../src/insights/rollups/people.ts';
import { toCells, toStoredCells } from '../../../src/stores/rollups.cells.ts';
import { toPeople, toStoredPeople } from '../../../src/stores/rollups.people.ts';
import { hourOfThings, HOUR_START } from '../../arbitraries/rollups.ts';

const slice = fc.constantFrom(...rollupSlices);

describe('stored cells', () => {
  it('are read as they were', () => {
    fc.assert(
      fc.property(hourOfThings, slice, fc.boolean(), ({ mentions, cases }, of, ofDay) => {
        const hour = cellsOf(mentions, cases, HOUR_START);
        const cells = sliced(ofDay ? dayOf([hour, hour]) : hour, of);
        expect(toCells(toStoredCells(cells), { details: rollupDetails })).toEqual(cells);
      }),
    );
  });

  it('are only those of what is asked for, with the details asked for', () => {
    fc.assert(
      fc.property(
        hourOfThings,
        fc.subarray([...rollupDetails]),
        fc.option(fc.constantFrom('x', 'nowhere'), { nil: undefined }),
        fc.option(fc.constantFrom('delivery', 'nothing'), { nil: undefined }),
        ({ mentions, cases }, details, network, topic) => {
          const cells = cellsOf(mentions, cases, HOUR_START);
          const has = (name: (typeof rollupDetails)[number]): boolean => details.includes(name);
          const wanted = cells
            .filter(
              (cell) => (network === undefined || cell.network === network) && (topic === undefined || cell.topic === topic),
            )
            .map((cell): RollupCell => ({
              ...cell,
              ...(has('authors') ? {} : { authors: new Uint8Array() }),
              ...(has('times') ? {} : { firstResponse: new Uint8Array(), resolution: new Uint8Array() }),
              ...(has('voices') ? {} : { voices: {} }),
              ...(has('countries') ? {} : { countries: {} }),
              ...(has('fives') ? {} : { fives: [], complaintFives: [] }),
            }));
          expect(toCells(toStoredCells(cells), { details, network, topic })).toEqual(wanted);
        },
      ),
    );
  });
});

describe('stored people', () => {
  it('are read as they were', () => {
    fc.assert(
      fc.property(hourOfThings, ({ mentions }) => {
        const people = peopleOf(mentions);
        expect(toPeople(toStoredPeople(people, new Date(HOUR_START).toISOString()), new Date(HOUR_START).toISOString())).toEqual(
          people,
        );
      }),
    );
  });
});
