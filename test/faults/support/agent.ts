/** What one simulated agent saw, for the checks at the end. */
export interface Sighting {
  readonly agent: string;
  readonly case: string;
  readonly epoch: number;
}

export interface CaseSeen {
  readonly id: string;
  readonly version: number;
  readonly epoch: number;
  readonly owner: { readonly kind: string; readonly id: string };
}

export interface Tally {
  readonly claims: Sighting[];
  /** Ids of answers that were taken. */
  readonly answers: string[];
  /** How often each status came back. */
  readonly statuses: Map<string, number>;
}

interface Run {
  /** Asked anew for every request: the program moves when it is started again. */
  url(): string;
  readonly key: string;
  readonly agent: string;
  readonly random: () => number;
  readonly tally: Tally;
  over(): boolean;
}

const PATIENCE_MS = 20_000;
const PAGE = 40;

async function ask(run: Run, method: 'GET' | 'POST', path: string, sent?: { readonly body?: object; readonly version?: number }) {
  const headers: Record<string, string> = { authorization: `Bearer ${run.key}`, 'content-type': 'application/json' };
  if (sent?.version !== undefined) headers['if-match'] = `"${sent.version}"`;
  try {
    const response = await fetch(run.url() + path, {
      method,
      headers,
      signal: AbortSignal.timeout(PATIENCE_MS),
      ...(sent?.body === undefined ? {} : { body: JSON.stringify(sent.body) }),
    });
    const what = `${path.replace(/\/cases\/[^/]+\//u, '/cases/:id/').split('?')[0] ?? ''} ${response.status}`;
    run.tally.statuses.set(what, (run.tally.statuses.get(what) ?? 0) + 1);
    return response.status === 200 ? ((await response.json()) as unknown) : undefined;
  } catch {
    run.tally.statuses.set('no answer', (run.tally.statuses.get('no answer') ?? 0) + 1);
    await new Promise((resolve) => setTimeout(resolve, 50));
    return undefined;
  }
}

async function claim(run: Run, one: CaseSeen): Promise<CaseSeen | undefined> {
  const claimed = (await ask(run, 'POST', `/v1/cases/${one.id}/claim`, { body: {}, version: one.version })) as
    CaseSeen | undefined;
  if (claimed) run.tally.claims.push({ agent: run.agent, case: claimed.id, epoch: claimed.epoch });
  return claimed;
}

async function answer(run: Run, one: CaseSeen): Promise<void> {
  const body = { text: `Answered by ${run.agent}` };
  const answered = (await ask(run, 'POST', `/v1/cases/${one.id}/replies`, { body, version: one.version })) as
    (CaseSeen & { readonly reply: { readonly id: string } }) | undefined;
  if (!answered) return;
  run.tally.answers.push(answered.reply.id);
  run.tally.claims.push({ agent: run.agent, case: answered.id, epoch: answered.epoch });
}

/** Picks among the first open cases, as everybody else does at the same moment, claims and answers as fast as it can. */
export async function simulateAgent(run: Run): Promise<void> {
  while (!run.over()) {
    if (run.random() < 0.3) {
      const next = (await ask(run, 'POST', '/v1/cases/next', { body: {} })) as CaseSeen | undefined;
      if (next) {
        run.tally.claims.push({ agent: run.agent, case: next.id, epoch: next.epoch });
        await answer(run, next);
      }
      continue;
    }
    const page = (await ask(run, 'GET', `/v1/cases?status=open&order=pressing&limit=${PAGE}`)) as
      { readonly items: readonly CaseSeen[] } | undefined;
    const one = page?.items[Math.floor(run.random() * page.items.length)];
    if (!one) continue;
    const dice = run.random();
    if (dice < 0.5) {
      const claimed = await claim(run, one);
      if (claimed) await answer(run, claimed);
    } else if (dice < 0.9) {
      // Without a claim, and sometimes on a version that is old by now.
      await answer(run, one);
    } else {
      const claimed = await claim(run, one);
      if (claimed) await ask(run, 'POST', `/v1/cases/${one.id}/release`, { body: {}, version: claimed.version });
    }
  }
}
