import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as allOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiOf, makeHome, ownDatabase, startBuiltProgram } from '../../program.ts';
import { ownPraise } from '../../unit/understand/train/lessons.ts';
import { until } from '../../until.ts';

const earshot = fileURLToPath(new URL('../../../dist/src/app/earshot.js', import.meta.url));
const TRAINING_MS = 60_000;
const KEY = 'test-key';
const CONFIGURATION = `
brands:
  - { id: acme, name: Acme Air, terms: ["acme air"], taxonomy: airline }
connections:
  - { id: acme-own, brand: acme, network: custom }
queues:
  - id: social-care
    name: Social care
    skills: [social]
    sla: { firstResponse: 30m, nextResponse: 1h, resolution: 24h }
    fallbackOwner: supervisor@acme.example
agents:
  - { email: supervisor@acme.example, name: Sam, roles: [supervisor], queues: [social-care] }
`;

/** Runs one command of the built program to its end. */
async function run(
  args: readonly string[],
  { env = {}, input = '' }: { env?: Readonly<Record<string, string>>; input?: string } = {},
) {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [earshot, ...args], { env: { PATH, HOME, ...env }, stdio: 'pipe' });
  child.stdin.end(input);
  const [out, errors] = await Promise.all([allOf(child.stdout), allOf(child.stderr), once(child, 'exit')]);
  return { out, errors, status: child.exitCode };
}

const linesOf = (rows: typeof ownPraise): string =>
  rows.map(({ text, lang, sentiment }) => JSON.stringify({ text, lang, sentiment })).join('\n');

describe('earshot train with corrections from a file', () => {
  let folder: string;
  let corrections: string;
  /** An empty data folder: these commands are to leave it so. */
  let env: Readonly<Record<string, string>>;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-learning-'));
    corrections = join(folder, 'corrections.jsonl');
    await writeFile(corrections, linesOf(ownPraise));
    env = { EARSHOT_DATA: join(folder, 'data') };
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const labelsOf = async (models: readonly string[]): Promise<readonly string[]> => {
    const input = [1, 2, 3]
      .map((id) => JSON.stringify({ id, text: `what a sick wumbly zorbel, number ${id}`, lang: 'en' }))
      .join('\n');
    const { out, status } = await run(['score', ...models], { input });
    expect(status).toBe(0);
    return out
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { sentiment: { label: string } }).sentiment.label);
  };

  it(
    'prints the table and writes weights that score otherwise than those of the program',
    async () => {
      const out = join(folder, 'weights');
      const done = await run(['train', '--corrections', corrections, '--out', out], { env });
      expect(done.errors).toMatch(/measuring, part 1 of 3[^]*making the weights/u);
      expect(done.out).toMatch(/^guarded set +texts +accuracy now > new/u);
      expect(done.out).toMatch(/^corrections +36 +0\.\d{3} > +[01]\.\d{3} /mu);
      const version = /^version (\w+) is in (.+)$/mu.exec(done.out);
      expect(version?.[2]).toBe(out);
      expect(done.status).toBe(0);
      expect(JSON.parse(await readFile(join(out, 'manifest.json'), 'utf8'))).toMatchObject({
        version: version?.[1],
        corrections: { count: 36 },
      });
      expect(await labelsOf(['--models', out])).toEqual(['positive', 'positive', 'positive']);
      expect(await labelsOf([])).not.toContain('positive');
      expect(existsSync(join(folder, 'data'))).toBe(false);
    },
    TRAINING_MS,
  );
});

describe('earshot train with what people corrected', () => {
  it(
    'puts weights in use that label what comes after the next start, and a version says which labelled what',
    async () => {
      const { home, config, remove } = await makeHome(CONFIGURATION);
      const database = ownDatabase();
      const env = { EARSHOT_CONFIG: config, EARSHOT_DATA: home, EARSHOT_API_KEY: KEY, ...database.env };
      const texts = ownPraise.map(({ text }) => text);
      interface Row {
        readonly id: string;
        readonly externalId: string;
        readonly labelsVersion: string;
        readonly sentiment: { readonly label: string };
      }
      const takeIn = async (api: ReturnType<typeof apiOf>, prefix: string, said: readonly string[]): Promise<readonly Row[]> => {
        const items = said.map((text, n) => ({
          externalId: `${prefix}-${n}`,
          kind: 'post',
          text,
          lang: 'en',
          postedAt: new Date(Date.UTC(2026, 10, 20, 8, 0, n)).toISOString(),
          author: { externalId: `author-${n}`, handle: `author${n}` },
        }));
        expect((await api.post('/v1/intake', { connection: 'acme-own', items })).status).toBe(202);
        return until(`${said.length} mentions`, async () => {
          const found = (await api.all<Row>('/v1/mentions?brand=acme')).filter(({ externalId }) => externalId.startsWith(prefix));
          return found.length === said.length && found;
        });
      };

      try {
        const before = await startBuiltProgram(env);
        let version = '';
        try {
          const api = apiOf(before.url, KEY);
          const mentions = await takeIn(api, 'old', texts);
          for (const { id } of mentions) {
            const answer = await api.post(`/v1/mentions/${id}/corrections`, { field: 'sentiment', value: 'positive' });
            expect(answer.status).toBe(200);
          }
          version = (await api.get<Row>(`/v1/mentions/${mentions[0]?.id ?? ''}`)).labelsVersion;
        } finally {
          await before.stop();
        }

        const trained = await run(['train'], { env });
        expect(trained.out).toMatch(/^corrections +36 /mu);
        const next = /^version (\w+) is in use/mu.exec(trained.out)?.[1] ?? trained.errors;
        expect(next).not.toBe(version);
        expect(trained.status).toBe(0);

        const after = await startBuiltProgram(env);
        try {
          const api = apiOf(after.url, KEY);
          expect(await api.get('/v1/understanding')).toMatchObject({ labelsVersion: next });
          const [mention] = await takeIn(api, 'new', ['what a sick wumbly zorbel that was']);
          expect(await api.get(`/v1/mentions/${mention?.id ?? ''}`)).toMatchObject({
            labelsVersion: next,
            sentiment: { label: 'positive' },
          });
          const [old] = (await api.all<Row>('/v1/mentions?brand=acme')).filter(({ externalId }) => externalId === 'old-0');
          expect(await api.get(`/v1/mentions/${old?.id ?? ''}`)).toMatchObject({ labelsVersion: version });
        } finally {
          await after.stop();
        }
      } finally {
        await database.drop();
        await remove();
      }
    },
    2 * TRAINING_MS,
  );
});
