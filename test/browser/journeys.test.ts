import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { obstacle, openBrowser, visit, webRoot, type Visit } from './browser.ts';
import { startMockApi, type MockApi } from './mock-api.ts';
import { hostilePosts, posts, type Post } from './mock/posts.ts';
import { mentionOf } from './mock/world.ts';

let count = 0;
/** A mention said right now. */
function said(change: Partial<Post> = {}) {
  count += 1;
  const first = posts[0];
  if (first === undefined) throw new Error('the mock has no posts');
  return mentionOf({ ...first, ...change }, { id: `said-${count}`, at: Date.now(), caseId: null });
}

describe.skipIf(obstacle !== undefined)('the pages, over an invented world', () => {
  let browser: Browser;
  let api: MockApi;
  let open: Visit;
  let page: Page;

  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });
  beforeEach(async () => {
    api = await startMockApi({ webRoot });
    open = await visit(browser);
    page = open.page;
  });
  afterEach(async () => {
    await open.context.close();
    await api.close();
    expect(open.complaints).toEqual([]);
  });

  const goto = async (path: string): Promise<void> => {
    await page.goto(`${api.url}${path}`);
    await page.locator('.is-live').waitFor();
  };
  const firstRow = () => page.getByRole('article').first();
  const scrollFeed = (px: number): Promise<unknown> =>
    page.evaluate(`document.querySelector('[data-testid=feed]').scrollTop = ${px}`);
  const scrolled = (): Promise<unknown> => page.evaluate("document.querySelector('[data-testid=feed]').scrollTop");

  describe('the feed', () => {
    it('shows a mention the moment it is heard', async () => {
      await goto('/');
      await firstRow().waitFor();
      api.say(said({ text: 'My bag went to Oslo without me' }));
      await firstRow().getByText('My bag went to Oslo without me').waitFor();
    });

    it('holds new mentions behind a pill while somebody reads, without moving what they read', async () => {
      await goto('/feed');
      await firstRow().waitFor();
      await scrollFeed(600);
      const before = await scrolled();
      api.say(said({ text: 'First of the new ones' }));
      api.say(said({ text: 'Second of the new ones' }));
      const pill = page.getByRole('button', { name: '2 new' });
      await pill.waitFor();
      expect(await scrolled()).toBe(before);
      expect(await page.getByText('First of the new ones').count()).toBe(0);
      await pill.click();
      await firstRow().getByText('Second of the new ones').waitFor();
      await page.getByText('First of the new ones').waitFor();
      expect(await pill.count()).toBe(0);
    });

    it('shows what waited once the reader is back at the top', async () => {
      await goto('/feed');
      await firstRow().waitFor();
      await scrollFeed(600);
      api.say(said({ text: 'Waits for the reader' }));
      await page.getByRole('button', { name: '1 new' }).waitFor();
      await scrollFeed(0);
      await firstRow().getByText('Waits for the reader').waitFor();
    });

    it('changes an edited mention where it stands and empties a deleted one', async () => {
      await goto('/feed');
      const mention = said({ text: 'I am furyous' });
      await firstRow().waitFor();
      api.say(mention);
      await firstRow().getByText('I am furyous').waitFor();
      api.say({ ...mention, text: 'I am furious', editedAt: new Date().toISOString() });
      await firstRow().getByText('I am furious').waitFor();
      await firstRow()
        .getByText(/^Edited/u)
        .waitFor();
      api.say({ ...mention, text: '', deletedAt: new Date().toISOString() });
      await firstRow()
        .getByText(/^Deleted on X/u)
        .waitFor();
      expect(await page.getByText('furious').count()).toBe(0);
    });

    it('keeps its filters in the address and applies them to what comes in', async () => {
      await goto('/feed');
      await page.getByRole('button', { name: 'Sentiment all' }).click();
      await page.getByRole('menuitemradio', { name: 'Positive' }).click();
      await page.waitForURL('**/feed?sentiment=positive');
      await page.getByRole('button', { name: 'Sentiment Positive' }).waitFor();
      await firstRow()
        .getByText(/Positive 0\./u)
        .waitFor();
      await page.mouse.move(0, 0);
      api.say(said({ text: 'Should not show, it is negative' }));
      api.say(said({ text: 'Lovely to fly with you', sentiment: 'positive', score: 0.7, words: [] }));
      await page.getByText('Lovely to fly with you').waitFor();
      expect(await page.getByText('Should not show').count()).toBe(0);
      await page.reload();
      await page.getByRole('button', { name: 'Sentiment Positive' }).waitFor();
      await page.getByRole('button', { name: 'Clear' }).click();
      await page.waitForURL('**/feed');
    });

    it('searches as one types, with the words in the address', async () => {
      await goto('/overview');
      await page.keyboard.press('/');
      await page.keyboard.type('violin');
      await page.waitForURL('**/feed?q=violin');
      await firstRow().getByText('violin').waitFor();
      const texts = await page.getByRole('article').allTextContents();
      expect(texts.every((text) => text.includes('violin'))).toBe(true);
    });

    it('loads older mentions as one scrolls and says when that was all', async () => {
      await goto('/feed');
      await firstRow().waitFor();
      await expect
        .poll(async () => {
          await scrollFeed(1_000_000);
          return page.getByText('That is everything.').isVisible();
        })
        .toBe(true);
      const rows = await page.getByRole('article').count();
      expect(rows).toBeLessThan(60);
    });

    it('underlines and signs each word that carried the sentiment', async () => {
      await goto('/feed');
      await firstRow().waitFor();
      api.say(
        said({
          text: 'Late. LATE! Later we ate; great',
          words: [
            ['late', -0.5],
            ['great', 0.4],
          ],
        }),
      );
      const marks = firstRow().locator('mark');
      await firstRow().getByText('we ate').waitFor();
      expect(await marks.allTextContents()).toEqual(['Late− (negative)', 'LATE− (negative)', 'great+ (positive)']);
    });

    it('opens a mention beside the list and tells why it was judged so', async () => {
      await goto('/feed?network=app-store');
      await firstRow().getByRole('link', { name: 'Open what Jo Lindqvist said' }).click();
      const pane = page.getByRole('region', { name: 'The mention' });
      await pane.getByRole('heading', { name: 'Understood' }).waitFor();
      await pane.getByText('Why: Rule: complaint opens a case').waitFor();
      await pane.getByRole('heading', { name: 'Earlier text' }).waitFor();
      await page.keyboard.press('Escape');
      await pane.waitFor({ state: 'detached' });
    });

    it('links each mention to its case', async () => {
      await goto('/feed?network=trustpilot');
      await firstRow()
        .getByRole('link', { name: /^Case C-/u })
        .click();
      await page.waitForURL('**/cases/case-*');
      await page
        .getByRole('region', { name: 'The case' })
        .getByText(/^C-204/u)
        .waitFor();
    });
  });

  describe('texts of authors', () => {
    it('are shown as plain words, whatever they hold', async () => {
      await goto('/feed');
      await firstRow().waitFor();
      const before = await page.locator('body *').evaluateAll((all) => all.length);
      for (const post of hostilePosts) api.say(said(post));
      await page.getByText('<script>', { exact: false }).first().waitFor();
      expect(before).toBeGreaterThan(0);
      expect(await page.evaluate('window.hacked')).toBeUndefined();
      expect(await page.locator('article script, article style, article img, article svg[onload]').count()).toBe(0);
      expect(await page.locator('body').isVisible()).toBe(true);
      const text = (await page.getByRole('article').allTextContents()).join('\n');
      expect(text).toContain('<img src=x onerror=window.hacked=3>');
      expect(text).not.toMatch(/[\u202A-\u202E\u2066-\u2069]/u);
      const tallest = await page.evaluate(
        "Math.max(...[...document.querySelectorAll('article')].map((row) => row.getBoundingClientRect().height))",
      );
      expect(tallest).toBeLessThan(220);
      const sideways = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
      expect(sideways).toBe(0);
    });

    it('never become links to anything but the web', async () => {
      const mention = said({ text: 'look at this' });
      await goto('/feed');
      await firstRow().waitFor();
      api.say({
        ...mention,
        url: 'javascript:window.hacked=5',
        media: [{ type: 'image', url: 'data:text/html,<script>1</script>' }],
      });
      await firstRow().getByText('look at this').waitFor();
      await firstRow()
        .getByRole('link', { name: /^Open what/u })
        .click();
      await page.getByRole('heading', { name: 'Understood' }).waitFor();
      const addresses = await page.evaluate<string[]>(
        "[...document.querySelectorAll('a')].map((link) => link.getAttribute('href') ?? '')",
      );
      expect(addresses.filter((address) => !/^(?:\/|https?:|#)/u.test(address))).toEqual([]);
    });
  });

  describe('a case', () => {
    it('is claimed, noted and solved, each on the version that was seen', async () => {
      await goto('/cases/case-1');
      const pane = page.getByRole('region', { name: 'The case' });
      await pane.getByRole('button', { name: /^Claim/u }).click();
      await pane.getByText('Claimed by').waitFor();
      await page.getByRole('textbox', { name: /^Internal note/u }).fill('Tag number is LIS 4471');
      await pane.getByRole('button', { name: 'Save note' }).click();
      await pane.getByRole('listitem').getByText('Tag number is LIS 4471').waitFor();
      await pane.getByRole('button', { name: /^Solve/u }).click();
      await page.getByRole('textbox', { name: 'What settled it' }).fill('Bag delivered');
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Solve/u })
        .click();
      await pane.getByRole('button', { name: 'Re-open' }).waitFor();
      const changes = api.calls.filter(({ method }) => method === 'POST');
      expect(changes.map(({ path, headers }) => [path, headers['if-match']])).toEqual([
        ['/v1/cases/case-1/claim', '"3"'],
        ['/v1/cases/case-1/notes', '"4"'],
        ['/v1/cases/case-1/status', '"5"'],
      ]);
      expect(new Set(changes.map(({ headers }) => headers['idempotency-key'])).size).toBe(3);
      expect(changes[2]?.body).toEqual({ status: 'solved', resolution: 'Bag delivered' });
    });

    it('that changed meanwhile refuses the claim, tells what changed, and takes it on the new version', async () => {
      await goto('/cases/case-1');
      const pane = page.getByRole('region', { name: 'The case' });
      await pane.getByRole('button', { name: /^Claim/u }).waitFor();
      api.changeQuietly('case-1', 'thandi@acme.example');
      await pane.getByRole('button', { name: /^Claim/u }).click();
      const refusal = pane.getByRole('alert');
      await refusal.getByText('Not claimed. The case changed since you looked.').waitFor();
      await refusal.getByText('You saw version 3, it is now version 4.').waitFor();
      await refusal.getByText(/thandi@acme\.example: wrote a note/u).waitFor();
      await refusal.getByRole('button', { name: 'Do it on the new version' }).click();
      await pane.getByText('Claimed by').waitFor();
      expect(await refusal.count()).toBe(0);
    });

    it('held by a colleague is not taken, and says who has it until when', async () => {
      const held = api.world.cases.find(({ owner }) => owner.kind === 'agent');
      await goto(`/cases/${held?.id ?? ''}`);
      await page.getByRole('button', { name: /^Claim/u }).click();
      await page.getByText(/^Not claimed\. Jonas Weber holds this case until \d\d:\d\d\.$/u).waitFor();
      expect(held?.owner.id).toBe('jonas@acme.example');
    });

    it('keeps a note that could not be saved, and sends the same one again', async () => {
      await goto('/cases/case-1');
      const note = page.getByRole('textbox', { name: /^Internal note/u });
      await note.fill('Call back after six');
      await page.route('**/notes', (route) => route.abort(), { times: 1 });
      await page.getByRole('button', { name: 'Save note' }).click();
      await page.getByText(/^Note not saved\. The server could not be reached/u).waitFor();
      expect(await note.inputValue()).toBe('Call back after six');
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('listitem').getByText('Call back after six').waitFor();
    });

    it('shows every decision with who and why', async () => {
      await goto('/cases/case-1');
      await page.getByRole('button', { name: /^Timeline/u }).click();
      await page.getByText('opened the case: rule: complaint opens a case').waitFor();
      await page.getByText('assigned the case: skills social, language English').waitFor();
    });

    it('is listed by filters that live in the address', async () => {
      await goto('/cases');
      await page.getByRole('button', { name: 'Past time' }).click();
      await page.waitForURL('**/cases?breached=true');
      await page.getByRole('listitem').first().waitFor();
      const rows = await page.getByTestId('cases').getByRole('listitem').allTextContents();
      expect(rows.length).toBeGreaterThan(0);
      expect(rows.every((row) => row.includes('Late'))).toBe(true);
    });
  });

  it('is worked by keyboard alone: feed, case, claim, note, solve, and back', async () => {
    await goto('/feed');
    await firstRow().waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('c');
    await page.waitForURL('**/cases');
    await page.getByTestId('cases').getByRole('listitem').first().waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.keyboard.press('k');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/cases/case-1');
    await page.getByRole('button', { name: /^Claim/u }).waitFor();
    await page.keyboard.press('c');
    await page.getByText('Claimed by').waitFor();
    await page.keyboard.press('n');
    await page.keyboard.type('g c j k s');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('listitem').getByText('g c j k s').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('s');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('bag found');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('button', { name: 'Re-open' }).waitFor();
    expect(api.world.cases[0]?.status).toBe('solved');
    await page.keyboard.press('Escape');
    await page.waitForURL('**/cases');
    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await page.keyboard.press('g');
    await page.keyboard.press('o');
    await page.waitForURL('**/overview');
    await page.keyboard.press('g');
    await page.keyboard.press('n');
    await page.waitForURL('**/connections');
  });

  it('opens each number on what it counts', async () => {
    await goto('/overview');
    await page
      .getByRole('link', { name: /negative mentions?$/u })
      .last()
      .click();
    await page.waitForURL(/\/feed\?.*sentiment=negative/u);
    await firstRow().waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Table' }).click();
    await page.waitForURL('**/overview?table=true');
    await page.getByRole('columnheader', { name: 'Neutral' }).waitFor();
  });

  it('replays what was set aside, and only for those who may', async () => {
    await goto('/connections');
    await page.getByRole('button', { name: 'Replay Facebook 10293_1' }).click();
    await page.getByText(/replayed now/u).waitFor();
    api.world.me = { ...api.world.me, roles: ['agent'] };
    await page.reload();
    await page.getByText('Unknown kind').waitFor();
    expect(await page.getByRole('button', { name: /^Replay/u }).count()).toBe(0);
  });

  it('asks to sign in where needed, says what was wrong, and then shows the page that was asked for', async () => {
    api.requireSignIn();
    await page.goto(`${api.url}/cases?breached=true`);
    await page.getByRole('textbox', { name: 'E-mail' }).fill('sam@acme.example');
    await page.getByRole('textbox', { name: 'Password' }).fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByText('E-mail and password do not match.').waitFor();
    await page.getByRole('textbox', { name: 'Password' }).fill('opensesame');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Past time', pressed: true }).waitFor();
    expect(page.url()).toContain('/cases?breached=true');
  });

  it('says since when it is not live, and catches up by itself', async () => {
    await goto('/feed');
    await firstRow().waitFor();
    api.cutStreams({ refuse: true });
    await page.getByText('Offline').waitFor();
    await page.getByText('Not live.').waitFor();
    api.world.mentions.unshift(said({ text: 'Heard while the line was cut' }));
    api.cutStreams({ refuse: false });
    await page.locator('.is-live').waitFor({ timeout: 40_000 });
    await page.getByText('Heard while the line was cut').waitFor();
    expect(await page.getByText('Not live.').count()).toBe(0);
  });

  it('says what failed and tries again when asked', async () => {
    api.failOn('/v1/mentions', 500);
    await goto('/feed');
    await page.getByText('The mentions could not be loaded').waitFor();
    api.failOn('/v1/mentions', null);
    await page.getByRole('button', { name: 'Try again' }).click();
    await firstRow().waitFor();
  });

  it('turns panes into pages with a way back on a phone', async () => {
    const phone = await visit(browser, { size: 'narrow' });
    await phone.page.goto(`${api.url}/cases`);
    await phone.page.getByTestId('cases').getByRole('link').first().click();
    const pane = phone.page.getByRole('region', { name: 'The case' });
    await pane.getByRole('heading', { level: 1 }).waitFor();
    expect(await phone.page.getByTestId('cases').isVisible()).toBe(false);
    await pane.getByRole('button', { name: 'Customer', exact: true }).click();
    await pane.getByRole('heading', { name: 'Identities' }).waitFor();
    await pane.getByRole('link', { name: 'Cases', exact: true }).click();
    await phone.page.getByTestId('cases').getByRole('link').first().waitFor();
    await phone.context.close();
  });
});
