import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePost, makeUser } from '../../networks/x/make-post.ts';
import { startXServer, type XServer } from '../../networks/x/server.ts';
import { apiOf, freePort, makeHome, ownDatabase, startBuiltProgram, type RunningProgram } from '../../program.ts';
import { until } from '../../until.ts';

const KEY = 'test-key';
const PATIENCE_MS = 90_000;
const jo = makeUser({ id: '5550042', username: 'jo_flies', name: 'Jo' });
const kai = makeUser({ id: '5550043', username: 'kai_flies', name: 'Kai' });
const now = Date.now();
const postOf = (author: typeof jo, minutesAgo: number, text: string) =>
  makePost({ author, text, createdAt: new Date(now - minutesAgo * 60_000).toISOString() });
const posts = [postOf(jo, 5, '@acmeair where is my suitcase?'), postOf(kai, 4, '@acmeair you lost my bag, nobody answers')];

const configuration = (x: string): string => `
brands:
  - { id: acme, name: Acme Air, terms: ["acme air", "@acmeair"], taxonomy: airline, ownAccounts: { x: ["acmeair"] } }
connections:
  - id: acme-x
    brand: acme
    network: x
    apiBaseUrl: "${x}"
    credentials: { bearerToken: token, userAccessToken: user-token, userId: "7700" }
    listen: { stream: false }
    options: { requestTimeoutMs: 1500 }
    poll: "*/2 * * * * *"
queues:
  - { id: care, name: Care, sla: { firstResponse: 30m }, fallbackOwner: sam@acme.example }
agents:
  - { email: sam@acme.example, name: Sam, roles: [supervisor], queues: [care] }
  - { email: kim@acme.example, name: Kim, roles: [agent], queues: [care] }
`;

interface CaseSeen {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly sending: number;
  readonly lastMention: { readonly id: string; readonly text: string } | null;
}

/** What one of these is asked to do on its current version. */
describe('answers by the built program on X', () => {
  let x: XServer;
  let program: RunningProgram;
  let removeHome: () => Promise<void>;
  let env: Readonly<Record<string, string>>;
  const database = ownDatabase();
  beforeAll(async () => {
    x = await startXServer({ posts, users: [jo, kai] });
    const { home, config, remove } = await makeHome(configuration(x.url));
    removeHome = remove;
    env = { EARSHOT_CONFIG: config, EARSHOT_DATA: home, EARSHOT_API_KEY: KEY, PORT: String(await freePort()), ...database.env };
    program = await startBuiltProgram(env);
  }, 90_000);
  afterAll(async () => {
    await program.stop();
    await database.drop();
    await x.stop();
    await removeHome();
  });

  const api = () => apiOf(program.url, KEY);
  const caseOf = (word: string): Promise<CaseSeen> =>
    until(
      `a case about “${word}”`,
      async () => (await api().all<CaseSeen>('/v1/cases')).find(({ lastMention }) => lastMention?.text.includes(word) === true),
      PATIENCE_MS,
    );
  const answer = (item: CaseSeen, body: object): Promise<Response> =>
    fetch(`${program.url}/v1/cases/${item.id}/replies`, {
      method: 'POST',
      headers: { authorization: `Bearer ${KEY}`, 'content-type': 'application/json', 'if-match': `"${item.version}"` },
      body: JSON.stringify(body),
    });
  const answered = (id: string) =>
    until(
      'the answer to be on the network',
      async () => {
        const item = await api().get<CaseSeen & { replies: readonly { state: string }[]; mentions: readonly { own: boolean }[] }>(
          `/v1/cases/${id}`,
        );
        return item.replies.every(({ state }) => state === 'sent') && item.sending === 0 && item;
      },
      PATIENCE_MS,
    );

  it(
    'go out once, in the right thread, and their echo is no customer’s',
    async () => {
      const item = await caseOf('suitcase');
      const response = await answer(item, { text: 'We found it, Jo: it comes tomorrow' });
      expect([response.status, await response.json()]).toMatchObject([200, { reply: { state: 'queued' } }]);
      const done = await answered(item.id);
      expect(done).toMatchObject({ status: 'pending', replies: [{ state: 'sent', text: 'We found it, Jo: it comes tomorrow' }] });
      expect(x.sent).toMatchObject([{ inReplyTo: posts[0]?.id, text: 'We found it, Jo: it comes tomorrow' }]);
      // The timeline of the own account gives it back: it is recognised, and neither a case nor a second answer.
      await until('polls after the answer', () => x.asked('search').length + x.asked('mentions').length > 8, PATIENCE_MS);
      expect(await api().all('/v1/cases')).toHaveLength(2);
      const after = await api().get<{ mentions: readonly { own: boolean }[]; timeline: readonly { type: string }[] }>(
        `/v1/cases/${item.id}`,
      );
      expect(after.mentions.filter(({ own }) => own)).toEqual([]);
      expect(after.timeline.filter(({ type }) => type.startsWith('answered'))).toHaveLength(1);
    },
    2 * PATIENCE_MS,
  );

  it(
    'that X took without saying so, and whose sender then died, are found there and not sent again',
    async () => {
      const item = await caseOf('nobody answers');
      const before = x.sent.length;
      x.faultSending('silence');
      const response = await answer(item, { text: 'So sorry, Kai: we are looking for it now' });
      expect(response.status).toBe(200);
      await until('X to have it', () => x.sent.length > before, PATIENCE_MS);
      await program.kill();
      program = await startBuiltProgram(env);
      const done = await answered(item.id);
      expect(done.replies).toHaveLength(1);
      expect(x.sent.slice(before)).toMatchObject([{ text: 'So sorry, Kai: we are looking for it now', inReplyTo: posts[1]?.id }]);
    },
    3 * PATIENCE_MS,
  );
});
