import { describe, expect, it } from 'vitest';
import { axeFaults } from './axe.ts';
import { obstacle, shoot, visit } from './browser.ts';
import { setStage } from './stage.ts';

describe.skipIf(obstacle !== undefined)('the inbox', () => {
  const on = setStage();
  const rows = () => on.page.getByTestId('cases').getByRole('listitem');
  const rail = () => on.page.getByRole('navigation', { name: 'Views' });

  it('takes the next case with one key and opens it', async () => {
    await on.goto('/cases');
    await rows().first().waitFor();
    await on.page.keyboard.press('Shift+N');
    await on.page.waitForURL('**/cases/case-*');
    const taken = on.api.calls.find(({ path }) => path === '/v1/cases/next');
    expect(taken?.headers['idempotency-key']).toBeDefined();
  });

  it('shows places with their counts, each a link that keeps an open case open', async () => {
    await on.goto('/cases/case-1');
    await rail()
      .getByRole('link', { name: /^Baggage \d+ case/u })
      .click();
    await on.page.waitForURL('**/cases/case-1?queue=baggage');
    expect(await rail().locator('[aria-current=page]').textContent()).toContain('Baggage');
    await on.page.getByRole('heading', { level: 1, name: 'Baggage' }).waitFor();
  });

  it('changes the cases that are ticked, and lists what was refused and why', async () => {
    await on.goto('/cases');
    await rows().first().waitFor();
    const held = on.api.world.cases.find(({ owner, status }) => owner.kind === 'agent' && status === 'open');
    if (held !== undefined) held.owner = { kind: 'agent', id: 'sipho@example.org', name: 'Sipho Dube', leaseUntil: null };
    await on.page.keyboard.press('j');
    await on.page.keyboard.press('x');
    await on.page.getByRole('region', { name: 'Selected cases' }).getByText('1 selected').waitFor();
    for (const _ of Array.from({ length: 5 })) await on.page.keyboard.press('j');
    await on.page.keyboard.press('Shift+X');
    await on.page.getByText('6 selected').waitFor();
    await on.page.getByRole('button', { name: 'Select all listed' }).click();
    await on.page.getByRole('button', { name: /^Claim \d+ cases/u }).click();
    await on.page.getByRole('dialog').getByText('Sipho Dube holds this case').waitFor();
    expect(await axeFaults(on.page)).toEqual([]);
    await shoot(on.page, 'inbox-refused-desktop-light');
    await on.page.getByRole('dialog').getByRole('button', { name: 'Close' }).last().click();
    await on.page.keyboard.press('Escape');
    await on.page.getByRole('region', { name: 'Selected cases' }).waitFor({ state: 'detached' });
  });

  it('ticks a range with the mouse, and goes on by keys', async () => {
    await on.goto('/cases');
    await rows().nth(3).waitFor();
    await rows().nth(0).hover();
    await rows().nth(0).getByRole('checkbox').click();
    await rows()
      .nth(3)
      .getByRole('checkbox')
      .click({ modifiers: ['Shift'] });
    await on.page.getByText('4 selected').waitFor();
    await on.page.keyboard.press('x');
    await on.page.getByText('3 selected').waitFor();
    await on.page.getByRole('button', { name: 'Priority', exact: true }).click();
    await on.page.getByRole('dialog').getByRole('button', { name: 'Set the priority of 3 cases' }).click();
    await on.page.getByText('3 cases changed.').waitFor();
    const sent = on.api.calls.find(({ path }) => path === '/v1/cases/bulk');
    expect(sent?.body['action']).toEqual({ type: 'priority', priority: 'urgent' });
  });

  it('keeps filters as a view, and forgets it', async () => {
    await on.goto('/cases');
    await on.page.getByRole('button', { name: 'Past time' }).click();
    await on.page.waitForURL('**/cases?breached=true');
    await on.page.getByRole('button', { name: 'Save this view' }).click();
    await on.page.getByRole('dialog').getByRole('textbox', { name: 'Name' }).fill('Late ones');
    await on.page.keyboard.press('Enter');
    await on.page.getByRole('heading', { level: 1, name: 'Late ones' }).waitFor();
    await shoot(on.page, 'inbox-view-desktop-light');
    await rail().getByRole('button', { name: 'View Late ones: share or delete' }).click();
    await on.page.getByRole('menuitem', { name: 'Delete' }).click();
    await on.page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
    await rail().getByText('Filter the list, then save it here under a name.').waitFor();
  });

  it('finds cases and mentions by keyboard, and says when there is nothing', async () => {
    await on.goto('/cases');
    await rows().first().waitFor();
    await on.page.keyboard.press('/');
    await on.page.keyboard.type('bag');
    await on.page.getByRole('group', { name: 'Cases' }).waitFor();
    await on.page.keyboard.press('ArrowDown');
    expect(await axeFaults(on.page)).toEqual([]);
    await shoot(on.page, 'inbox-find-desktop-light');
    await on.page.keyboard.press('Enter');
    await on.page.waitForURL('**/cases/case-*');
    await on.goto('/cases');
    await on.page.keyboard.press('/');
    await on.page.keyboard.type('qqqq');
    await on.page.getByText('Nothing has all the words “qqqq”').waitFor();
    on.api.failOn('/v1/search', 503);
    await on.page.keyboard.type('z');
    await on.page.getByRole('alert').getByText('The search failed').waitFor();
  });

  it.each([
    { size: 'desktop', dark: true },
    { size: 'narrow', dark: false },
    { size: 'narrow', dark: true },
  ] as const)('can be read by everybody: $size, dark $dark', async ({ size, dark }) => {
    const { page, context, complaints } = await visit(on.browser, { size, dark });
    await page.goto(`${on.api.url}/cases`);
    await page.getByTestId('cases').getByRole('listitem').first().waitFor();
    await page.getByRole('button', { name: /^Filters/u }).click();
    await page.getByTestId('cases').getByRole('checkbox').first().click({ force: true });
    await page.getByRole('region', { name: 'Selected cases' }).waitFor();
    expect(await axeFaults(page)).toEqual([]);
    const wide = await page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth');
    expect(wide).toBe(false);
    await shoot(page, `inbox-${size}-${dark ? 'dark' : 'light'}`);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
