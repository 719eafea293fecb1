import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { connectors, findConnector } from '../../../connectors/index.ts';
import { assertManifest, ManifestError } from '../../../connectors/registry.ts';
import { trustpilotConnector } from '../../../connectors/trustpilot/index.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const ids = connectors.map(({ manifest }) => manifest.id);
const docs = readFileSync(`${root}docs/connectors.md`, 'utf8');

describe.each(connectors.map((connector) => [connector.manifest.id, connector] as const))('the connector %s', (id, connector) => {
  it('has a README, a line in the docs, and its own tests with made-up payloads', () => {
    expect(readFileSync(`${root}connectors/${id}/README.md`, 'utf8').length).toBeGreaterThan(500);
    expect(docs.split('\n').some((line) => line.startsWith(`| [\`${id}\`](../connectors/${id}/README.md)`))).toBe(true);
    const folder = `${root}test/unit/connectors/${id}`;
    const files = readdirSync(folder);
    const texts = files.filter((name) => name.endsWith('.ts')).map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
    expect(texts.some((text) => text.includes(`connectors/${id}/normalise`))).toBe(true);
    expect(files.some((name) => !name.endsWith('.test.ts')) || existsSync(`${root}test/networks/${id}`)).toBe(true);
  });

  it('has a manifest that fits its code', () => {
    expect(() => assertManifest(connector)).not.toThrow();
    expect(connector.manifest.kinds.length).toBeGreaterThan(0);
    expect(connector.manifest.apiBaseUrl === null || connector.manifest.apiBaseUrl.startsWith('https://')).toBe(true);
  });

  it('refuses a setting it does not know', () => {
    const result = connector.settingsSchema.safeParse({ noSuchSetting: 'x' });
    expect(
      result.error?.issues.some((issue) => issue.code === 'unrecognized_keys' || issue.message.includes('noSuchSetting')),
    ).toBe(true);
  });

  it('names no other network', () => {
    const folder = `${root}connectors/${id}`;
    const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'));
    for (const source of sources) {
      const imports = [...readFileSync(`${folder}/${source}`, 'utf8').matchAll(/from '([^']+)'/g)].map((match) => match[1] ?? '');
      const others = ids.filter((other) => other !== id);
      expect(imports.filter((from) => others.some((other) => new RegExp(`^(?:\\.\\./)+${other}/`).test(from)))).toEqual([]);
    }
  });
});

describe('the list of connectors', () => {
  it('finds each by its id or alias, in any case', () => {
    expect(findConnector('twitter')?.manifest.id).toBe('x');
    expect(findConnector(' Trustpilot ')?.manifest.id).toBe('trustpilot');
    expect(findConnector('nowhere')).toBeUndefined();
  });

  it('names nothing twice', () => {
    const names = connectors.flatMap(({ manifest }) => [manifest.id, ...(manifest.aliases ?? [])]);
    expect(new Set(names).size).toBe(names.length);
  });

  it('holds every folder that is a connector', () => {
    const folders = readdirSync(`${root}connectors`, { withFileTypes: true }).filter(
      (entry) => entry.isDirectory() && entry.name !== 'kit',
    );
    expect(folders.map(({ name }) => name).toSorted()).toEqual([...ids].toSorted());
  });
});

describe('a manifest', () => {
  const without = (...abilities: readonly string[]): typeof trustpilotConnector => ({
    manifest: trustpilotConnector.manifest,
    settingsSchema: trustpilotConnector.settingsSchema,
    normalise: () => ({ mentions: [], removed: [], removedAuthors: [], ignored: [] }),
    ...(abilities.includes('poll') ? {} : { poll: async function* () {} }),
    ...(abilities.includes('findRemoved') ? {} : { findRemoved: () => Promise.resolve([]) }),
    webhook: () => Promise.resolve({ type: 'accept', payloads: [] }),
  });
  const reply = { maxLength: 1, count: 'bytes', replaces: true } as const;

  it.each([
    [without('poll'), /claims poll/],
    [{ ...without(), listen: async function* () {} }, /does not name listen/],
    [without('findRemoved'), /no findRemoved/],
    [{ ...without(), manifest: { ...trustpilotConnector.manifest, reply } }, /capability/],
  ])('that does not fit its code is refused: %#', (connector, message) => {
    expect(() => assertManifest(connector)).toThrow(ManifestError);
    expect(() => assertManifest(connector)).toThrow(message);
  });
});
