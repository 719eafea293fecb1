import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { axeFaults } from './axe.ts';
import { looks, obstacle, shoot, visit } from './browser.ts';
import { setStage } from './stage.ts';

const pages = [
  { name: 'brand', path: '/brand', heading: 'Overview', shows: '.brand-chart rect' },
  { name: 'brand-topics', path: '/brand/topics', heading: 'Topics', shows: 'section:nth-of-type(4) table' },
  { name: 'brand-voice', path: '/brand/voice', heading: 'Share of voice', shows: '.lines-chart .line-mark' },
  { name: 'brand-places', path: '/brand/places', heading: 'Countries and languages', shows: 'section:nth-of-type(2) table' },
  { name: 'brand-authors', path: '/brand/authors', heading: 'Authors', shows: 'table' },
  { name: 'brand-reviews', path: '/brand/reviews', heading: 'Reviews', shows: '.lines-chart .line-mark' },
  { name: 'brand-care', path: '/brand/care', heading: 'Care', shows: '.bars-chart rect' },
] as const;
describe.skipIf(obstacle !== undefined)('the pages about a brand', () => {
  const on = setStage();
  const asked = (name: string): number => on.api.calls.filter(({ path }) => path === `/v1/analytics/${name}`).length;

  it('lead from one to the next and keep the filters on the way', async () => {
    await on.goto('/brand?range=7d&network=x');
    for (const { heading, path, shows } of pages) {
      await on.page.getByRole('navigation', { name: 'Pages about the brand' }).getByRole('link', { name: heading }).click();
      await on.page.waitForURL(`**${path}?*`);
      await on.page.getByRole('heading', { level: 1, name: heading }).waitFor();
      await on.page.locator(shows).first().waitFor();
      expect(new URL(on.page.url()).searchParams.get('range')).toBe('7d');
      expect(new URL(on.page.url()).searchParams.get('network')).toBe('x');
    }
  });

  it('lead from a number to just the mentions that it counts', async () => {
    await on.goto('/brand?network=x');
    const row = on.page.getByRole('row').filter({ has: on.page.getByRole('rowheader', { name: 'Baggage' }) });
    const count = Number(await row.getByRole('link').first().textContent());
    expect(count).toBeGreaterThan(0);
    await row.getByRole('link').first().click();
    await on.page.waitForURL(/\/feed\?/u);
    const search = new URL(on.page.url()).searchParams;
    expect([search.get('network'), search.get('topic')]).toEqual(['x', 'baggage']);
    expect(Date.parse(search.get('to') ?? '') - Date.parse(search.get('from') ?? '')).toBe(86_400_000);
    await on.firstRow().waitFor();
  });

  it('say where it was said, and lead to the mentions of a country and to those that say nothing of it', async () => {
    await on.goto('/brand/places?range=7d');
    const table = on.page.getByRole('region', { name: 'Countries, the numbers' });
    const row = table.getByRole('row').filter({ has: on.page.getByRole('rowheader', { name: 'South Africa' }) });
    const shown = Number(await row.getByRole('link').first().textContent());
    expect(shown).toBeGreaterThan(0);
    const [file] = await Promise.all([
      on.page.waitForEvent('download'),
      on.page.getByRole('button', { name: 'CSV: Countries' }).click(),
    ]);
    const text = await readFile((await file.path()) ?? '', 'utf8');
    expect(text).toContain(`South Africa,${shown},`);
    await on.page.getByRole('link', { name: /do not$/u }).click();
    await on.page.waitForURL(/country=unknown/u);
    await on.page.getByRole('button', { name: /Country not known/u }).waitFor();
    await on.page.goBack();
    await row.getByRole('link').first().click();
    await on.page.waitForURL(/country=ZA/u);
    await on.firstRow().waitFor();
    await on.page.getByRole('button', { name: /South Africa/u }).click();
    await on.page.waitForURL((url) => !url.searchParams.has('country'));
  });

  it('stay where they are when a filter or an order is chosen', async () => {
    await on.goto('/brand/authors');
    await on.page.getByRole('button', { name: 'By complaints' }).click();
    await on.page.waitForURL('**/brand/authors?by=complaints');
    await on.page.getByRole('button', { name: 'Language all' }).click();
    await on.page.getByRole('menuitemradio', { name: 'English' }).click();
    await on.page.waitForURL(/\/brand\/authors\?.*lang=en/u);
  });

  it('keep the time, the comparison and the filters in the address', async () => {
    await on.goto('/brand');
    await on.page.getByRole('button', { name: 'Compare with the time before' }).click();
    await on.page.getByRole('menuitemradio', { name: 'the same time last week' }).click();
    await on.page.waitForURL('**/brand?compare=week');
    await on.page.getByRole('button', { name: 'Language all' }).click();
    await on.page.getByRole('menuitemradio', { name: 'English' }).click();
    await on.page.waitForURL(/lang=en/u);
    await on.page.getByLabel('First day').fill('2026-11-02');
    await on.page.getByLabel('Last day').fill('2026-11-08');
    await on.page.waitForURL(/from=2026-11-02&to=2026-11-08/u);
    await on.page.getByRole('button', { name: 'Time own days' }).waitFor();
  });

  it('hand over as CSV just what the table shows', async () => {
    await on.goto('/brand?table=true');
    const table = on.page.getByRole('region', { name: 'Sentiment over time, the numbers' });
    await table.getByRole('row').nth(1).waitFor();
    const shown: string[][] = [];
    for (const row of (await table.getByRole('row').all()).slice(1)) {
      const cells = await row.locator('td').allTextContents();
      shown.push(cells.slice(0, 4).map((cell) => cell.trim()));
    }
    const [file] = await Promise.all([
      on.page.waitForEvent('download'),
      on.page.getByRole('button', { name: 'CSV: Sentiment over time' }).click(),
    ]);
    expect(file.suggestedFilename()).toMatch(/^sentiment-.*\.csv$/u);
    const text = await readFile((await file.path()) ?? '', 'utf8');
    const rows = text.replace('\uFEFF', '').trim().split('\r\n').slice(1);
    expect(rows.map((row) => row.split(',').slice(1, 5))).toEqual(shown);
  });

  it('hand over the chart as a picture', async () => {
    await on.goto('/brand');
    await on.page.locator('.brand-chart rect').first().waitFor();
    const [file] = await Promise.all([
      on.page.waitForEvent('download'),
      on.page.getByRole('button', { name: 'PNG: Sentiment over time' }).click(),
    ]);
    const picture = await readFile((await file.path()) ?? '');
    expect(picture.subarray(1, 4).toString()).toBe('PNG');
    expect(picture.length).toBeGreaterThan(5_000);
  });

  it('tell networks and topics apart over time, and lead from a point to its mentions', async () => {
    await on.goto('/brand');
    const chart = on.page.getByRole('region', { name: 'Sentiment over time', exact: true });
    await chart.getByRole('button', { name: 'By network' }).click();
    await on.page.waitForURL('**/brand?split=network');
    await chart.locator('.line-1 .line-mark').first().waitFor();
    await chart.getByRole('button', { name: 'Net', exact: true }).click();
    await on.page.waitForURL(/measure=net/u);
    await chart.getByRole('button', { name: 'By topic' }).click();
    await on.page.waitForURL(/split=topic/u);
    await chart.getByRole('button', { name: 'Mentions', exact: true }).click();
    const point = chart.getByRole('link', { name: /^Baggage, .*: [1-9]/u }).first();
    const count = Number(/: (\d+)$/u.exec((await point.getAttribute('aria-label')) ?? '')?.[1]);
    await point.focus();
    await on.page.keyboard.press('Enter');
    await on.page.waitForURL(/\/feed\?.*topic=baggage/u);
    const search = new URL(on.page.url()).searchParams;
    expect(Date.parse(search.get('to') ?? '') - Date.parse(search.get('from') ?? '')).toBeLessThanOrEqual(3_600_000);
    expect(count).toBeGreaterThan(0);
    await on.firstRow().waitFor();
  });

  it.each([
    { path: '/brand/topics', title: 'Topics over time', picture: '.lines-chart svg', file: /^sentiment-by-topic-/u },
    { path: '/brand/voice', title: 'Share of voice over time', picture: '.lines-chart svg', file: /^voice-over-time-/u },
    { path: '/brand/reviews', title: 'Stars over time', picture: '.lines-chart svg', file: /^stars-/u },
    { path: '/brand/care', title: 'Cases over time', picture: '.lines-chart svg', file: /^care-over-time-/u },
    { path: '/brand/care', title: 'Time to the first response', picture: '.bars-chart svg', file: /^first-responses-/u },
  ])('have behind the picture of $title the table of its numbers, and hand over both', async ({ path, title, picture, file }) => {
    await on.goto(path);
    const region = on.page.locator('section.block').filter({ has: on.page.getByRole('heading', { name: title, exact: true }) });
    await region.locator(picture).first().waitFor();
    const [png] = await Promise.all([
      on.page.waitForEvent('download'),
      region.getByRole('button', { name: `PNG: ${title}` }).click(),
    ]);
    expect(png.suggestedFilename()).toMatch(file);
    await region.getByRole('button', { name: `Table: ${title}` }).click();
    const table = region.getByRole('table');
    await table.getByRole('row').nth(1).waitFor();
    expect(await region.locator(picture).first().isVisible()).toBe(false);
    const [csv] = await Promise.all([
      on.page.waitForEvent('download'),
      region.getByRole('button', { name: `CSV: ${title}` }).click(),
    ]);
    const written = (await readFile((await csv.path()) ?? '', 'utf8')).trim().split('\r\n');
    expect(written).toHaveLength(await table.getByRole('row').count());
  });

  it('say what the server lacks, each in its place, and try again', async () => {
    on.api.failOn('/v1/analytics/trends', 404);
    await on.goto('/brand');
    await on.page.getByText('Emerging phrases could not be loaded').waitFor();
    await on.page.locator('.brand-chart rect').first().waitFor();
    on.api.failOn('/v1/analytics/trends', null);
    const before = asked('trends');
    await on.page.getByRole('alert').filter({ hasText: 'phrases' }).getByRole('button', { name: 'Try again' }).click();
    await on.page.getByText('tag scanner').waitFor();
    expect(asked('trends')).toBeGreaterThan(before);
  });

  it('answer the keyboard: the table opens and the way back goes on', async () => {
    await on.goto('/brand');
    const button = on.page.getByRole('button', { name: 'Table: Sentiment over time' });
    await button.focus();
    await on.page.keyboard.press('Enter');
    await on.page.waitForURL('**/brand?table=true');
    await on.page
      .locator('button:focus', { hasText: 'Table' })
      .or(on.page.locator('button:focus', { hasText: 'Chart' }))
      .waitFor();
    await on.page.keyboard.press('Space');
    await on.page.waitForURL(/\/brand$/u);
  });

  it('still answer where the overview stood before', async () => {
    await on.goto('/overview?range=7d');
    await on.page.waitForURL('**/brand?range=7d');
  });

  it('print without what only a screen needs', async () => {
    await on.goto('/brand');
    await on.page.locator('.brand-chart rect').first().waitFor();
    await on.page.emulateMedia({ media: 'print' });
    expect(await on.page.locator('.brand-filters').isVisible()).toBe(false);
    expect(await on.page.locator('.print-only').isVisible()).toBe(true);
    expect(await on.page.locator('.brand-chart').isVisible()).toBe(true);
    expect(await on.page.locator('.brand-chart + div table, .paper-only table').first().isVisible()).toBe(true);
  });

  it.each(pages.flatMap((page) => looks.map((look) => ({ ...page, ...look }))))(
    '$name is accessible and fits: $size, dark $dark',
    async ({ name, path, shows, size, dark }) => {
      const seen = await visit(on.browser, { size, dark });
      await seen.page.goto(`${on.api.url}${path}`);
      await seen.page.locator(shows).first().waitFor();
      await shoot(seen.page, `${name}-${size}${dark ? '-dark' : ''}`);
      const faults = await axeFaults(seen.page);
      const overflow = Number(await seen.page.evaluate('document.documentElement.scrollWidth - innerWidth'));
      await seen.context.close();
      expect(faults).toEqual([]);
      expect(overflow).toBeLessThanOrEqual(0);
      expect(seen.complaints).toEqual([]);
    },
  );
});
