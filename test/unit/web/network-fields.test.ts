import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { connectors } from '../../../connectors/index.ts';
import { shippedTaxonomies } from '../../../web/admin/taxonomies.ts';
import { networkFields } from '../../../web/admin/network-fields.ts';

/** What each network's own schema says against these settings, by field. */
function faultsOf(network: string, settings: Readonly<Record<string, unknown>>): readonly string[] {
  const connector = connectors.find(({ manifest }) => manifest.id === network);
  const read = connector?.settingsSchema.safeParse(settings);
  return read?.error?.issues.map(({ path, code, message }) => `${path.join('.')} ${code} ${message}`) ?? [];
}

describe('the fields that the page asks for', () => {
  it('are there for every network that can be connected', () => {
    expect(Object.keys(networkFields).toSorted()).toEqual(connectors.map(({ manifest }) => manifest.id).toSorted());
  });

  it.each(Object.entries(networkFields))('are known to the schema of %s', (network, fields) => {
    const credentials = Object.fromEntries(fields.filter(({ group }) => group === 'credentials').map(({ name }) => [name, 'x']));
    const options = Object.fromEntries(fields.filter(({ group }) => group === 'options').map(({ name }) => [name, 'x']));
    expect(faultsOf(network, { ...credentials, options }).filter((fault) => fault.includes('unrecognized_keys'))).toEqual([]);
  });

  it.each(Object.entries(networkFields))('name what %s cannot do without', (network, fields) => {
    const without = faultsOf(network, { options: {} }).map((fault) => fault.split(' ')[0]);
    expect(without).toEqual(expect.arrayContaining(fields.filter(({ needed }) => needed).map(({ name }) => name)));
  });

  it('offer the taxonomies that come with the program', () => {
    const folder = fileURLToPath(new URL('../../../config/taxonomies', import.meta.url));
    const files = readdirSync(folder).map((name) => name.replace(/\.yaml$/u, ''));
    expect([...shippedTaxonomies].toSorted()).toEqual(files.toSorted());
  });
});
