import { describe, expect, it } from 'vitest';
import { obstacle, visit } from './browser.ts';
import { said } from './mock/said.ts';
import { setStage } from './stage.ts';

describe.skipIf(obstacle !== undefined)('the pages, over an invented world', () => {
  const on = setStage();

  describe('a case', () => {
    it('is claimed, noted and solved, each on the version that was seen', async () => {
      await on.goto('/cases/case-1');
      const pane = on.page.getByRole('region', { name: 'The case' });
      await pane.getByRole('button', { name: /^Claim/u }).click();
      await pane.getByText('Claimed by').waitFor();
      await pane.getByRole('button', { name: /^Note/u }).click();
      await on.page.getByRole('textbox', { name: /^Internal note/u }).fill('Tag number is LIS 4471');
      await pane.getByRole('button', { name: 'Save note' }).click();
      await pane.getByRole('listitem').getByText('Tag number is LIS 4471').waitFor();
      await pane.getByRole('button', { name: /^Solve/u }).click();
      await on.page.getByRole('textbox', { name: 'What settled it' }).fill('Bag delivered');
      await on.page
        .getByRole('dialog')
        .getByRole('button', { name: /^Solve/u })
        .click();
      await pane.getByRole('button', { name: 'Re-open' }).waitFor();
      const changes = on.api.calls.filter(({ method }) => method === 'POST');
      expect(changes.map(({ path, headers }) => [path, headers['if-match']])).toEqual([
        ['/v1/cases/case-1/claim', '"3"'],
        ['/v1/cases/case-1/notes', '"4"'],
        ['/v1/cases/case-1/status', '"5"'],
      ]);
      expect(new Set(changes.map(({ headers }) => headers['idempotency-key'])).size).toBe(3);
      expect(changes[2]?.body).toEqual({ status: 'solved', resolution: 'Bag delivered' });
    });

    it('that changed meanwhile refuses the claim, tells what changed, and takes it on the new version', async () => {
      await on.goto('/cases/case-1');
      const pane = on.page.getByRole('region', { name: 'The case' });
      await pane.getByRole('button', { name: /^Claim/u }).waitFor();
      on.api.changeQuietly('case-1', 'thandi@acme.example');
      await pane.getByRole('button', { name: /^Claim/u }).click();
      const refusal = pane.getByRole('alert');
      await refusal.getByText('Claim: not done. The case changed since you looked.').waitFor();
      await refusal.getByText('You saw version 3, it is now version 4.').waitFor();
      await refusal.getByText(/thandi@acme\.example: wrote a note/u).waitFor();
      await refusal.getByRole('button', { name: 'Do it on the new version' }).click();
      await pane.getByText('Claimed by').waitFor();
      expect(await refusal.count()).toBe(0);
    });

    it('held by a colleague is taken over only when a supervisor says so', async () => {
      const held = on.api.world.cases.find(({ owner }) => owner.kind === 'agent');
      await on.goto(`/cases/${held?.id ?? ''}`);
      await on.page.getByRole('button', { name: 'Take over' }).click();
      const dialog = on.page.getByRole('dialog', { name: 'Take this case over' });
      await dialog.getByText(/^Jonas Weber holds it\./u).waitFor();
      await dialog.getByRole('button', { name: 'Cancel' }).click();
      expect(held?.owner.id).toBe('jonas@acme.example');
    });

    it('keeps a note that could not be saved, and sends the same one again', async () => {
      await on.goto('/cases/case-1');
      await on.page.getByRole('region', { name: 'The case' }).getByRole('button', { name: /^Note/u }).click();
      const note = on.page.getByRole('textbox', { name: /^Internal note/u });
      await note.fill('Call back after six');
      await on.page.route('**/notes', (route) => route.abort(), { times: 1 });
      await on.page.getByRole('button', { name: 'Save note' }).click();
      await on.page.getByText(/^Note: not done\. The server could not be reached/u).waitFor();
      expect(await note.inputValue()).toBe('Call back after six');
      await on.page.getByRole('button', { name: 'Try again' }).click();
      await on.page.getByRole('listitem').getByText('Call back after six').waitFor();
    });

    it('shows every decision with who and why', async () => {
      await on.goto('/cases/case-1');
      await on.page.getByRole('button', { name: /^Timeline/u }).click();
      await on.page.getByText('opened the case: rule: complaint opens a case').waitFor();
      await on.page.getByText('assigned the case: skills social, language English').waitFor();
    });

    it('is listed by filters that live in the address', async () => {
      await on.goto('/cases');
      await on.page.getByRole('button', { name: 'Past time' }).click();
      await on.page.waitForURL('**/cases?breached=true');
      await on.page.getByRole('listitem').first().waitFor();
      const rows = await on.page.getByTestId('cases').getByRole('listitem').allTextContents();
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every((row) => row.includes('Late'))).toBe(true);
    });
  });

  it('is worked by keyboard alone: feed, case, claim, note, solve, and back', async () => {
    await on.goto('/feed');
    await on.firstRow().waitFor();
    await on.page.keyboard.press('g');
    await on.page.keyboard.press('c');
    await on.page.waitForURL('**/cases');
    await on.page.getByTestId('cases').getByRole('listitem').first().waitFor();
    await on.page.keyboard.press('j');
    await on.page.keyboard.press('j');
    await on.page.keyboard.press('k');
    await on.page.keyboard.press('Enter');
    await on.page.waitForURL('**/cases/case-1');
    await on.page.getByRole('button', { name: /^Claim/u }).waitFor();
    // The cursor is in the answer: keys are for the page once it isn't.
    await on.page.keyboard.press('Escape');
    await on.page.keyboard.press('c');
    await on.page.getByText('Claimed by').waitFor();
    await on.page.keyboard.press('n');
    await on.page.keyboard.type('g c j k s');
    await on.page.keyboard.press('Control+Enter');
    await on.page.getByRole('listitem').getByText('g c j k s').waitFor();
    await on.page.keyboard.press('Escape');
    await on.page.keyboard.press('s');
    await on.page.getByRole('dialog').waitFor();
    await on.page.keyboard.type('bag found');
    await on.page.keyboard.press('Control+Enter');
    await on.page.getByRole('button', { name: 'Re-open' }).waitFor();
    expect(on.api.world.cases[0]?.status).toBe('solved');
    await on.page.keyboard.press('Escape');
    await on.page.waitForURL('**/cases');
    await on.page.keyboard.press('?');
    await on.page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await on.page.keyboard.press('Escape');
    await on.page.getByRole('dialog').waitFor({ state: 'detached' });
    await on.page.keyboard.press('g');
    await on.page.keyboard.press('o');
    await on.page.waitForURL('**/brand');
    await on.page.keyboard.press('g');
    await on.page.keyboard.press('n');
    await on.page.waitForURL('**/connections');
  });

  it('opens each number on what it counts', async () => {
    await on.goto('/brand');
    await on.page
      .getByRole('link', { name: /negative mentions?$/u })
      .last()
      .click();
    await on.page.waitForURL(/\/feed\?.*sentiment=negative/u);
    await on.firstRow().waitFor();
    await on.page.goBack();
    await on.page.getByRole('button', { name: 'Table: Sentiment over time' }).click();
    await on.page.waitForURL('**/brand?table=true');
    await on.page.getByRole('columnheader', { name: 'Neutral' }).waitFor();
  });

  it('replays what was set aside, and only for those who may', async () => {
    await on.goto('/connections');
    await on.page.getByRole('button', { name: 'Replay Facebook 10293_1' }).click();
    await on.page.getByText(/replayed now/u).waitFor();
    on.api.world.me = { ...on.api.world.me, roles: ['agent'] };
    await on.page.reload();
    await on.page.getByText('Unknown kind').waitFor();
    expect(await on.page.getByRole('button', { name: /^Replay/u }).count()).toBe(0);
  });

  it('asks to sign in where needed, says what was wrong, and then shows the page that was asked for', async () => {
    on.api.requireSignIn();
    await on.page.goto(`${on.api.url}/cases?breached=true`);
    await on.page.getByRole('textbox', { name: 'E-mail' }).fill('sam@acme.example');
    await on.page.getByRole('textbox', { name: 'Password' }).fill('wrong');
    await on.page.keyboard.press('Enter');
    await on.page.getByText('E-mail and password do not match.').waitFor();
    await on.page.getByRole('textbox', { name: 'Password' }).fill('opensesame');
    await on.page.keyboard.press('Enter');
    await on.page.getByRole('button', { name: 'Past time', pressed: true }).waitFor();
    expect(on.page.url()).toContain('/cases?breached=true');
  });

  it('says since when it is not live, and catches up by itself', async () => {
    await on.goto('/feed');
    await on.firstRow().waitFor();
    on.api.cutStreams({ refuse: true });
    await on.page.getByText('Offline').waitFor();
    await on.page.getByText('Not live.').waitFor();
    on.api.world.mentions.unshift(said({ text: 'Heard while the line was cut' }));
    on.api.cutStreams({ refuse: false });
    await on.page.locator('.is-live').waitFor({ timeout: 40_000 });
    await on.page.getByText('Heard while the line was cut').waitFor();
    expect(await on.page.getByText('Not live.').count()).toBe(0);
  });

  it('says what failed and tries again when asked', async () => {
    on.api.failOn('/v1/mentions', 500);
    await on.goto('/feed');
    await on.page.getByText('The mentions could not be loaded').waitFor();
    on.api.failOn('/v1/mentions', null);
    await on.page.getByRole('button', { name: 'Try again' }).click();
    await on.firstRow().waitFor();
  });

  it('turns panes into pages with a way back on a phone', async () => {
    const phone = await visit(on.browser, { size: 'narrow' });
    await phone.page.goto(`${on.api.url}/cases`);
    await phone.page.getByTestId('cases').getByRole('link').first().click();
    const pane = phone.page.getByRole('region', { name: 'The case' });
    await pane.getByRole('heading', { level: 1 }).waitFor();
    expect(await phone.page.getByTestId('cases').isVisible()).toBe(false);
    await pane.getByRole('button', { name: 'Customer', exact: true }).click();
    await pane.getByRole('heading', { name: 'Identities' }).waitFor();
    await pane.getByRole('link', { name: 'Cases', exact: true }).click();
    await phone.page.getByTestId('cases').getByRole('link').first().waitFor();
    await phone.context.close();
  });
});
