import { describe, expect, it } from 'vitest';
import { axeFaults } from './axe.ts';
import { obstacle, shoot, visit } from './browser.ts';
import { setStage } from './stage.ts';

const pages = ['', '/brands', '/queues', '/rules', '/agents', '/connections', '/macros', '/webhooks', '/dead-letters'];

describe.skipIf(obstacle !== undefined)('the pages of the settings', () => {
  const on = setStage();
  const asAdministrator = (): void => {
    on.api.world.me = { ...on.api.world.me, roles: ['administrator'] };
  };

  it('says what is wrong beside the field and keeps what was typed', async () => {
    asAdministrator();
    await on.goto('/settings/queues');
    await on.page.getByRole('button', { name: /^Baggage/u }).click();
    const field = on.page.getByLabel('First answer');
    await field.fill('soon');
    await on.page.getByRole('button', { name: 'Save' }).click();
    await on.page.getByText('is not a duration').first().waitFor();
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    expect(await field.inputValue()).toBe('soon');
    await shoot(on.page, 'settings-queue-fault');
    await field.fill('45m');
    await on.page.getByRole('button', { name: 'Save' }).click();
    await field.waitFor({ state: 'detached' });
  });

  it('shows what a rule would do before it is kept', async () => {
    asAdministrator();
    await on.goto('/settings/rules');
    await on.page.getByRole('button', { name: /^lost bags/u }).click();
    await on.page.getByRole('button', { name: 'See what it would do' }).click();
    await on.page.getByText('would open a case').waitFor();
    await shoot(on.page, 'settings-rule-preview');
  });

  it('takes new credentials and shows none', async () => {
    asAdministrator();
    await on.goto('/settings/connections');
    await on.page.locator('.admin-list .admin-row').first().click();
    await on.page.getByRole('button', { name: 'New credentials' }).click();
    await on.page.getByLabel('Access token').fill('fresh');
    await on.page.getByRole('button', { name: 'Check and use them' }).click();
    await on.page.getByText('the network accepted them').waitFor();
    expect(await on.page.getByLabel('Access token').inputValue()).toBe('');
  });

  for (const dark of [false, true]) {
    it(`has no accessibility faults and never scrolls sideways: ${dark ? 'dark' : 'light, 360 px'}`, async () => {
      asAdministrator();
      const other = await visit(on.browser, { size: dark ? 'desktop' : 'narrow', dark });
      const faults: string[] = [];
      for (const path of pages) {
        await other.page.goto(`${on.api.url}/settings${path}`);
        await other.page.getByRole('heading', { level: 1 }).waitFor();
        await other.page.locator('.loading').first().waitFor({ state: 'detached' });
        await shoot(other.page, `settings${path.replace('/', '-')}-${dark ? 'dark' : 'narrow'}`);
        faults.push(...(await axeFaults(other.page)).map((fault) => `${path}: ${fault}`));
        const wide = await other.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
        if (wide !== 0) faults.push(`${path}: scrolls sideways by ${String(wide)} px`);
      }
      await other.context.close();
      expect(faults).toEqual([]);
      expect(other.complaints).toEqual([]);
    });
  }
});
