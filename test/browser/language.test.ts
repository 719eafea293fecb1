import { describe, expect, it } from 'vitest';
import { lateAreaNames, loadFirstAreas, loadLateArea } from '../../web/i18n/areas.ts';
import type { Language } from '../../web/i18n/languages.ts';
import { axeFaults } from './axe.ts';
import { obstacle, shoot, visit, type Size } from './browser.ts';
import { leftOver } from './left-over.ts';
import { setStage } from './stage.ts';

async function textsOf(language: Language) {
  const late = await Promise.all(lateAreaNames.map(async (area) => [area, await loadLateArea(area, language)] as const));
  const { desk: _, ...first } = await loadFirstAreas(language);
  return { ...first, ...Object.fromEntries(late) };
}
const english = await textsOf('en');
const german = await textsOf('de');

/** A page and something on it that shows that it is drawn. */
const pages: readonly (readonly [string, string])[] = [
  ['/feed', 'article'],
  ['/feed?mention=', '.side-pane .why'],
  ['/feed?q=zzzz', '.state'],
  ['/brand', '.chart rect'],
  ['/brand?table=true', 'table:visible'],
  ['/connections', '.shelf li'],
  ['/connections?tab=dead-letters', '.shelf li'],
  ['/connect', '.steps'],
  ['/orphans', '.state'],
  ['/nowhere', '.state'],
];

describe.skipIf(obstacle !== undefined)('the language of the page', () => {
  const on = setStage();

  for (const [size, dark] of [
    ['desktop', false],
    ['narrow', true],
  ] as const satisfies readonly (readonly [Size, boolean])[]) {
    it(`is German throughout for a German browser, without faults and without scrolling sideways: ${size}`, async () => {
      const { context, page, complaints } = await visit(on.browser, { size, dark, locale: 'de-DE' });
      const faults: string[] = [];
      for (const [path, sign] of pages) {
        const at = path === '/feed?mention=' ? `${path}${on.api.world.mentions[2]?.id ?? ''}` : path;
        await page.goto(`${on.api.url}${at}`);
        await page.locator(sign).first().waitFor();
        await page.locator('.live.is-live').waitFor();
        await shoot(page, `german-${path.replaceAll(/\W+/gu, '-')}-${size}`);
        faults.push(...(await leftOver(page, english, german)).map((words) => `${path}: still English: ${words}`));
        faults.push(...(await axeFaults(page)).map((fault) => `${path}: ${fault}`));
        const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
        if (wide !== 0) faults.push(`${path}: scrolls sideways by ${String(wide)} px`);
      }
      expect(await page.locator('html').getAttribute('lang')).toBe('de');
      await context.close();
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
    });
  }

  it('finds English where English is', async () => {
    await on.goto('/feed');
    await on.firstRow().waitFor();
    expect(await leftOver(on.page, english, german)).toEqual(expect.arrayContaining(['Search mentions', 'Settings']));
  });

  it('fits the top bar at every width', async () => {
    const { context, page } = await visit(on.browser, { locale: 'de-DE' });
    for (const width of [901, 1024, 1181, 1440]) {
      await page.setViewportSize({ width, height: 700 });
      await page.goto(`${on.api.url}/feed`);
      await page.locator('.live.is-live').waitFor();
      const hidden = await page.evaluate(`(() => {
        const bar = document.querySelector('.top');
        const last = bar.querySelector('button.account').getBoundingClientRect();
        return Math.max(bar.scrollWidth - bar.clientWidth, Math.ceil(last.right) - innerWidth);
      })()`);
      expect(Number(hidden), `${width} px wide`).toBeLessThanOrEqual(0);
    }
    await context.close();
  });

  it('is changed in the account menu, kept for the next time, and leaves one where one was', async () => {
    const { page } = on;
    await on.goto('/feed?sentiment=negative');
    await page.getByRole('button', { name: 'Guest, account and settings' }).click();
    await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { name: 'Erwähnungen', level: 1 }).waitFor();
    expect(page.url()).toContain('/feed?sentiment=negative');
    expect(await page.locator('html').getAttribute('lang')).toBe('de');
    await page.keyboard.press('Escape');
    await page.reload();
    await page.getByRole('heading', { name: 'Erwähnungen', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Guest, Konto und Darstellung' }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Feed', level: 1 }).waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('stays as it is, and says so, when the other texts cannot be had', async () => {
    const { page } = on;
    await on.goto('/feed');
    await page.route('**/assets/first-*.js', (route) => route.abort());
    // Else the page is loaded anew first: a newer version may have been put up.
    await page.evaluate("sessionStorage.setItem('earshot-reloaded-at', String(Date.now()))");
    await page.getByRole('button', { name: 'Guest, account and settings' }).click();
    await page.getByRole('menuitemradio', { name: 'Deutsch' }).click();
    await page.getByText('The texts could not be loaded.').waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  });

  it('can be chosen before one is signed in', async () => {
    const { page } = on;
    on.api.requireSignIn();
    await page.goto(`${on.api.url}/feed`);
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
    await shoot(page, 'german-sign-in');
    expect(await leftOver(page, english, german)).toEqual([]);
    expect(await axeFaults(page)).toEqual([]);
    await page.getByRole('button', { name: 'Anmelden' }).click();
    await page.getByText('Geben Sie Ihre E-Mail-Adresse ein.').waitFor();
    await page.getByRole('textbox', { name: 'E-Mail' }).fill('sam@acme.example');
    await page.getByRole('textbox', { name: 'Passwort' }).fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText('E-Mail und Passwort passen nicht zusammen.').waitFor();
    on.api.failOn('/v1/sign-in', 429);
    await page.keyboard.press('Enter');
    await page.getByText('Zu viele Versuche.').waitFor();
    expect(await axeFaults(page)).toEqual([]);
  });
});
