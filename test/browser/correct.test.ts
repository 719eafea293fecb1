import { beforeEach, describe, expect, it } from 'vitest';
import { axeFaults } from './axe.ts';
import { obstacle, shoot, visit } from './browser.ts';
import type { Thing } from './mock/world.ts';
import { setStage } from './stage.ts';

const isAngry = (mention: Thing): boolean =>
  mention['own'] !== true && mention['deletedAt'] === null && JSON.stringify(mention['sentiment']).includes('"negative"');

describe.skipIf(obstacle !== undefined)('setting right what was understood', () => {
  const on = setStage();
  let angry: Thing;

  beforeEach(() => {
    const found = on.api.world.mentions.find(isAngry);
    if (found === undefined) throw new Error('the mock world has no complaint');
    angry = found;
  });

  const goto = async (path: string): Promise<void> => {
    await on.goto(path);
    await on.firstRow().waitFor();
  };
  const sent = () => on.api.calls.filter(({ method, path }) => method === 'POST' && path.endsWith('/corrections'));
  const untilSent = async (count: number): Promise<void> => {
    await expect.poll(() => sent().length, { timeout: 15_000 }).toBe(count);
  };
  const pane = () => on.page.getByRole('region', { name: 'The mention' });
  const row = () => on.page.locator('article.on');
  const rowSays = (label: string) => row().locator('.sentiment').getByText(label).waitFor();
  /** The picker is open and takes what is typed. */
  const ready = () => on.page.locator('[role=combobox]:focus').waitFor();
  const toast = () => on.page.locator('.toast');

  it('by one key is shown at once, sent when it can no longer be taken back, and named after who did it', async () => {
    await goto(`/feed?mention=${angry.id}`);
    await pane().getByText('91 % sure').waitFor();
    await on.page.keyboard.press('+');
    await row().getByText('Positive 0.50').waitFor();
    await pane().getByText('set by Guest').waitFor();
    await toast().getByText('set to positive').waitFor();
    expect(sent()).toEqual([]);
    await untilSent(1);
    expect(sent()[0]).toMatchObject({
      path: `/v1/mentions/${angry.id}/corrections`,
      body: { field: 'sentiment', value: 'positive' },
    });
    await toast().waitFor({ state: 'detached' });
    await row().getByText('Corrected by Guest').waitFor();
  });

  it('is taken back by one key or by mouse, and nobody hears of it', async () => {
    await goto(`/feed?mention=${angry.id}`);
    await on.page.keyboard.press('0');
    await rowSays('Neutral');
    await on.page.keyboard.press('z');
    await rowSays('Negative');
    await toast().waitFor({ state: 'detached' });
    await on.page.keyboard.press('+');
    await toast().getByRole('button', { name: 'Undo' }).click();
    await rowSays('Negative');
    await pane().getByText('91 % sure').waitFor();
    // What is chosen later is sent later: once that is there, what was taken back would be.
    await on.page.keyboard.press('i');
    await ready();
    await on.page.keyboard.type('other');
    await on.page.keyboard.press('Enter');
    await untilSent(1);
    expect(sent()[0]?.body).toEqual({ field: 'intent', value: 'other' });
  });

  it('that the server refuses is shown no longer, says why, and can be tried again', async () => {
    on.api.failOn(`/v1/mentions/${angry.id}/corrections`, 503);
    await goto(`/feed?mention=${angry.id}`);
    await on.page.keyboard.press('+');
    await untilSent(1);
    const refusal = on.page.getByRole('alert').getByText('Not set to positive');
    await refusal.waitFor();
    await rowSays('Negative');
    on.api.failOn(`/v1/mentions/${angry.id}/corrections`, null);
    await on.page.getByRole('button', { name: 'Try again' }).click();
    await refusal.waitFor({ state: 'detached' });
    await rowSays('Positive');
    expect(sent()).toHaveLength(2);
  });

  it('agrees with the machine where the key says the same, once', async () => {
    await goto(`/feed?mention=${angry.id}`);
    await on.page.keyboard.press('-');
    await toast().getByText('confirmed').waitFor();
    await on.page.keyboard.press('-');
    await toast().getByText('confirmed').waitFor();
    await untilSent(1);
    await toast().waitFor({ state: 'detached' });
    await on.page.keyboard.press('-');
    await toast().getByText('already negative, set by Guest').waitFor();
    expect(sent()).toHaveLength(1);
  });

  it('works on the row that the keys moved to, and never while one types', async () => {
    await goto('/feed');
    for (let moves = 0; moves <= on.api.world.mentions.indexOf(angry); moves += 1) await on.page.keyboard.press('j');
    await on.page.keyboard.press('+');
    await untilSent(1);
    expect(sent()[0]?.path).toContain(angry.id);
    await on.page.keyboard.press('/');
    await on.page.keyboard.type('-0+ti');
    await toast().waitFor({ state: 'detached' });
    expect(sent()).toHaveLength(1);
  });

  it('picks a topic by arrows and Enter, and an intent by typing, and leaves with Escape', async () => {
    await goto(`/feed?mention=${angry.id}`);
    await on.page.keyboard.press('t');
    const dialog = on.page.getByRole('dialog', { name: 'Set the topic' });
    await dialog.waitFor();
    await on.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await on.page.keyboard.press('t');
    await ready();
    await on.page.keyboard.press('ArrowUp');
    await dialog.getByRole('option', { name: 'No topic', selected: true }).waitFor();
    await on.page.keyboard.press('ArrowDown');
    await on.page.keyboard.type('refu');
    await dialog.getByRole('option', { name: 'Refunds and vouchers', selected: true }).waitFor();
    await on.page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await pane().getByRole('link', { name: 'Refunds and vouchers' }).waitFor();
    await on.page.keyboard.press('i');
    await ready();
    await on.page.keyboard.type('ques');
    await on.page.keyboard.press('Enter');
    await pane().getByRole('link', { name: 'Question' }).waitFor();
    await untilSent(2);
    expect(sent().map(({ body }) => body)).toEqual([
      { field: 'topics', value: ['refunds'] },
      { field: 'intent', value: 'question' },
    ]);
  });

  it('is sent when the page is left before the time is over', async () => {
    await goto(`/feed?mention=${angry.id}`);
    await on.page.keyboard.press('+');
    await rowSays('Positive');
    await on.page.goto('about:blank');
    await untilSent(1);
  });

  it('is not offered to those who may not, nor on the brand’s own words', async () => {
    const own = on.api.world.mentions.find((mention) => mention['own'] === true && mention['deletedAt'] === null);
    await goto(`/feed?mention=${own?.id ?? ''}`);
    await on.page.keyboard.press('+');
    await toast().getByText('Your own posts are not judged').waitFor();
    on.api.world.me = { ...on.api.world.me, roles: ['service'] };
    await goto(`/feed?mention=${angry.id}`);
    await pane().getByText('91 % sure').waitFor();
    expect(
      await pane()
        .getByRole('button', { name: /Change|Positive/u })
        .count(),
    ).toBe(0);
    await on.page.keyboard.press('+');
    expect(await toast().count()).toBe(0);
  });

  for (const { size, dark } of [
    { size: 'desktop', dark: false },
    { size: 'desktop', dark: true },
    { size: 'phone', dark: true },
    { size: 'narrow', dark: false },
  ] as const) {
    const look = `${size}-${dark ? 'dark' : 'light'}`;
    it(`by touch and mouse has no accessibility faults and fits the page: ${look}`, async () => {
      angry['rating'] = 5;
      angry['contradictsRating'] = true;
      const other = await visit(on.browser, { size, dark });
      const faults: string[] = [];
      const check = async (name: string, without: readonly string[] = []): Promise<void> => {
        await shoot(other.page, `${name}-${look}`);
        faults.push(...(await axeFaults(other.page, without)).map((fault) => `${name}: ${fault}`));
        const wide = await other.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
        if (wide !== 0) faults.push(`${name}: scrolls sideways by ${String(wide)} px`);
      };
      await other.page.goto(`${on.api.url}/feed?mention=${angry.id}`);
      const understood = other.page.getByRole('region', { name: 'The mention' });
      await understood.getByText('Contradicts its stars').waitFor();
      await check('correct-before');
      await understood.getByRole('button', { name: 'Change the topic' }).click();
      await other.page.getByRole('dialog').waitFor();
      await check('correct-topic', ['region']);
      await other.page.getByRole('option', { name: 'Cabin and crew' }).click();
      await other.page.getByRole('dialog').waitFor({ state: 'detached' });
      await understood.getByRole('button', { name: 'Positive' }).click();
      await other.page.locator('.toast').getByText('set to positive').waitFor();
      expect(await understood.getByText('Contradicts its stars').count()).toBe(0);
      await check('correct-after');
      on.api.failOn(`/v1/mentions/${angry.id}/corrections`, 503);
      await other.page.getByText('Not set to positive').waitFor();
      await check('correct-refused');
      await other.context.close();
      expect(faults).toEqual([]);
      expect(other.complaints).toEqual([]);
    });
  }
});
