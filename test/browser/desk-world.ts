import type { Browser, Page } from 'playwright-core';
import { makePost, makeUser } from '../networks/x/make-post.ts';
import { startXServer, type XServer } from '../networks/x/server.ts';
import { apiOf, freePort, makeHome, startBuiltProgram, type RunningProgram } from '../program.ts';
import { until } from '../until.ts';
import { visit, type Visit } from './browser.ts';

const KEY = 'test-key';
export const PASSWORD = 'a long enough password';
export const PATIENCE_MS = 60_000;

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
  - { id: care, name: Care, sla: { firstResponse: 30m, resolution: 24h }, fallbackOwner: sue@acme.example }
  - { id: strict, name: Strict desk, sla: { firstResponse: 30m }, fallbackOwner: sue@acme.example, approval: agents }
rules:
  - { name: strict words, when: { text: ["strictly"] }, then: { queue: strict } }
agents:
  - { email: sue@acme.example, name: Sue, roles: [supervisor], queues: [care, strict] }
  - { email: ann@acme.example, name: Ann, roles: [agent], queues: [care, strict] }
  - { email: ben@acme.example, name: Ben, roles: [agent], queues: [care, strict] }
`;

export interface CaseSeen {
  readonly id: string;
  readonly version: number;
  readonly status: string;
  readonly owner: { readonly kind: string; readonly id: string };
  readonly returned: number;
  readonly mentionCount: number;
  readonly mergedInto: string | null;
  readonly lastMention: { readonly id: string; readonly text: string } | null;
}

/** The built program on a played X, with three people who may sign in: Ann and Ben are agents, Sue is their supervisor. */
export interface DeskWorld {
  readonly x: XServer;
  readonly url: string;
  readonly api: ReturnType<typeof apiOf>;
  /** Somebody says something on X that opens a case; resolves with it. */
  say(text: string, handle?: string): Promise<CaseSeen>;
  look(id: string): Promise<CaseSeen>;
  signIn(browser: Browser, who: 'ann' | 'ben' | 'sue'): Promise<Visit>;
  stop(): Promise<void>;
}

export async function startDeskWorld(): Promise<DeskWorld> {
  const x = await startXServer({ posts: [] });
  const { home, config, remove } = await makeHome(configuration(x.url));
  const env = { EARSHOT_CONFIG: config, EARSHOT_DATA: home, EARSHOT_API_KEY: KEY, PORT: String(await freePort()) };
  const program: RunningProgram = await startBuiltProgram(env);
  const api = apiOf(program.url, KEY);
  for (const [who, role] of [
    ['ann', 'agent'],
    ['ben', 'agent'],
    ['sue', 'supervisor'],
  ] as const) {
    const name = who.charAt(0).toUpperCase() + who.slice(1);
    const made = await api.post('/v1/accounts', { email: `${who}@acme.example`, name, roles: [role], password: PASSWORD });
    if (!made.ok) throw new Error(`${who} was not made: ${made.status} ${await made.text()}`);
  }
  let said = 0;
  return {
    x,
    url: program.url,
    api,
    async say(text, handle) {
      said += 1;
      const username = handle ?? `customer_${said}`;
      const id = handle === undefined ? String(6_000_000 + said) : String(5_000_000 + handle.length);
      const author = makeUser({ id, username, name: username });
      const createdAt = new Date().toISOString();
      x.addPosts([makePost({ author, text: `@acmeair ${text}`, createdAt })]);
      return until(
        `a case about “${text}”`,
        async () => (await api.all<CaseSeen>('/v1/cases')).find(({ lastMention }) => lastMention?.text.includes(text) === true),
        PATIENCE_MS,
      );
    },
    look: (id) => api.get<CaseSeen>(`/v1/cases/${id}`),
    async signIn(browser, who) {
      const open = await visit(browser);
      const { page } = open;
      await page.goto(`${program.url}/cases`);
      await page.getByLabel('E-mail').fill(`${who}@acme.example`);
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.locator('.is-live').waitFor();
      return open;
    },
    async stop() {
      await program.stop();
      await x.stop();
      await remove();
    },
  };
}

/** Opens a case and waits until it can be answered. */
export async function openCase(page: Page, url: string, id: string): Promise<void> {
  await page.goto(`${url}/cases/${id}`);
  await page.getByRole('region', { name: 'Answer', exact: true }).waitFor();
}

export const composer = (page: Page) => page.getByRole('region', { name: 'Answer', exact: true }).getByRole('textbox').first();
