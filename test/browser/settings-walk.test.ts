import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFaults } from './axe.ts';
import { obstacle, shoot, visit } from './browser.ts';
import { setStage } from './stage.ts';

type Body = Readonly<Record<string, unknown>>;

describe.skipIf(obstacle !== undefined)('a walk through the settings', () => {
  const on = setStage();
  const as = (...roles: readonly string[]): void => {
    on.api.world.me = { ...on.api.world.me, id: 'sam@acme.example', name: 'Sam Naidoo', roles };
  };
  const button = (name: string | RegExp) => on.page.getByRole('button', { name, exact: typeof name === 'string' });
  const dialog = (name: string) => on.page.getByRole('dialog', { name });
  const sent = (method: string, path: string): readonly Body[] =>
    on.api.calls.filter((call) => call.method === method && decodeURIComponent(call.path) === path).map(({ body }) => body);

  /** Opens everything that can be open in the settings, one after the other. */
  const openings: readonly (readonly [string, string, (page: Page) => Promise<void>])[] = [
    ['brand', '/settings/brands', (page) => page.getByRole('button', { name: /^Acme Air/u }).click()],
    [
      'brand-new',
      '/settings/brands',
      async (page) => {
        await page.getByRole('button', { name: 'Add a brand' }).click();
        await page.getByRole('button', { name: 'Add a competitor' }).click();
        await page.getByRole('button', { name: 'Add a topic' }).click();
        await page.getByRole('button', { name: 'Save' }).click();
      },
    ],
    ['queue', '/settings/queues', (page) => page.getByRole('button', { name: /^Baggage/u }).click()],
    [
      'queue-remove',
      '/settings/queues',
      async (page) => {
        await page.getByRole('button', { name: /^Refunds/u }).click();
        await page.getByRole('button', { name: 'Remove', exact: true }).click();
        await page.getByRole('dialog').waitFor();
      },
    ],
    [
      'rule',
      '/settings/rules',
      async (page) => {
        await page.getByRole('button', { name: /^lost bags/u }).click();
        await page.getByRole('button', { name: 'See what it would do' }).click();
        await page.getByText('would open a case').waitFor();
      },
    ],
    [
      'agent',
      '/settings/agents',
      (page) =>
        page
          .getByRole('button', { name: /^Naledi Dlamini/u })
          .first()
          .click(),
    ],
    ['invite', '/settings/agents', (page) => page.getByRole('button', { name: 'Invite' }).click()],
    [
      'disable',
      '/settings/agents',
      async (page) => {
        await page.getByRole('button', { name: 'Disable Naledi Dlamini' }).click();
        await page.getByRole('dialog').waitFor();
      },
    ],
    [
      'connection',
      '/settings/connections',
      async (page) => {
        await page.locator('.admin-list .admin-row').first().click();
        await page.getByRole('button', { name: 'New credentials' }).click();
        await page.getByLabel('Access token').waitFor();
      },
    ],
    ['connection-new', '/settings/connections', (page) => page.getByRole('button', { name: 'Add a connection' }).click()],
    ['macro', '/settings/macros', (page) => page.getByRole('button', { name: /^Bag on its way/u }).click()],
    [
      'letter',
      '/settings/dead-letters',
      async (page) => {
        await page.locator('.admin-list .admin-row').first().click();
        await page.getByLabel('Payload').waitFor();
      },
    ],
    ['password', '/password', (page) => page.getByLabel('New password', { exact: true }).waitFor()],
  ];

  for (const dark of [false, true]) {
    for (const size of ['desktop', 'narrow'] as const) {
      it(`has no accessibility faults with any editor or question open: ${dark ? 'dark' : 'light'}, ${size}`, async () => {
        as('administrator');
        const other = await visit(on.browser, { size, dark });
        const faults: string[] = [];
        for (const [name, path, open] of openings) {
          await other.page.goto(`${on.api.url}${path}`);
          await other.page.getByRole('heading', { level: 1 }).waitFor();
          await open(other.page);
          await shoot(other.page, `settings-open-${name}-${dark ? 'dark' : 'light'}-${size}`);
          faults.push(...(await axeFaults(other.page)).map((fault) => `${name}: ${fault}`));
          const wide = await other.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
          if (wide !== 0) faults.push(`${name}: scrolls sideways by ${String(wide)} px`);
        }
        await other.context.close();
        expect(faults).toEqual([]);
        expect(other.complaints).toEqual([]);
      }, 180_000);
    }
  }

  it('asks before an account is disabled, a password reset or a key revoked, and says what will happen', async () => {
    as('administrator');
    await on.goto('/settings/agents');
    await button('Disable Naledi Dlamini').click();
    await dialog('Disable Naledi Dlamini?').getByText('signed out everywhere at once').waitFor();
    await button('Cancel').click();
    await dialog('Disable Naledi Dlamini?').waitFor({ state: 'detached' });
    expect(sent('POST', '/v1/accounts/naledi@acme.example/disable')).toHaveLength(0);
    await button('Disable Naledi Dlamini').click();
    await dialog('Disable Naledi Dlamini?').getByRole('button', { name: 'Disable', exact: true }).click();
    await button('Enable Naledi Dlamini').click();
    await button('Disable Naledi Dlamini').waitFor();
    await button('Reset password of Naledi Dlamini').click();
    await dialog('Reset the password of Naledi Dlamini?').getByRole('button', { name: 'Reset password' }).click();
    await on.page.getByText('/invitation#bmFsZWRp.x').waitFor();
    await button('Revoke Warehouse').click();
    await dialog('Revoke Warehouse?').getByRole('button', { name: 'Revoke', exact: true }).click();
    await button('Revoke Warehouse').waitFor({ state: 'detached' });
  });

  it('asks before something is removed, and shows why it cannot be', async () => {
    as('administrator');
    await on.goto('/settings/queues');
    await button(/^Refunds/u).click();
    await button('Remove').click();
    on.api.failOn('/v1/settings/queues/refunds', 409);
    await dialog('Remove Refunds?').getByRole('button', { name: 'Remove', exact: true }).click();
    await dialog('Remove Refunds?').getByText('made to fail by the test').waitFor();
    on.api.failOn('/v1/settings/queues/refunds', null);
    await dialog('Remove Refunds?').getByRole('button', { name: 'Remove', exact: true }).click();
    await button(/^Refunds/u).waitFor({ state: 'detached' });
    await on.goto('/settings/macros');
    await button(/^Bag on its way/u).click();
    await button('Remove').click();
    await dialog('Remove Bag on its way?').getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.poll(() => sent('DELETE', '/v1/macros/m1').length).toBe(1);
  });

  it('adds a connection with what its network asks for, shows no secret again, and removes it', async () => {
    as('administrator');
    await on.goto('/settings/connections');
    await button('Add a connection').click();
    const form = on.page.locator('form.editor');
    await form.getByLabel('Network').selectOption('facebook');
    await form.getByLabel('Page access token').waitFor();
    await form.getByLabel('Network').selectOption('x');
    await form.getByLabel('Id', { exact: true }).fill('acme-x-2');
    await button('Save').click();
    await form.getByText('is missing').first().waitFor();
    const token = form.getByLabel('Bearer token');
    expect([await token.getAttribute('type'), await token.getAttribute('aria-invalid')]).toEqual(['password', 'true']);
    await token.fill('a-secret-token');
    await button('Save').click();
    await form.waitFor({ state: 'detached' });
    expect(sent('POST', '/v1/settings/connections').at(-1)).toEqual({
      id: 'acme-x-2',
      network: 'x',
      brand: 'acme',
      credentials: { bearerToken: 'a-secret-token' },
      options: {},
    });
    await button(/acme-x-2/u).click();
    await button('Remove').click();
    await dialog('Remove acme-x-2?').getByText('its credentials are forgotten').waitFor();
    await dialog('Remove acme-x-2?').getByRole('button', { name: 'Remove', exact: true }).click();
    await button(/acme-x-2/u).waitFor({ state: 'detached' });
  });

  it('edits a brand’s competitors, taxonomy, own topics and calendar', async () => {
    as('administrator');
    await on.goto('/settings/brands');
    await button(/^Acme Air/u).click();
    await on.page.getByLabel('Topics to sort by').selectOption('retail');
    await button('Add a competitor').click();
    const rival = on.page.getByRole('group', { name: 'Competitor 1' });
    await rival.getByLabel('Name').fill('Globex');
    await rival.getByLabel('Id').fill('globex');
    await rival.getByLabel('Terms').fill('globex\nglobex air');
    await button('Add a topic').click();
    const topic = on.page.getByRole('group', { name: 'Own topic 1' });
    await topic.getByLabel('Name').fill('Lounges');
    await topic.getByLabel('Id').fill('lounges');
    await topic.getByLabel('Words').fill('lounge\nbar');
    await button('Add days').click();
    const days = on.page.getByRole('group', { name: 'Days 1' });
    await days.getByLabel('Name').fill('Half price');
    await days.getByLabel('First day').fill('2026-11-27');
    await days.getByLabel('Last day').fill('2026-11-29');
    await days.getByLabel('Times the usual').fill('4');
    await days.getByLabel('Time zone').fill('Africa/Johannesburg');
    await button('Save').click();
    await on.page.locator('form.editor').waitFor({ state: 'detached' });
    expect(sent('POST', '/v1/settings/brands').at(-1)).toMatchObject({
      taxonomy: 'retail',
      competitors: [{ id: 'globex', name: 'Globex', terms: ['globex', 'globex air'] }],
      topics: [{ id: 'lounges', name: 'Lounges', words: ['lounge', 'bar'], examples: [] }],
      calendar: [
        { name: 'Half price', kind: 'campaign', from: '2026-11-27', to: '2026-11-29', times: 4, timeZone: 'Africa/Johannesburg' },
      ],
    });
    await button(/^Acme Air/u).click();
    await button('Remove competitor 1').click();
    await rival.waitFor({ state: 'detached' });
  });

  it('edits for what a macro is, and what using it does', async () => {
    as('supervisor');
    await on.goto('/settings/macros');
    await button(/^Bag on its way/u).click();
    await on.page.getByLabel('Language').fill('en');
    await on.page.getByLabel('Topic', { exact: true }).selectOption('baggage');
    await on.page.getByLabel('Status').selectOption('pending');
    await on.page.getByLabel('Priority').selectOption('high');
    await on.page.getByLabel('Note').fill('Bag traced');
    await button('Save').click();
    await on.page.locator('form.editor').waitFor({ state: 'detached' });
    expect(sent('POST', '/v1/macros').at(-1)).toMatchObject({
      language: 'en',
      topic: 'baggage',
      actions: { status: 'pending', priority: 'high', topic: null, note: 'Bag traced' },
    });
  });

  it('compares by field when somebody else was faster, and keeps what is chosen', async () => {
    as('administrator');
    await on.goto('/settings/queues');
    await button(/^Baggage/u).click();
    await on.page.getByLabel('Name').fill('Bags');
    await on.page.getByLabel('First answer').fill('45m');
    on.api.changeSettings('queues', 'baggage', {
      name: 'Luggage',
      skills: ['luggage'],
      sla: { firstResponse: '20m', resolution: '2d' },
    });
    await button('Save').click();
    const stale = on.page.getByRole('group', { name: 'Somebody changed the settings meanwhile' });
    await stale.getByText('thabo@acme.example').waitFor();
    const side = (field: string, which: string) =>
      stale.getByRole('group', { name: field }).getByRole('radio', { name: new RegExp(`^${which}`, 'u') });
    await shoot(on.page, 'settings-stale');
    expect(await axeFaults(on.page)).toEqual([]);
    // What only they changed is theirs, what both changed is mine, until somebody says otherwise.
    expect(await side('Skills', 'Theirs').isChecked()).toBe(true);
    expect(await side('Name', 'Mine').isChecked()).toBe(true);
    await side('Name', 'Theirs').check();
    await button('Go on with these').click();
    expect(await on.page.getByLabel('Name').inputValue()).toBe('Luggage');
    expect(await on.page.getByLabel('First answer').inputValue()).toBe('45m');
    await button('Save').click();
    await on.page.locator('form.editor').waitFor({ state: 'detached' });
    expect(sent('POST', '/v1/settings/queues').at(-1)).toMatchObject({
      name: 'Luggage',
      skills: ['luggage'],
      sla: { firstResponse: '45m', resolution: '2d' },
    });
  });

  it('lets somebody who was invited choose a password', async () => {
    await on.page.goto(`${on.api.url}/invitation#good.one`);
    await on.page.getByLabel('Password', { exact: true }).fill('short');
    expect(new URL(on.page.url()).hash).toBe('');
    await button('Set the password').click();
    await on.page.getByText('Choose at least 12 characters.').waitFor();
    await on.page.getByLabel('Password', { exact: true }).fill('a staple of batteries');
    await button('Set the password').click();
    await on.page.getByText('Your password is set.').waitFor();
    expect(sent('POST', '/v1/invitations/accept')).toEqual([{ token: 'good.one', password: 'a staple of batteries' }]);
    await on.page.goto('about:blank');
    await on.page.goto(`${on.api.url}/invitation#used.one`);
    await on.page.getByLabel('Password', { exact: true }).fill('a staple of batteries');
    await button('Set the password').click();
    await on.page.getByText('it was used, is older than three days').waitFor();
  });

  it('mends work that failed and sends it again', async () => {
    as('administrator');
    await on.goto('/settings/dead-letters');
    const rows = on.page.locator('.admin-list .admin-row');
    const before = await rows.count();
    await rows.first().click();
    const data = on.page.getByLabel('Payload');
    await data.fill('{ "text": "half a" ');
    await on.page.getByText('This is no JSON yet.').waitFor();
    expect(await button('Replay mended').isDisabled()).toBe(true);
    await data.fill('{ "text": "half a", "sentAt": "yesterday" }');
    await button('Replay mended').click();
    await on.page.getByText('must be a time').waitFor();
    await shoot(on.page, 'settings-mend');
    await data.fill('{ "text": "half a bag", "sentAt": "2026-05-04T08:00:00Z" }');
    await button('Replay mended').click();
    await expect.poll(() => rows.count()).toBe(before - 1);
    const replays = on.api.calls.filter(({ path }) => path.startsWith('/v1/dead-letters/') && path.endsWith('/replay'));
    expect(replays.at(-1)?.body).toEqual({ data: { text: 'half a bag', sentAt: '2026-05-04T08:00:00Z' } });
  });

  it('delivers an event to the routing service again', async () => {
    as('administrator');
    await on.goto('/settings/webhooks');
    await button('Replay case-1 1').click();
    await on.page.getByText('Sent through again').waitFor();
    expect(sent('POST', '/v1/webhooks/deliveries/d1/replay')).toHaveLength(1);
    as('supervisor');
    await on.goto('/settings/webhooks');
    await on.page.getByText('case-1').first().waitFor();
    expect(await button('Replay case-1 1').count()).toBe(0);
  });

  it('leads those who may not read the settings to the connections, and asks for nothing they may not see', async () => {
    as('quality-analyst');
    await on.goto('/settings');
    await on.page.getByRole('heading', { name: 'Connections', level: 1 }).waitFor();
    expect(new URL(on.page.url()).pathname).toBe('/settings/connections');
    expect(sent('GET', '/v1/settings')).toHaveLength(0);
    const ways = on.page.getByRole('navigation', { name: 'Pages of the settings' }).getByRole('link');
    expect(await ways.allTextContents()).toEqual(['Connections']);
    expect(await on.page.locator('.admin-list .admin-row').count()).toBe(0);
  });

  it('changes one’s own password by the account menu', async () => {
    as('agent');
    await on.goto('/cases');
    await button(/Sam Naidoo, account/u).click();
    await on.page.getByRole('menuitem', { name: 'Change your password' }).click();
    const now = on.page.getByLabel('Password you have now', { exact: true });
    const next = on.page.getByLabel('New password', { exact: true });
    await now.fill('guess');
    await next.fill('short');
    await button('Change the password').click();
    await on.page.getByText('Choose at least 12 characters.').waitFor();
    await next.fill('a staple of batteries');
    await button('Change the password').click();
    await on.page.getByText('the password you have now is another').waitFor();
    await now.fill('opensesame');
    await button('Change the password').click();
    await on.page.getByText('You are signed out everywhere else.').waitFor();
    expect([await now.inputValue(), await next.inputValue()]).toEqual(['', '']);
    expect(sent('POST', '/v1/me/password').at(-1)).toEqual({ current: 'opensesame', next: 'a staple of batteries' });
  });
});
