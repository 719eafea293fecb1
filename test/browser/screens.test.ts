import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults } from './axe.ts';
import { obstacle, openBrowser, shoot, visit, webRoot, type Size } from './browser.ts';
import { startMockApi, type MockApi } from './mock-api.ts';

interface Screen {
  readonly name: string;
  readonly path: string;
  readonly ready: (page: Page) => Promise<unknown>;
}

const screens: readonly Screen[] = [
  { name: 'feed', path: '/feed', ready: (page) => page.getByRole('article').first().waitFor() },
  {
    name: 'feed-open',
    path: '/feed?mention=mention-',
    ready: (page) => page.getByRole('heading', { name: 'Understood' }).waitFor(),
  },
  {
    name: 'feed-filtered',
    path: '/feed?sentiment=negative&topic=baggage',
    ready: (page) => page.getByRole('article').first().waitFor(),
  },
  { name: 'feed-empty', path: '/feed?q=zzzz', ready: (page) => page.getByText('No mention matches').waitFor() },
  { name: 'cases', path: '/cases', ready: (page) => page.getByRole('listitem').first().waitFor() },
  { name: 'case', path: '/cases/case-1', ready: (page) => page.getByRole('heading', { level: 1 }).last().waitFor() },
  { name: 'overview', path: '/brand', ready: (page) => page.locator('.chart rect').first().waitFor() },
  { name: 'overview-table', path: '/brand?table=true', ready: (page) => page.getByRole('table').first().waitFor() },
  { name: 'connections', path: '/connections', ready: (page) => page.getByText('Unknown kind').waitFor() },
  { name: 'settings', path: '/settings', ready: (page) => page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor() },
  {
    name: 'settings-queues',
    path: '/settings/queues',
    ready: (page) => page.getByRole('heading', { level: 1, name: 'Queues' }).waitFor(),
  },
  {
    name: 'settings-rules',
    path: '/settings/rules',
    ready: (page) => page.getByRole('heading', { level: 1, name: 'Rules' }).waitFor(),
  },
  {
    name: 'settings-agents',
    path: '/settings/agents',
    ready: (page) => page.getByRole('heading', { level: 1, name: 'People' }).waitFor(),
  },
  {
    name: 'settings-webhooks',
    path: '/settings/webhooks',
    ready: (page) => page.getByRole('heading', { level: 1, name: 'Webhooks' }).waitFor(),
  },
  { name: 'board', path: '/board', ready: (page) => page.getByRole('heading', { level: 2, name: 'Queues' }).waitFor() },
  { name: 'quality', path: '/quality', ready: (page) => page.getByText('Case C-20401').waitFor() },
  { name: 'reports', path: '/reports', ready: (page) => page.getByRole('table').waitFor() },
  { name: 'orphans', path: '/orphans', ready: (page) => page.getByText('None', { exact: true }).waitFor() },
  { name: 'connect', path: '/connect', ready: (page) => page.getByText('Write a configuration').waitFor() },
];
const looks: readonly { readonly size: Size; readonly dark: boolean }[] = [
  { size: 'desktop', dark: false },
  { size: 'desktop', dark: true },
  { size: 'phone', dark: false },
  { size: 'phone', dark: true },
  { size: 'narrow', dark: false },
];

describe.skipIf(obstacle !== undefined)('every page, in light and dark, on a desktop and on a phone', () => {
  let browser: Browser;
  let api: MockApi;
  beforeAll(async () => {
    api = await startMockApi({ webRoot });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await api?.close();
  });
  const pathOf = (screen: Screen): string => screen.path.replace('mention-', api.world.mentions[2]?.id ?? '');

  for (const { size, dark } of looks) {
    const look = `${size}-${dark ? 'dark' : 'light'}`;
    it(`has no accessibility faults, breaks no policy and never scrolls sideways: ${look}`, async () => {
      const { context, page, complaints } = await visit(browser, { size, dark });
      const faults: string[] = [];
      for (const screen of screens) {
        await page.goto(`${api.url}${pathOf(screen)}`);
        await screen.ready(page);
        await shoot(page, `${screen.name}-${look}`);
        faults.push(...(await axeFaults(page)).map((fault) => `${screen.name}: ${fault}`));
        const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
        if (wide !== 0) faults.push(`${screen.name}: scrolls sideways by ${String(wide)} px`);
      }
      await context.close();
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
    });

    it(`shows dialogs, menus and sign-in without faults: ${look}`, async () => {
      const { context, page, complaints } = await visit(browser, { size, dark });
      const faults: string[] = [];
      // Menus hang beside the landmarks, as everywhere; what is in them is checked.
      const check = async (name: string): Promise<void> => {
        await shoot(page, `${name}-${look}`);
        faults.push(...(await axeFaults(page, ['region'])).map((fault) => `${name}: ${fault}`));
      };
      await page.goto(`${api.url}/cases/case-2`);
      await page.getByRole('button', { name: /^Solve/u }).click();
      await page.getByRole('dialog').waitFor();
      await check('solve');
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Timeline' }).click();
      await check('timeline');
      await page.goto(`${api.url}/feed`);
      await page.getByRole('button', { name: /^Sample/u }).click();
      await page.getByRole('dialog').waitFor();
      await check('sample');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: /^Topic/u }).click();
      await page.getByRole('menu').waitFor();
      await check('filter');
      await page.keyboard.press('Escape');
      await page.getByRole('menu').waitFor({ state: 'detached' });
      await page.getByRole('article').first().waitFor();
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
      await check('keys');
      api.failOn('/v1/cases', 500);
      await page.goto(`${api.url}/cases`);
      await page.getByRole('alert').waitFor();
      await check('error');
      api.failOn('/v1/cases', null);
      api.failOn('/v1/me', 401);
      await page.goto(`${api.url}/feed`);
      await page.getByRole('heading', { name: 'Sign in' }).waitFor();
      await check('sign-in');
      api.failOn('/v1/me', null);
      await context.close();
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }
});
