import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { axeFaults } from './axe.ts';
import { looks, obstacle, shoot, visit } from './browser.ts';
import { setStage } from './stage.ts';

const pages = [
  { name: 'board', path: '/board' },
  { name: 'quality', path: '/quality' },
  { name: 'quality-score', path: '/quality?review=review-2' },
  { name: 'quality-disputed', path: '/quality?review=review-3' },
  { name: 'quality-sample', path: '/quality?tab=samples&sample=sample-1' },
  { name: 'quality-cards', path: '/quality?tab=cards' },
  { name: 'reports', path: '/reports' },
] as const;
describe.skipIf(obstacle !== undefined)('the pages of a supervisor', () => {
  const on = setStage();
  /** The last call to an address that ends so. */
  const call = (end: string) => on.api.calls.findLast(({ path, method }) => method === 'POST' && path.endsWith(end));

  it('takes a case over from whoever holds it, on the version that was seen', async () => {
    await on.goto('/board');
    const button = on.page.getByRole('button', { name: /^Take over C-/u }).first();
    const number = /C-(\d+)/u.exec((await button.getAttribute('aria-label')) ?? '')?.[1] ?? '';
    await button.click();
    await on.page.getByText(`C-${number} is yours now.`).waitFor();
    expect(call('/claim')?.body).toEqual({ takeOver: true });
    expect(call('/claim')?.headers['if-match']).toBe('"3"');
    expect(call('/claim')?.headers['idempotency-key']).toMatch(/^[0-9a-f]{32}$/u);
    await on.page.getByText('Yours', { exact: true }).waitFor();
  });

  it('says that a case changed since it was seen, and takes nothing', async () => {
    await on.goto('/board');
    const button = on.page.getByRole('button', { name: /^Take over C-/u }).first();
    const number = Number(/\d+/u.exec((await button.getAttribute('aria-label')) ?? '')?.[0]);
    const one = on.api.world.cases.find((each) => each['number'] === number);
    on.api.changeQuietly(one?.id ?? '', 'jonas@acme.example');
    await button.click();
    await on.page.getByRole('alert').getByText('It changed since the board was read').waitFor();
    expect(one?.owner.id).not.toBe('guest');
  });

  it('re-assigns what is ticked to whoever has room, and keeps what was refused', async () => {
    await on.goto('/board');
    const boxes = on.page.getByRole('checkbox', { name: /^Select C-/u });
    const number = Number(/\d+/u.exec((await boxes.nth(1).getAttribute('aria-label')) ?? '')?.[0]);
    await boxes.nth(0).check();
    await boxes.nth(1).check();
    const one = on.api.world.cases.find((each) => each['number'] === number);
    on.api.changeQuietly(one?.id ?? '', 'jonas@acme.example');
    await on.page.getByRole('button', { name: 'Re-assign 2…' }).click();
    await on.page.getByRole('dialog').getByLabel('Agent', { exact: true }).selectOption({ value: 'leo@acme.example' });
    await on.page.getByRole('dialog').getByText('Leo Martins is not there now.').waitFor();
    await shoot(on.page, 'board-reassign');
    expect(await axeFaults(on.page, ['region'])).toEqual([]);
    await on.page.getByRole('button', { name: 'Re-assign', exact: true }).click();
    await on.page.getByText('1 case re-assigned.').waitFor();
    await on.page.getByRole('alert').getByText(`C-${number}:`).waitFor();
    expect(call('/bulk')?.body['action']).toEqual({ type: 'transfer', to: { kind: 'agent', id: 'leo@acme.example' } });
    expect(await boxes.nth(1).isChecked()).toBe(true);
  });

  it('leads from every number to the cases behind it, and from a raised hand to its case', async () => {
    await on.goto('/board');
    const hrefOf = (name: string): Promise<string | null> => on.page.getByRole('link', { name }).first().getAttribute('href');
    await on.page.getByText('Customer threatens court').waitFor();
    expect(await hrefOf('Help Jonas Weber on C-20403')).toContain('/cases/case-3');
    expect(await hrefOf('Jonas Weber: ')).toContain('owner=jonas%40acme.example');
    const past = on.page.getByRole('listitem').filter({ hasText: 'Past target' }).getByRole('link');
    expect(await past.getAttribute('href')).toContain('breached=true');
  });

  it('keeps the board and says so when it cannot be read anew', async () => {
    on.api.failOn('/v1/board', 500);
    await on.page.goto(`${on.api.url}/board`);
    await on.page.getByRole('alert').getByText('The board could not be loaded').waitFor();
    on.api.failOn('/v1/board', null);
    await on.page.getByRole('button', { name: 'Try again' }).click();
    await on.page.getByRole('heading', { level: 2, name: 'Queues' }).waitFor();
  });

  it('scores a case blind: every question needs an answer first', async () => {
    await on.goto('/quality?review=review-2');
    await on.page.getByText('Neither sees the other’s score').waitFor();
    const give = on.page.getByRole('button', { name: 'Give the score' });
    expect(await give.isDisabled()).toBe(true);
    await on.page.getByRole('radio', { name: 'Met' }).nth(0).check();
    await on.page.getByRole('radio', { name: 'Missed' }).nth(1).check();
    await on.page.getByRole('radio', { name: 'Does not apply' }).nth(2).check();
    await on.page.getByText('So far 25 %').waitFor();
    await on.page.getByLabel('Comment').fill('Kind words.');
    await give.click();
    await on.page.getByRole('heading', { name: 'What was found' }).waitFor();
    expect(call('/score')?.body).toEqual({
      verdicts: { q1: 'met', q2: 'missed', q3: 'not-applicable' },
      comment: 'Kind words.',
    });
  });

  it('lets an agent dispute a score of their own work, and a supervisor decide another’s', async () => {
    await on.goto('/quality?state=mine&review=review-4');
    await on.page.getByLabel('Why').fill('The customer asked later.');
    await on.page.getByRole('button', { name: 'Dispute' }).click();
    await on.page.getByText('A supervisor decides.', { exact: true }).waitFor();
    expect(call('/dispute')?.body).toEqual({ text: 'The customer asked later.' });
    await on.goto('/quality?review=review-3');
    await on.page.getByLabel('Reason').fill('It did.');
    await on.page.getByRole('button', { name: 'Decide' }).last().click();
    await on.page.getByText('The scores stand.', { exact: true }).waitFor();
    expect(call('/resolve')?.body).toEqual({ text: 'It did.' });
  });

  it('draws a sample, and says beside the field what is wrong', async () => {
    await on.goto('/quality?tab=samples');
    await on.page.getByRole('button', { name: 'Draw a sample' }).click();
    await on.page.getByLabel('How many').fill('900');
    await on.page.getByRole('button', { name: 'Draw a sample' }).last().click();
    await on.page.getByText('Must be a whole number from 1 to 500.').waitFor();
    expect(call('/samples')).toBeUndefined();
    await on.page.getByLabel('How many').fill('12');
    await on.page.getByRole('button', { name: 'Draw a sample' }).last().click();
    await on.page.getByRole('heading', { name: 'How far scorers agree' }).waitFor();
    expect(call('/samples')?.body).toMatchObject({ size: 12, card: 'care', double: 0.2, brand: 'acme' });
  });

  it('keeps a new score-card under an id of its own', async () => {
    await on.goto('/quality?tab=cards');
    await on.page.getByRole('button', { name: 'New score-card' }).click();
    await on.page.getByRole('button', { name: 'Save' }).click();
    await on.page.getByText('Is needed.').first().waitFor();
    await on.page.getByLabel('Name').fill('Care');
    await on.page.getByLabel('Question 1', { exact: true }).fill('Was it kind?');
    await shoot(on.page, 'quality-card-form');
    await on.page.getByRole('button', { name: 'Save' }).click();
    await on.page.getByLabel('Question 1', { exact: true }).waitFor({ state: 'detached' });
    expect(call('/cards')?.body).toEqual({
      id: 'care-2',
      name: 'Care',
      passMark: 0.8,
      questions: [{ id: 'q1', text: 'Was it kind?', weight: 1 }],
    });
  });

  it('saves the report as CSV, in which no name is a formula', async () => {
    await on.goto('/reports');
    const waiting = on.page.waitForEvent('download');
    await on.page.getByRole('button', { name: 'Save as CSV' }).click();
    const download = await waiting;
    const text = await readFile(await download.path(), 'utf8');
    expect(download.suggestedFilename()).toMatch(/^agents-\d{4}-\d{2}-\d{2}-\d{4}-\d{2}-\d{2}\.csv$/u);
    expect(text).toContain('jonas@acme.example,Jonas Weber,41,63,');
    expect(text).toContain("plus@acme.example,'=1+1,");
    expect(text.trimEnd().split('\r\n')).toHaveLength(5);
  });

  it('shows agents their own reviews and no board', async () => {
    on.api.world.me = { ...on.api.world.me, roles: ['agent'] };
    on.api.failOn('/v1/board', 403);
    await on.goto('/quality');
    await on.page.getByRole('region', { name: 'About my work' }).waitFor();
    expect(await on.page.getByRole('link', { name: 'Samples' }).count()).toBe(0);
    await on.goto('/board');
    await on.page.getByText('The board is for supervisors').waitFor();
  });

  it.each(looks)('have no accessibility faults and never scroll sideways: $size, dark $dark', async ({ size, dark }) => {
    const { page, context, complaints } = await visit(on.browser, { size, dark });
    const faults: string[] = [];
    for (const { name, path } of pages) {
      await page.goto(`${on.api.url}${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await expect.poll(() => page.locator('.loading').count()).toBe(0);
      await shoot(page, `${name}-${size}-${dark ? 'dark' : 'light'}`);
      faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
      const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      if (wide !== 0) faults.push(`${name}: scrolls sideways by ${String(wide)} px`);
    }
    await context.close();
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('speaks German', async () => {
    const { page, context, complaints } = await visit(on.browser, { locale: 'de-DE' });
    await page.goto(`${on.api.url}/board`);
    await page.getByRole('heading', { level: 1, name: 'Leitstand' }).waitFor();
    await page.getByText('Warteschlangen').first().waitFor();
    await shoot(page, 'board-german');
    await page.goto(`${on.api.url}/quality?review=review-3`);
    await page.getByRole('heading', { name: 'Was gefunden wurde' }).waitFor();
    await page.goto(`${on.api.url}/reports`);
    await page.getByText('Was die Spalten bedeuten').waitFor();
    await context.close();
    expect(complaints).toEqual([]);
  });
});
