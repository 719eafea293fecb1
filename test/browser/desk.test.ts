import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { existsSync } from 'node:fs';
import { builtProgram } from '../program.ts';
import { until } from '../until.ts';
import { axeFaults } from './axe.ts';
import { obstacle, openBrowser, shoot } from './browser.ts';
import { composer, openCase, PATIENCE_MS, startDeskWorld, type DeskWorld } from './desk-world.ts';

const LONG = 3 * PATIENCE_MS;

/** The whole program with a real browser on one side and a network on the other. */
describe.skipIf(obstacle !== undefined || !existsSync(builtProgram))('the desk', () => {
  let world: DeskWorld;
  let browser: Browser;
  beforeAll(async () => {
    browser = await openBrowser();
    world = await startDeskWorld();
  }, 120_000);
  afterAll(async () => {
    await world?.stop();
    await browser?.close();
  });
  const sentAbout = (text: string) => world.x.sent.filter((sent) => sent.text.includes(text));

  it(
    'claims, answers, and the network got one answer in the right thread',
    async () => {
      const item = await world.say('my suitcase is in Lisbon and nobody answers');
      const { context, page, complaints } = await world.signIn(browser, 'ann');
      await openCase(page, world.url, item.id);
      await page.getByRole('button', { name: /^Claim/u }).click();
      await page.getByRole('button', { name: /^Release/u }).waitFor();
      await composer(page).fill('We found it and it flies home tonight');
      await page.keyboard.press('Control+Enter');
      await page.locator('.reply-sent').last().waitFor({ timeout: PATIENCE_MS });
      await shoot(page, 'desk-answered');
      expect(await axeFaults(page)).toEqual([]);
      expect(sentAbout('flies home')).toHaveLength(1);
      const [post] = sentAbout('flies home');
      expect(item.lastMention?.text).toContain('Lisbon');
      expect(post?.inReplyTo).not.toBeNull();
      expect(await world.look(item.id)).toMatchObject({ status: 'pending', owner: { id: 'ann@acme.example' } });
      await context.close();
      expect(complaints).toEqual([]);
    },
    LONG,
  );

  it(
    'lets one of two agents answer; the other sees what was said and keeps what they typed',
    async () => {
      const item = await world.say('you gave my seat away, terrible service, nobody helps');
      const ann = await world.signIn(browser, 'ann');
      const ben = await world.signIn(browser, 'ben');
      await openCase(ann.page, world.url, item.id);
      await openCase(ben.page, world.url, item.id);
      // Ben's page hears nothing any more, so that it stands on what it saw.
      await ben.page.route('**/v1/cases/**', async (route) =>
        route.request().method() === 'GET' ? route.abort() : route.continue(),
      );
      await composer(ben.page).fill('Ben offers another seat');
      await composer(ann.page).fill('Ann is sorry and rebooks you');
      await ann.page.keyboard.press('Control+Enter');
      await until('Ann’s answer to be on X', () => sentAbout('Ann is sorry').length === 1, PATIENCE_MS);
      await composer(ben.page).focus();
      await ben.page.keyboard.press('Control+Enter');
      const refusal = ben.page.getByRole('alert');
      await refusal
        .getByText(/Not sent|holds this case|changed since/u)
        .first()
        .waitFor();
      expect(await composer(ben.page).inputValue()).toBe('Ben offers another seat');
      expect(sentAbout('Ben offers')).toEqual([]);
      await shoot(ben.page, 'desk-refused');
      await ben.page.unroute('**/v1/cases/**');
      await ben.page.reload();
      await ben.page.getByText('Ann is sorry and rebooks you').first().waitFor();
      expect(await composer(ben.page).inputValue()).toBe('Ben offers another seat');
      await ann.context.close();
      await ben.context.close();
    },
    LONG,
  );

  it(
    'never sends twice when the network took an answer and said nothing',
    async () => {
      const item = await world.say('your app crashed while I paid and took the money twice');
      const { context, page } = await world.signIn(browser, 'ann');
      await openCase(page, world.url, item.id);
      world.x.faultSending('silence');
      await composer(page).fill('The payment went through once, promised');
      await page.keyboard.press('Control+Enter');
      await page.locator('.reply-sent').last().waitFor({ timeout: PATIENCE_MS });
      expect(sentAbout('went through once')).toHaveLength(1);
      await context.close();
    },
    LONG,
  );

  it(
    'has a supervisor look where the queue wants that, and sends what they approved',
    async () => {
      const item = await world.say('strictly speaking this delay is a disgrace, where is my refund');
      const ann = await world.signIn(browser, 'ann');
      await openCase(ann.page, world.url, item.id);
      await composer(ann.page).fill('We apologise for the delay');
      await ann.page.getByRole('button', { name: /^Send for approval/u }).click();
      await ann.page.getByText('Waits for approval').waitFor();
      expect(sentAbout('We apologise')).toEqual([]);
      await ann.context.close();
      const sue = await world.signIn(browser, 'sue');
      await openCase(sue.page, world.url, item.id);
      await shoot(sue.page, 'desk-approval');
      await sue.page.getByRole('button', { name: 'Approve and send' }).click();
      await sue.page.locator('.reply-sent').last().waitFor({ timeout: PATIENCE_MS });
      expect(sentAbout('We apologise')).toHaveLength(1);
      await sue.context.close();
    },
    LONG,
  );

  it(
    'stops private data in public and moves the answer to a private message',
    async () => {
      const item = await world.say('you never paid me back for the taxi');
      const { context, page } = await world.signIn(browser, 'ann');
      await openCase(page, world.url, item.id);
      await composer(page).fill('We pay it to card 4111 1111 1111 1111 today');
      await page.getByText('Private data in a public reply.').waitFor();
      expect(await page.getByRole('button', { name: /^Send public reply/u }).isDisabled()).toBe(true);
      await shoot(page, 'desk-private-data');
      expect(await axeFaults(page)).toEqual([]);
      await page.getByRole('button', { name: 'Move to private' }).click();
      await page.getByRole('button', { name: /^Send privately/u }).click();
      await until('the message to be on X', () => sentAbout('4111').length === 1, PATIENCE_MS);
      expect(sentAbout('4111')[0]).toMatchObject({ kind: 'message' });
      await context.close();
    },
    LONG,
  );

  it(
    'keeps a draft over a closed tab',
    async () => {
      const item = await world.say('you lost my guitar and nobody answers');
      const first = await world.signIn(browser, 'ann');
      await openCase(first.page, world.url, item.id);
      await composer(first.page).fill('Half an answer about a guitar');
      await first.page.getByText('Saved', { exact: true }).waitFor();
      await first.context.close();
      const second = await world.signIn(browser, 'ann');
      await openCase(second.page, world.url, item.id);
      await until(
        'the draft to be there',
        async () => (await composer(second.page).inputValue()) === 'Half an answer about a guitar',
      );
      await second.context.close();
    },
    LONG,
  );

  it(
    'gives a case back when its agent’s tab dies, and counts it',
    async () => {
      const item = await world.say('nobody brought the wheelchair, this is a disgrace');
      const ann = await world.signIn(browser, 'ann');
      const claimed = await ann.page.evaluate(
        async ({ id, version }) => {
          const me = (await (await fetch('/v1/me')).json()) as { csrf: string };
          const headers = { 'content-type': 'application/json', 'x-csrf-token': me.csrf, 'if-match': `"${version}"` };
          return (await fetch(`/v1/cases/${id}/claim`, { method: 'POST', headers, body: JSON.stringify({ lease: '1m' }) }))
            .status;
        },
        { id: item.id, version: item.version },
      );
      expect(claimed).toBe(200);
      await ann.context.close();
      const back = await until(
        'the case to be its queue’s again',
        async () => {
          const now = await world.look(item.id);
          return now.owner.kind === 'queue' && now;
        },
        2 * PATIENCE_MS,
      );
      expect(back).toMatchObject({ returned: 1 });
    },
    LONG,
  );

  it(
    'lets a supervisor take over, after which the agent’s answer is refused',
    async () => {
      const item = await world.say('you charged me a fee twice, give me my money back');
      const ann = await world.signIn(browser, 'ann');
      await openCase(ann.page, world.url, item.id);
      await ann.page.getByRole('button', { name: /^Claim/u }).click();
      await ann.page.getByRole('button', { name: /^Release/u }).waitFor();
      const sue = await world.signIn(browser, 'sue');
      await openCase(sue.page, world.url, item.id);
      await sue.page.getByRole('button', { name: 'Take over' }).click();
      await sue.page
        .getByRole('dialog')
        .getByRole('button', { name: /^Do it/u })
        .click();
      await sue.page.getByRole('button', { name: /^Release/u }).waitFor();
      expect(await world.look(item.id)).toMatchObject({ owner: { id: 'sue@acme.example' } });
      await composer(ann.page).fill('Ann answers although it is Sue’s');
      await ann.page.keyboard.press('Control+Enter');
      await ann.page.getByRole('alert').getByText('Not sent').waitFor();
      expect(sentAbout('although it is')).toEqual([]);
      await ann.context.close();
      await sue.context.close();
    },
    LONG,
  );

  it(
    'splits a case in two and merges it back',
    async () => {
      const first = await world.say('where is my refund, it has been six weeks', 'twice_said');
      await world.say('my refund is still missing and where is the receipt', 'twice_said');
      await until('both in one case', async () => (await world.look(first.id)).mentionCount === 2, PATIENCE_MS);
      const { context, page } = await world.signIn(browser, 'ann');
      await openCase(page, world.url, first.id);
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Split' }).click();
      await page.getByRole('dialog').getByRole('checkbox').last().check();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Do it/u })
        .click();
      const other = await until(
        'a second case',
        async () =>
          (await world.api.all<{ id: string; subject: string }>('/v1/cases')).find(
            ({ id, subject }) => id !== first.id && subject.includes('receipt'),
          ),
        PATIENCE_MS,
      );
      await openCase(page, world.url, other.id);
      await page.getByRole('button', { name: 'More' }).click();
      await page.getByRole('menuitem', { name: 'Merge' }).click();
      await page
        .getByRole('dialog')
        .getByRole('button', { name: /^Do it/u })
        .click();
      await until('the case to be merged', async () => (await world.look(other.id)).mergedInto === first.id, PATIENCE_MS);
      expect(await world.look(first.id)).toMatchObject({ mentionCount: 2 });
      await context.close();
    },
    LONG,
  );

  it(
    'is worked through ten cases by keyboard alone',
    async () => {
      for (let n = 1; n <= 10; n += 1) await world.say(`complaint ${n}: you lost bag ${n} and nobody answers`);
      const { context, page, complaints } = await world.signIn(browser, 'ben');
      const handled = new Set<string>();
      for (let n = 1; n <= 10; n += 1) {
        await page.keyboard.press('Escape');
        await page.keyboard.press('Shift+N');
        const id = await until(
          'the next case to be open',
          () => {
            const here = /\/cases\/([^/?]+)/u.exec(page.url())?.[1];
            return here !== undefined && !handled.has(here) && here;
          },
          PATIENCE_MS,
        );
        handled.add(id);
        await page.locator('.composer textarea:focus').waitFor({ timeout: PATIENCE_MS });
        await page.keyboard.type(`Keys only, answer ${n}`);
        await page.keyboard.press('Control+Enter');
        await until('the answer to be on X', () => sentAbout(`Keys only, answer ${n}`).length === 1, PATIENCE_MS);
      }
      expect(new Set(sentAbout('Keys only').map(({ inReplyTo }) => inReplyTo)).size).toBe(10);
      await context.close();
      expect(complaints).toEqual([]);
    },
    10 * PATIENCE_MS,
  );
});
