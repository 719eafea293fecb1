import { randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256 } from '../../src/api/auth/secrets.ts';
import { systemClock } from '../../src/app/clock.ts';
import { openData } from '../../src/app/data.ts';
import { silentLog } from '../../src/ports/log.ts';
import { startAnswersServer, type AnswersServer } from '../networks/answers/server.ts';
import { apiOf, freePort, makeHome, ownDatabase, startBuiltProgram, type RunningProgram } from '../program.ts';
import { until } from '../until.ts';
import { simulateAgent, type CaseSeen, type Tally } from './support/agent.ts';
import { seededRandom } from '../../src/understand/train/random.ts';

const KEY = 'test-key';
/** The full run is `EARSHOT_TEST_AGENTS=200 EARSHOT_TEST_CASES=5000 EARSHOT_TEST_SECONDS=60`. */
const AGENTS = Number(process.env['EARSHOT_TEST_AGENTS'] ?? 24);
const CASES = Number(process.env['EARSHOT_TEST_CASES'] ?? 200);
/** For how long they go on; unless told, until half of the cases are answered. */
const SECONDS = Number(process.env['EARSHOT_TEST_SECONDS'] ?? 0);
const PATIENCE_MS = 240_000;
const SECRET = `whsec_${randomBytes(24).toString('base64')}`;

const configuration = (answers: string): string => `
brands:
  - { id: acme, name: Acme Air, terms: ["acme air"], taxonomy: airline }
connections:
  - { id: acme-own, brand: acme, network: custom, allowPrivate: true, credentials: { replySecret: "${SECRET}" }, options: { replyUrl: "${answers}" } }
queues:
  - id: social-care
    name: Social care
    sla: { firstResponse: 30m, nextResponse: 1h, resolution: 24h }
    fallbackOwner: supervisor@acme.example
agents:
  - { email: supervisor@acme.example, name: Sam, roles: [supervisor], queues: [social-care] }
${Array.from({ length: AGENTS }, (_, n) => `  - { email: agent${n}@acme.example, name: Agent ${n}, roles: [agent], queues: [social-care] }`).join('\n')}
`;

describe(`${AGENTS} agents over ${CASES} cases, the process killed once`, () => {
  let answers: AnswersServer;
  let program: RunningProgram;
  let env: Readonly<Record<string, string>>;
  let removeHome: () => Promise<void>;
  const database = ownDatabase();
  beforeAll(async () => {
    answers = await startAnswersServer();
    const { home, config, remove } = await makeHome(configuration(answers.url));
    removeHome = remove;
    env = { EARSHOT_CONFIG: config, EARSHOT_DATA: home, EARSHOT_API_KEY: KEY, PORT: String(await freePort()), ...database.env };
    const mongodbUrl = database.env['MONGODB_URL'] ?? null;
    const data = await openData({ dataDir: home, mongodbUrl, redisUrl: null, queue: false, clock: systemClock, log: silentLog });
    for (let n = 0; n < AGENTS; n += 1) {
      const id = `agent${n}@acme.example`;
      const account = {
        id,
        kind: 'key' as const,
        name: `Agent ${n}`,
        roles: ['agent' as const],
        createdAt: '',
        disabledAt: null,
      };
      await data.stores.accounts.put({ ...account, secretHash: sha256(`key-of-agent-${n}`) });
    }
    await data.close();
    program = await startBuiltProgram(env);
  }, 120_000);
  afterAll(async () => {
    await program.stop();
    await database.drop();
    await answers.stop();
    await removeHome();
  });

  it(
    'no case has two owners, no mention gets two answers, nothing is left without owner or disposition',
    async () => {
      const api = apiOf(program.url, KEY);
      const items = Array.from({ length: CASES }, (_, n) => ({
        externalId: `m${n}`,
        kind: 'post',
        text: `My suitcase never arrived and nobody answers the phone (${n})`,
        postedAt: new Date(Date.UTC(2026, 10, 20) + n * 1000).toISOString(),
        author: { externalId: `author${n}`, handle: `author${n}` },
      }));
      for (let at = 0; at < items.length; at += 500) {
        const { batchId } = (await (
          await api.post('/v1/intake', { connection: 'acme-own', items: items.slice(at, at + 500) })
        ).json()) as { batchId: string };
        await until(
          'the batch to be done',
          async () => {
            const { accepted, done } = await api.get<{ accepted: number; done: number }>(`/v1/batches/${batchId}`);
            return accepted === done;
          },
          PATIENCE_MS,
        );
      }
      const random = seededRandom(20_261_123);
      answers.mood = () => {
        const dice = random();
        return dice < 0.02 ? 'silence' : dice < 0.05 ? 'fails' : dice < 0.1 ? 'busy' : 'takes';
      };
      const tally: Tally = { claims: [], answers: [], statuses: new Map() };
      let isOver = false;
      const agents = Array.from({ length: AGENTS }, (_, n) =>
        simulateAgent({
          url: () => program.url,
          key: `key-of-agent-${n}`,
          agent: `agent${n}@acme.example`,
          random: seededRandom(n + 1),
          tally,
          over: () => isOver,
        }),
      );
      const half = (part: number): Promise<unknown> =>
        SECONDS > 0 ? wait((SECONDS / 2) * 1000) : until(`${part} answers`, () => tally.answers.length >= part, PATIENCE_MS);
      await half(CASES / 4);
      await program.kill();
      program = await startBuiltProgram(env);
      await half(CASES / 2);
      isOver = true;
      await Promise.all(agents);
      answers.mood = () => 'takes';

      const calm = apiOf(program.url, KEY);
      const cases = await until(
        'every answer to be settled',
        async () => {
          const all = await calm.all<CaseSeen & { readonly sending: number }>('/v1/cases');
          return all.every(({ sending }) => sending === 0) && all;
        },
        PATIENCE_MS,
      );
      const sent = await calm.all<{ readonly id: string; readonly mention: string }>('/v1/replies?state=sent');
      const holders = new Map<string, Set<string>>();
      for (const { case: id, epoch, agent } of tally.claims) {
        const key = `${id} ${epoch}`;
        holders.set(key, (holders.get(key) ?? new Set()).add(agent));
      }
      const answeredTwice = new Map<string, number>();
      for (const { inReplyTo } of answers.taken) answeredTwice.set(inReplyTo, (answeredTwice.get(inReplyTo) ?? 0) + 1);
      const orphans = await calm.get<{ mentions: unknown[]; cases: unknown[] }>('/v1/orphans');
      console.log(
        `${tally.claims.length} claims, ${tally.answers.length} answers acknowledged, ${sent.length} sent, ${answers.taken.length} taken by the network`,
        Object.fromEntries([...tally.statuses].toSorted(([a], [b]) => a.localeCompare(b))),
      );
      expect([...holders].filter(([, agentsOfEpoch]) => agentsOfEpoch.size > 1)).toEqual([]);
      expect([...answeredTwice].filter(([, times]) => times > 1)).toEqual([]);
      expect(new Set(sent.map(({ mention }) => mention)).size).toBe(sent.length);
      expect(sent.length).toBe(answers.taken.length);
      expect(tally.answers.filter((id) => !sent.some((one) => one.id === id))).toEqual([]);
      expect(cases.filter(({ owner }) => owner.id === '')).toEqual([]);
      expect(cases).toHaveLength(CASES);
      expect(orphans).toMatchObject({ mentions: [], cases: [] });
      expect(tally.answers.length).toBeGreaterThan(0);
    },
    PATIENCE_MS * 4 + SECONDS * 1000,
  );
});
