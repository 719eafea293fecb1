import { describe, expect, it } from 'vitest';
import { axeFaults } from './axe.ts';
import { looks, obstacle, shoot, visit } from './browser.ts';
import { setStage } from './stage.ts';

const pages = [
  { name: 'incidents', path: '/incidents', shows: '.incident-row' },
  { name: 'incident-proposed', path: '/incidents/incident-1', shows: '.incident-decision' },
  { name: 'incident-open', path: '/incidents/incident-2', shows: '.incident-cases' },
  { name: 'incident-report', path: '/incidents/incident-2?tab=report', shows: '.incident-chart rect' },
] as const;
describe.skipIf(obstacle !== undefined)('incidents', () => {
  const on = setStage();
  const call = (end: string) => on.api.calls.findLast(({ path, method }) => method === 'POST' && path.endsWith(end));

  it('are listed by how they stand', async () => {
    await on.goto('/incidents');
    await on.page.getByRole('link', { name: 'Baggage: belt 4' }).waitFor();
    await on.page.getByRole('link', { name: 'Open', exact: true }).click();
    await on.page.waitForURL('**/incidents?stage=open');
    await on.page.getByRole('link', { name: /^Vouchers expire/u }).waitFor();
    await on.page.getByRole('link', { name: 'Baggage: belt 4' }).waitFor({ state: 'detached' });
  });

  it('are accepted under another name and match, then told of and closed', async () => {
    await on.goto('/incidents/incident-1');
    await on.page.getByLabel('Name').fill('Belt 4 in Lisbon stands still');
    await on.page.getByLabel('Phrases').fill('belt 4\nbelt four\n');
    await on.page.getByRole('button', { name: 'Accept' }).click();
    await on.page.getByRole('heading', { level: 1, name: 'Belt 4 in Lisbon stands still' }).waitFor();
    expect(call('/accept')?.body).toEqual({
      title: 'Belt 4 in Lisbon stands still',
      match: { topic: 'baggage', network: null, phrases: ['belt 4', 'belt four'] },
    });
    expect(call('/accept')?.headers['if-match']).toBe('"1"');

    await on.page.getByRole('button', { name: 'Write a statement' }).click();
    await on.page.getByLabel('What customers are told').fill('Belt 4 stands still. Bags come by hand within the hour.');
    await on.page.getByRole('button', { name: 'Keep' }).click();
    await on.page.getByText('Waits for approval').waitFor();
    await on.page.getByRole('button', { name: 'Approve' }).click();
    await on.page.getByText('Approved by Guest').waitFor();
    const send = on.page.getByRole('button', { name: /^Send to \d+ cases…$/u });
    const count = /\d+/u.exec((await send.textContent()) ?? '')?.[0] ?? '';
    await send.click();
    await on.page.getByRole('dialog', { name: `Tell ${count} customers` }).waitFor();
    expect(call('/send-statement')).toBeUndefined();
    await on.page.getByRole('button', { name: `Send to ${count} cases`, exact: true }).click();
    await on.page.getByRole('button', { name: 'Everybody was told' }).waitFor();
    expect(call('/send-statement')?.body).toEqual({});

    await on.page.getByRole('button', { name: 'Close the incident…' }).click();
    await on.page.getByLabel('Answer to all that are open (optional)').fill('Belt 4 runs again. All bags are out.');
    await on.page.getByText(`${count} open cases are answered and stay open.`).waitFor();
    await on.page.getByRole('button', { name: 'Close', exact: true }).last().click();
    await on.page.getByText(/^Began .*Closed by Guest/u).waitFor();
    expect(call('/close')?.body).toEqual({ answer: 'Belt 4 runs again. All bags are out.', resolution: null });
  });

  it('are declined with one press', async () => {
    await on.goto('/incidents/incident-1');
    await on.page.getByRole('button', { name: 'Decline' }).click();
    await on.page.getByText('Somebody looked and found that it is no incident.').waitFor();
  });

  it('are declined with a reason, which stays in sight', async () => {
    await on.goto('/incidents/incident-1');
    await on.page.getByLabel('If you decline it: why (optional)').fill('A joke that went round');
    await on.page.getByRole('button', { name: 'Decline' }).click();
    await on.page.getByText('A joke that went round').waitFor();
    expect(call('/decline')?.body).toEqual({ reason: 'A joke that went round' });
  });

  it('say that somebody was quicker, and take the next decision on what is there now', async () => {
    await on.goto('/incidents/incident-1');
    await on.page.getByRole('button', { name: 'Accept' }).waitFor();
    Object.assign(on.api.rising.incidents[0] ?? {}, { version: 2 });
    await on.page.getByRole('button', { name: 'Accept' }).click();
    await on.page.getByRole('alert').getByText('Somebody changed it meanwhile.').waitFor();
    await on.page.getByRole('button', { name: 'Accept' }).click();
    await on.page.getByRole('heading', { level: 2, name: 'Linked cases' }).waitFor();
  });

  it('take cases out and link others by hand', async () => {
    await on.goto('/incidents/incident-2');
    const boxes = on.page.getByRole('checkbox', { name: /^Select C-/u });
    await boxes.first().waitFor();
    const before = await boxes.count();
    await boxes.first().check();
    await on.page.getByRole('button', { name: 'Take 1 out' }).click();
    await expect.poll(() => boxes.count()).toBe(before - 1);
    const other = on.api.world.cases.find((one) => one.topic === 'crew' || one.topic === 'baggage');
    await on.page.getByRole('button', { name: 'Link a case…' }).click();
    await on.page.getByLabel('Find cases').fill(`C-${String(other?.['number'])}`);
    await on.page.getByRole('button', { name: `Link C-${String(other?.['number'])}` }).click();
    await expect.poll(() => call('/link')?.body).toEqual({ cases: [other?.id] });
    await on.page.keyboard.press('Escape');
    await expect.poll(() => boxes.count()).toBe(before);
  });

  it('say why a customer was not told, and list the cases of one reason', async () => {
    await on.goto('/incidents/incident-2');
    const rows = on.page.locator('.incident-cases tbody tr');
    const left = on.page.getByRole('button', { name: /^Left to agents/u });
    await left.waitFor();
    const before = await rows.count();
    await left.click();
    await expect.poll(() => rows.count()).toBe(1);
    await rows.getByText('cannot be answered there').waitFor();
    await rows.getByText('this network takes no answers here').waitFor();
    await shoot(on.page, 'incident-left');
    expect(await axeFaults(on.page)).toEqual([]);
    await left.click();
    await expect.poll(() => rows.count()).toBe(before);
    await on.page.getByRole('link', { name: 'See in the list of cases' }).click();
    const chip = on.page.getByRole('button', { name: 'Remove filter: Incident' });
    await chip.waitFor();
    await shoot(on.page, 'incident-cases-filter');
    await chip.click();
    await expect.poll(() => new URL(on.page.url()).searchParams.get('incident')).toBeNull();
  });

  it('are opened by hand', async () => {
    await on.goto('/incidents');
    await on.page.getByRole('button', { name: 'New incident' }).click();
    const dialog = on.page.getByRole('dialog');
    expect(await dialog.getByRole('button', { name: 'Open incident' }).isDisabled()).toBe(true);
    await dialog.getByLabel('Name').fill('Check-in stands still');
    await dialog.getByLabel('Topic').selectOption('app');
    await shoot(on.page, 'incident-new');
    expect(await axeFaults(on.page, ['region'])).toEqual([]);
    await dialog.getByRole('button', { name: 'Open incident' }).click();
    await on.page.waitForURL('**/incidents/incident-9');
    expect(call('/v1/incidents')?.body).toMatchObject({
      brand: 'acme',
      title: 'Check-in stands still',
      match: { topic: 'app', network: null, phrases: [] },
    });
  });

  it('are only read by brand managers, and change while they look', async () => {
    on.api.world.me = { ...on.api.world.me, roles: ['brand-manager'] };
    await on.goto('/incidents/incident-1');
    await on.page.getByText('A supervisor decides whether this is an incident.').waitFor();
    expect(await on.page.getByRole('button', { name: 'Accept' }).count()).toBe(0);
    Object.assign(on.api.rising.incidents[0] ?? {}, { title: 'Belt 4 again', version: 2 });
    on.api.tell('incident', 'incident-1');
    await on.page.getByRole('heading', { level: 1, name: 'Belt 4 again' }).waitFor();
  });

  it('stand on the page of their cases, where one press tells the customer', async () => {
    const one = on.api.world.cases.find((each) => each['incident'] === 'incident-2');
    await on.goto(`/cases/${one?.id ?? ''}`);
    const strip = on.page.getByRole('note').filter({ hasText: 'This case belongs to the incident' });
    await strip.getByText('Your voucher keeps its value').waitFor();
    await shoot(on.page, 'case-incident');
    expect(await axeFaults(on.page)).toEqual([]);
    await strip.getByRole('button', { name: 'Send the statement' }).click();
    await strip.getByText('This customer was told the statement.').waitFor();
    expect(call('/holding-statement')?.headers['if-match']).toBeDefined();
    expect(call('/holding-statement')?.headers['idempotency-key']).toBeDefined();
    expect(await strip.getByRole('button', { name: 'Send the statement' }).count()).toBe(0);
  });

  it('are reported with the numbers of the chart behind it, and printed with both', async () => {
    await on.goto('/incidents/incident-2?tab=report');
    await on.page.locator('.incident-chart rect').first().waitFor();
    await on.page.getByText('48,200').waitFor();
    await on.page.getByRole('button', { name: 'Table' }).click();
    await on.page.getByRole('region', { name: 'Mentions over time, the numbers' }).getByRole('cell', { name: '60' }).waitFor();
    await on.page.emulateMedia({ media: 'print' });
    expect(await on.page.locator('header.top').isVisible()).toBe(false);
    expect(await on.page.locator('.incident-chart svg').isVisible()).toBe(true);
    expect(await on.page.getByRole('cell', { name: '60' }).isVisible()).toBe(true);
  });

  it.each(looks)('have no accessibility faults and never scroll sideways: $size, dark $dark', async ({ size, dark }) => {
    const { page, context, complaints } = await visit(on.browser, { size, dark });
    const faults: string[] = [];
    for (const { name, path, shows } of pages) {
      await page.goto(`${on.api.url}${path}`);
      await page.locator(shows).first().waitFor();
      await shoot(page, `${name}-${size}-${dark ? 'dark' : 'light'}`);
      faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
      const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      if (wide !== 0) faults.push(`${name}: scrolls sideways by ${String(wide)} px`);
    }
    await context.close();
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
  });
});
