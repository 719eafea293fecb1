import { describe, expect, it } from 'vitest';
import { obstacle } from './browser.ts';
import { hostilePosts } from './mock/posts.ts';
import { said } from './mock/said.ts';
import { setStage } from './stage.ts';

describe.skipIf(obstacle !== undefined)('mentions, over an invented world', () => {
  const on = setStage();
  const scrollFeed = (px: number): Promise<unknown> =>
    on.page.evaluate(`document.querySelector('[data-testid=feed]').scrollTop = ${px}`);
  const scrolled = (): Promise<unknown> => on.page.evaluate("document.querySelector('[data-testid=feed]').scrollTop");

  describe('the feed', () => {
    it('shows a mention the moment it is heard', async () => {
      await on.goto('/');
      await on.firstRow().waitFor();
      on.api.say(said({ text: 'My bag went to Oslo without me' }));
      await on.firstRow().getByText('My bag went to Oslo without me').waitFor();
    });

    it('holds new mentions behind a pill while somebody reads, without moving what they read', async () => {
      await on.goto('/feed');
      await on.firstRow().waitFor();
      await scrollFeed(600);
      const before = await scrolled();
      on.api.say(said({ text: 'First of the new ones' }));
      on.api.say(said({ text: 'Second of the new ones' }));
      const pill = on.page.getByRole('button', { name: '2 new' });
      await pill.waitFor();
      expect(await scrolled()).toBe(before);
      expect(await on.page.getByText('First of the new ones').count()).toBe(0);
      await pill.click();
      await on.firstRow().getByText('Second of the new ones').waitFor();
      await on.page.getByText('First of the new ones').waitFor();
      expect(await pill.count()).toBe(0);
    });

    it('shows what waited once the reader is back at the top', async () => {
      await on.goto('/feed');
      await on.firstRow().waitFor();
      await scrollFeed(600);
      on.api.say(said({ text: 'Waits for the reader' }));
      await on.page.getByRole('button', { name: '1 new' }).waitFor();
      await scrollFeed(0);
      await on.firstRow().getByText('Waits for the reader').waitFor();
    });

    it('changes an edited mention where it stands and empties a deleted one', async () => {
      await on.goto('/feed');
      const mention = said({ text: 'I am furyous' });
      await on.firstRow().waitFor();
      on.api.say(mention);
      await on.firstRow().getByText('I am furyous').waitFor();
      on.api.say({ ...mention, text: 'I am furious', editedAt: new Date().toISOString() });
      await on.firstRow().getByText('I am furious').waitFor();
      await on
        .firstRow()
        .getByText(/^Edited/u)
        .waitFor();
      on.api.say({ ...mention, text: '', deletedAt: new Date().toISOString() });
      await on
        .firstRow()
        .getByText(/^Deleted on X/u)
        .waitFor();
      expect(await on.page.getByText('furious').count()).toBe(0);
    });

    it('keeps its filters in the address and applies them to what comes in', async () => {
      await on.goto('/feed');
      await on.page.getByRole('button', { name: 'Sentiment all' }).click();
      await on.page.getByRole('menuitemradio', { name: 'Positive' }).click();
      await on.page.waitForURL('**/feed?sentiment=positive');
      await on.page.getByRole('button', { name: 'Sentiment Positive' }).waitFor();
      await on
        .firstRow()
        .getByText(/Positive 0\./u)
        .waitFor();
      await on.page.mouse.move(0, 0);
      on.api.say(said({ text: 'Should not show, it is negative' }));
      on.api.say(said({ text: 'Lovely to fly with you', sentiment: 'positive', score: 0.7, words: [] }));
      await on.page.getByText('Lovely to fly with you').waitFor();
      expect(await on.page.getByText('Should not show').count()).toBe(0);
      await on.page.reload();
      await on.page.getByRole('button', { name: 'Sentiment Positive' }).waitFor();
      await on.page.getByRole('button', { name: 'Clear' }).click();
      await on.page.waitForURL('**/feed');
    });

    it('searches as one types, with the words in the address', async () => {
      await on.goto('/brand');
      await on.page.keyboard.press('/');
      await on.page.keyboard.type('violin');
      await on.page.waitForURL('**/feed?q=violin');
      await on.firstRow().getByText('violin').waitFor();
      const texts = await on.page.getByRole('article').allTextContents();
      expect(texts.every((text) => text.includes('violin'))).toBe(true);
    });

    it('loads older mentions as one scrolls and says when that was all', async () => {
      await on.goto('/feed');
      await on.firstRow().waitFor();
      await expect
        .poll(async () => {
          await scrollFeed(1_000_000);
          return on.page.getByText('That is everything.').isVisible();
        })
        .toBe(true);
      const rows = await on.page.getByRole('article').count();
      expect(rows).toBeLessThan(60);
    });

    it('underlines and signs each word that carried the sentiment', async () => {
      await on.goto('/feed');
      await on.firstRow().waitFor();
      on.api.say(
        said({
          text: 'Late. LATE! Later we ate; great',
          words: [
            ['late', -0.5],
            ['great', 0.4],
          ],
        }),
      );
      const marks = on.firstRow().locator('mark');
      await on.firstRow().getByText('we ate').waitFor();
      expect(await marks.allTextContents()).toEqual(['Late− (negative)', 'LATE− (negative)', 'great+ (positive)']);
    });

    it('opens a mention beside the list and tells why it was judged so', async () => {
      await on.goto('/feed?network=app-store');
      await on.firstRow().getByRole('link', { name: 'Open what Jo Lindqvist said' }).click();
      const pane = on.page.getByRole('region', { name: 'The mention' });
      await pane.getByRole('heading', { name: 'Understood' }).waitFor();
      await pane.getByText('Why: Rule: complaint opens a case').waitFor();
      await pane.getByRole('heading', { name: 'Earlier text' }).waitFor();
      await on.page.keyboard.press('Escape');
      await pane.waitFor({ state: 'detached' });
    });

    it('links each mention to its case', async () => {
      await on.goto('/feed?network=trustpilot');
      await on
        .firstRow()
        .getByRole('link', { name: /^Case C-/u })
        .click();
      await on.page.waitForURL('**/cases/case-*');
      await on.page
        .getByRole('region', { name: 'The case' })
        .getByText(/^C-204/u)
        .waitFor();
    });
  });

  describe('texts of authors', () => {
    it('are shown as plain words, whatever they hold', async () => {
      await on.goto('/feed');
      await on.firstRow().waitFor();
      const before = await on.page.locator('body *').evaluateAll((all) => all.length);
      for (const post of hostilePosts) on.api.say(said(post));
      await on.page.getByText('<script>', { exact: false }).first().waitFor();
      expect(before).toBeGreaterThan(0);
      expect(await on.page.evaluate('window.hacked')).toBeUndefined();
      expect(await on.page.locator('article script, article style, article img, article svg[onload]').count()).toBe(0);
      expect(await on.page.locator('body').isVisible()).toBe(true);
      const text = (await on.page.getByRole('article').allTextContents()).join('\n');
      expect(text).toContain('<img src=x onerror=window.hacked=3>');
      expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
      const tallest = await on.page.evaluate(
        "Math.max(...[...document.querySelectorAll('article')].map((row) => row.getBoundingClientRect().height))",
      );
      expect(tallest).toBeLessThan(220);
      const sideways = await on.page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect(sideways).toBe(0);
    });

    it('never become links to anything but the web', async () => {
      const mention = said({ text: 'look at this' });
      await on.goto('/feed');
      await on.firstRow().waitFor();
      on.api.say({
        ...mention,
        url: 'javascript:window.hacked=5',
        media: [{ type: 'image', url: 'data:text/html,<script>1</script>' }],
      });
      await on.firstRow().getByText('look at this').waitFor();
      await on
        .firstRow()
        .getByRole('link', { name: /^Open what/u })
        .click();
      await on.page.getByRole('heading', { name: 'Understood' }).waitFor();
      const addresses = await on.page.evaluate<string[]>(
        "[...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '')",
      );
      expect(addresses.filter((address) => !/^(?:\/|https?:|#)/u.test(address))).toEqual([]);
    });
  });
});
