import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { axeFaults } from './axe.ts';
import { looks, obstacle, shoot, type Size, visit } from './browser.ts';
import { setStage } from './stage.ts';

describe.skipIf(obstacle !== undefined)('what leaves the house', () => {
  const on = setStage();
  const day = 86_400_000;
  const share = (page: string) => {
    on.api.outside.shares.unshift({
      id: 'share-1',
      url: `${on.api.url}/s/share-1.signed`,
      page,
      query: { brand: 'acme', range: '7d', network: 'x' },
      title: null,
      by: { id: 'guest', name: 'Guest' },
      at: new Date().toISOString(),
      expiresAt: new Date(Date.now() + day).toISOString(),
    });
  };

  it('is a link to a page as it stands, which can be taken back', async () => {
    await on.goto('/brand/topics?range=7d&network=x');
    await on.page.getByRole('button', { name: 'Share', exact: true }).click();
    const dialog = on.page.getByRole('dialog');
    await dialog.getByText('None yet.').waitFor();
    await dialog.getByLabel('Title (optional)').fill('For the board');
    await dialog.getByLabel('For how long').selectOption('30');
    await dialog.getByRole('button', { name: 'Make link' }).click();
    const link = dialog.getByLabel('Link', { exact: true });
    await link.waitFor();
    expect(await link.inputValue()).toBe(`${on.api.url}/s/share-1.signed`);
    expect(on.api.calls.find(({ path, method }) => method === 'POST' && path === '/v1/shares')?.body).toEqual({
      page: 'topics',
      days: 30,
      title: 'For the board',
      query: { brand: 'acme', range: '7d', network: 'x' },
    });
    await shoot(on.page, 'share-dialog');
    expect(await axeFaults(on.page, ['region'])).toEqual([]);
    await dialog.getByRole('button', { name: 'Take back For the board' }).click();
    await dialog.getByText('None yet.').waitFor();
  });

  it('shows who has a link the numbers without an account, and no way further', async () => {
    share('overview');
    on.api.requireSignIn();
    await on.page.goto(`${on.api.url}/s/share-1.signed`);
    await on.page.getByRole('heading', { level: 1, name: 'Acme Air' }).waitFor();
    await on.page.locator('.brand-chart rect').first().waitFor();
    expect(await on.page.locator('main a').count()).toBe(0);
    expect(await on.page.getByText('belt 4').count()).toBe(0);
    await on.page.getByRole('button', { name: 'Time Last 7 days' }).click();
    await on.page.getByRole('menuitemradio', { name: 'Last 24 hours' }).click();
    await on.page.getByRole('button', { name: 'Time Last 24 hours' }).waitFor();
    const asked = on.api.calls.filter(({ path }) => path.startsWith('/v1/'));
    expect([...new Set(asked.map(({ headers }) => headers['x-earshot-share']))]).toEqual(['share-1.signed']);
    expect(asked.filter(({ path }) => !/^\/v1\/(?:analytics\/|shares\/current)/u.test(path))).toEqual([]);
  });

  it('says in plain words that a link has ended', async () => {
    await on.page.goto(`${on.api.url}/s/share-9.signed`);
    await on.page.getByText('This link no longer works').waitFor();
    await shoot(on.page, 'share-expired');
    expect(await axeFaults(on.page)).toEqual([]);
    expect(on.api.calls.map(({ path }) => path)).toEqual(['/v1/shares/current']);
  });

  it.each(['topics', 'voice', 'places', 'authors', 'reviews', 'care'])('shares the page of %s', async (page) => {
    share(page);
    on.api.requireSignIn();
    await on.page.goto(`${on.api.url}/s/share-1.signed`);
    await on.page.getByRole('main').getByRole('table').first().waitFor();
    expect(await on.page.locator('main a').count()).toBe(0);
  });

  it('is a digest, chosen, looked at, and sent', async () => {
    await on.goto('/digests');
    await on.page.getByRole('button', { name: 'Add a digest' }).click();
    await on.page.getByLabel('How often').selectOption('week');
    await on.page.getByLabel('On', { exact: true }).selectOption('5');
    await on.page.getByLabel('At', { exact: true }).fill('08:30');
    await on.page.getByRole('button', { name: 'Preview' }).click();
    await on.page.getByRole('dialog').getByText('What rose: Baggage').waitFor();
    const frame = on.page.locator('iframe.letter-frame');
    expect(await frame.getAttribute('sandbox')).toBe('');
    const letter = frame.contentFrame();
    await letter.getByRole('heading', { name: '171 mentions' }).waitFor();
    const inner = on.page.frames().find((one) => one !== on.page.mainFrame());
    expect(await inner?.evaluate("getComputedStyle(document.querySelector('h1')).color")).toBe('rgb(31, 122, 77)');
    expect(await letter.locator('a[href], script').count()).toBe(0);
    await shoot(on.page, 'digest-preview');
    expect(await axeFaults(on.page, ['region'])).toEqual([]);
    await on.page.keyboard.press('Escape');
    await on.page.getByRole('button', { name: 'Save' }).click();
    await on.page.getByText('Saved.').waitFor();
    expect(on.api.outside.digests).toMatchObject([
      { brand: null, every: 'week', weekday: 5, at: '08:30', timeZone: 'Africa/Johannesburg', language: 'en', enabled: true },
    ]);
    await on.page.getByRole('button', { name: 'Send me one now' }).click();
    await on.page.getByText('It is on its way to your address.').waitFor();
  });

  it('says plainly when no mail server is set', async () => {
    on.api.outside.mail = false;
    await on.goto('/digests');
    await on.page.getByText('No mail server is set, so no digest goes out.').waitFor();
  });

  it('is a file, with how far it is, that can be cancelled', async () => {
    on.api.outside.exporting = 'held';
    await on.goto('/feed?sentiment=negative');
    await on.page.getByRole('button', { name: 'Export' }).click();
    const dialog = on.page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Export', exact: true }).click();
    await dialog.getByText(/^\d+ of \d+ rows, (?:49|50) %$/u).waitFor();
    await shoot(on.page, 'export-progress');
    expect(await axeFaults(on.page, ['region'])).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.getByRole('progressbar').waitFor({ state: 'detached' });
    on.api.outside.exporting = 'whole';
    const [file] = await Promise.all([
      on.page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Export', exact: true }).click(),
    ]);
    const text = await readFile(await file.path(), 'utf8');
    const negative = on.api.world.mentions.filter(({ sentiment }) => Object(sentiment).label === 'negative').length;
    await dialog.getByText(`Saved: ${negative} rows.`).waitFor();
    expect(file.suggestedFilename()).toMatch(/^mentions-\d{4}-\d{2}-\d{2}\.csv$/u);
    expect(text.startsWith('\uFEFFid,text')).toBe(true);
  });

  it('is never half a file', async () => {
    on.api.outside.exporting = 'broken';
    await on.goto('/brand');
    await on.page.getByRole('button', { name: 'Export' }).click();
    await on.page.getByRole('dialog').getByRole('button', { name: 'Export', exact: true }).click();
    await on.page.getByRole('progressbar').waitFor();
    on.api.outside.letGo();
    await on.page.getByText(/The export broke off after/u).waitFor();
  });

  it.each(looks)('has no accessibility faults and never scrolls sideways: $size, dark $dark', async ({ size, dark }) => {
    await look({ size, dark, locale: 'en-GB' });
  });
  it.each(looks.filter(({ dark }) => !dark))('fits in German: $size', async ({ size, dark }) => {
    await look({ size, dark, locale: 'de-DE' });
  });

  async function look(options: { readonly size: Size; readonly dark: boolean; readonly locale: string }): Promise<void> {
    share('overview');
    on.api.outside.digests.push({
      id: 'digest-1',
      brand: 'acme',
      every: 'week',
      weekday: 1,
      at: '07:00',
      timeZone: 'Europe/London',
      language: 'en',
      enabled: true,
      nextAt: new Date(Date.now() + day).toISOString(),
      lastAt: null,
    });
    const { page, context, complaints } = await visit(on.browser, options);
    const faults: string[] = [];
    const language = options.locale.slice(0, 2);
    for (const [name, path, sign] of [
      ['alerts', '/brand', '.alert-band'],
      ['share-page', '/s/share-1.signed', '.brand-chart rect'],
      ['digests', '/digests', '.digest'],
      ['incident', '/incidents/incident-2', '.incident-cases'],
      ['incident-report', '/incidents/incident-2?tab=report', '.incident-chart rect'],
    ] as const) {
      await page.goto(`${on.api.url}${path}`);
      await page.locator(sign).first().waitFor();
      await shoot(page, `${name}-${options.size}${options.dark ? '-dark' : ''}-${language}`);
      faults.push(...(await axeFaults(page)).map((fault) => `${name}: ${fault}`));
      const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      if (wide !== 0) faults.push(`${name}: scrolls sideways by ${String(wide)} px`);
    }
    await context.close();
    expect(faults).toEqual([]);
    expect(complaints).toEqual([]);
  }
});
