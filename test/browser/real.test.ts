import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from './axe.ts';
import { obstacle, openBrowser, realUrl, shoot, visit, type Size } from './browser.ts';

const pages = [
  { name: 'feed', path: '/feed', shows: 'article' },
  { name: 'cases', path: '/cases', shows: '[data-testid=cases] a' },
  { name: 'overview', path: '/brand', shows: '.chart rect, .brand .state' },
  { name: 'topics', path: '/brand/topics', shows: 'table tbody tr:visible, .state' },
  { name: 'voice', path: '/brand/voice', shows: 'table tbody tr:visible, .state' },
  { name: 'places', path: '/brand/places', shows: 'table tbody tr:visible, .state' },
  { name: 'authors', path: '/brand/authors', shows: 'table tbody tr:visible, .state' },
  { name: 'reviews', path: '/brand/reviews', shows: 'table tbody tr:visible, .state' },
  { name: 'care', path: '/brand/care', shows: 'table tbody tr:visible, .state' },
  { name: 'incidents', path: '/incidents', shows: '.incident-row, .state' },
  { name: 'digests', path: '/digests', shows: 'h1' },
  { name: 'connections', path: '/connections', shows: '.connection' },
  { name: 'connect', path: '/connect', shows: '.steps' },
  { name: 'board', path: '/board', shows: '.sup-queues tbody tr' },
  { name: 'reports', path: '/reports', shows: 'table tbody tr:visible, .state' },
  { name: 'quality', path: '/quality', shows: 'h1' },
  { name: 'settings', path: '/settings', shows: '.admin-main h1' },
  { name: 'queues', path: '/settings/queues', shows: '.admin-main h1' },
  { name: 'rules', path: '/settings/rules', shows: '.admin-main h1' },
] as const;
const looks: readonly { readonly size: Size; readonly dark: boolean }[] = [
  { size: 'desktop', dark: false },
  { size: 'desktop', dark: true },
  { size: 'phone', dark: false },
];

/** `EARSHOT_URL=http://127.0.0.1:3000`: a running program with its sample, or one that asks nobody to sign in. Changes nothing. */
describe.skipIf(obstacle !== undefined || realUrl === undefined)('the running program', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });

  for (const { size, dark } of looks) {
    const look = `${size}-${dark ? 'dark' : 'light'}`;
    it(`shows every page without faults: ${look}`, async () => {
      const { context, page, complaints } = await visit(browser, { size, dark });
      const faults: string[] = [];
      for (const { name, path, shows } of pages) {
        await page.goto(`${realUrl}${path}`);
        await page.locator(shows).first().waitFor();
        await shoot(page, `real-${name}-${look}`);
        faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
      }
      await context.close();
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }

  it('is live, leads from a mention to its case and from a number to its list', async () => {
    const { context, page, complaints } = await visit(browser);
    await page.goto(`${realUrl}/feed?intent=complaint`);
    await page.locator('.is-live').waitFor();
    await page
      .getByRole('link', { name: /^(?:Case C-|Open its case)/u })
      .first()
      .click();
    await page.getByRole('region', { name: 'The case' }).getByRole('heading', { level: 1 }).waitFor();
    await shoot(page, 'real-case');
    await page.getByRole('button', { name: /^Timeline/u }).click();
    await page
      .getByText(/opened the case/u)
      .first()
      .waitFor();
    await shoot(page, 'real-timeline');
    await page.goto(`${realUrl}/brand?range=7d`);
    await page.locator('.tile-number a[href^="/feed"]').first().click();
    await page.waitForURL('**/feed?**');
    await page.getByRole('article').first().waitFor();
    await context.close();
    expect(complaints).toEqual([]);
  });

  it('finds words, filters by network and keeps both in the address', async () => {
    const { context, page } = await visit(browser);
    await page.goto(`${realUrl}/feed`);
    await page.getByRole('button', { name: 'Network all' }).click();
    await page.getByRole('menuitemradio', { name: 'X', exact: true }).click();
    await page.waitForURL('**/feed?network=x');
    await page.keyboard.press('/');
    await page.keyboard.type('bag');
    await page.waitForURL(/network=x.*q=bag/u);
    await page.getByRole('article').first().waitFor();
    const rows = await page.getByRole('article').allTextContents();
    expect(rows.every((row) => row.toLowerCase().includes('bag'))).toBe(true);
    await context.close();
  });
});
