import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { axeFaults } from './axe.ts';
import { looks, obstacle, shoot } from './browser.ts';
import { setStage } from './stage.ts';

const agents = [
  { id: 'jonas@acme.example', name: 'Jonas Weber' },
  { id: 'naledi@acme.example', name: 'Naledi Dlamini' },
];

describe.skipIf(obstacle !== undefined)('the page of a case', () => {
  const on = setStage();
  const pane = (): Locator => on.page.getByRole('region', { name: 'The case' });
  const fact = (name: string): Locator => pane().getByRole('button', { name: new RegExp(`^${name}`, 'u') });
  const open = async (id = 'case-1'): Promise<void> => {
    await on.goto(`/cases/${id}`);
    await pane().getByRole('heading', { level: 1 }).waitFor();
  };
  const changes = () => on.api.calls.filter(({ method, path }) => method !== 'GET' && !path.endsWith('/draft'));
  const choose = async (name: string, option: string): Promise<void> => {
    await fact(name).click();
    await on.page.getByRole('menuitemradio', { name: option, exact: true }).click();
  };
  const outOfField = (): Promise<void> => on.page.keyboard.press('Escape');

  describe('in its heading', () => {
    it('shows status, priority, topic and queue, and changes each on the version that was seen', async () => {
      await open();
      await choose('Priority', 'Urgent');
      await fact('Priority Urgent').waitFor();
      await choose('Topic', 'Refunds and vouchers');
      await fact('Topic Refunds and vouchers').waitFor();
      await choose('Queue', 'Refunds');
      await fact('Queue Refunds').waitFor();
      await choose('Status', 'Pending');
      await fact('Status Pending').waitFor();
      expect(changes().map(({ path, headers, body }) => [path, headers['if-match'], body])).toEqual([
        ['/v1/cases/case-1/priority', '"3"', { priority: 'urgent' }],
        ['/v1/cases/case-1/topic', '"4"', { topic: 'refunds' }],
        ['/v1/cases/case-1/transfer', '"5"', { to: { kind: 'queue', id: 'refunds' }, reason: null }],
        ['/v1/cases/case-1/status', '"6"', { status: 'pending' }],
      ]);
    });

    it('is changed by keyboard alone', async () => {
      await open();
      await fact('Priority').focus();
      await on.page.keyboard.press('Enter');
      await on.page.getByRole('menuitemradio', { name: 'Urgent' }).waitFor();
      await on.page.keyboard.press('Home');
      await on.page.waitForFunction(`document.activeElement?.textContent === 'Urgent'`);
      await on.page.keyboard.press('Enter');
      await fact('Priority Urgent').waitFor();
    });

    it('asks how it ended before it is solved', async () => {
      await open();
      await choose('Status', 'Solved');
      const dialog = on.page.getByRole('dialog', { name: 'Solve this case' });
      await dialog.getByRole('textbox').fill('Bag delivered');
      await dialog.getByRole('button', { name: /^Solve/u }).click();
      await fact('Status Solved').waitFor();
      expect(changes().at(-1)?.body).toEqual({ status: 'solved', resolution: 'Bag delivered' });
    });

    it('that changed meanwhile keeps what was chosen, and shows what changed before it is done', async () => {
      await open();
      await fact('Priority').waitFor();
      on.api.changeQuietly('case-1', 'thandi@acme.example');
      await choose('Priority', 'Low');
      const refusal = pane().getByRole('alert');
      await refusal.getByText('Priority low: not done. The case changed since you looked.').waitFor();
      await refusal.getByText(/thandi@acme\.example: wrote a note/u).waitFor();
      await refusal.getByRole('button', { name: 'Look again' }).click();
      await pane().getByText('Customer called, bag found.').waitFor();
      await refusal.getByRole('button', { name: 'Do it on the new version' }).click();
      await fact('Priority Low').waitFor();
      expect(changes().map(({ headers }) => headers['if-match'])).toEqual(['"3"', '"4"']);
    });

    it('that changed meanwhile keeps what was typed into a dialog', async () => {
      await open();
      await outOfField();
      await on.page.keyboard.press('s');
      const dialog = on.page.getByRole('dialog', { name: 'Solve this case' });
      await dialog.getByRole('textbox').fill('Bag delivered');
      on.api.changeQuietly('case-1', 'thandi@acme.example');
      await dialog.getByRole('button', { name: /^Solve/u }).click();
      await pane().getByRole('alert').getByRole('button', { name: 'Look again' }).click();
      expect(await dialog.getByRole('textbox').inputValue()).toBe('Bag delivered');
      await dialog.getByRole('button', { name: /^Solve/u }).click();
      await fact('Status Solved').waitFor();
      expect(await pane().getByRole('alert').count()).toBe(0);
    });
  });

  describe('takes back', () => {
    const undo = (): Locator => pane().getByRole('button', { name: /^Undo/u });

    it('a claim, by a second call', async () => {
      await open();
      await fact('Claim').click();
      await pane().getByText('Claim: done').waitFor();
      await undo().click();
      await pane().getByText('Release: done').waitFor();
      expect(changes().map(({ path }) => path)).toEqual(['/v1/cases/case-1/claim', '/v1/cases/case-1/release']);
      expect(await undo().count()).toBe(0);
    });

    it('a status by its key, back to what it was', async () => {
      await open();
      await choose('Status', 'Pending');
      await undo().waitFor();
      await on.page.keyboard.press('z');
      await fact('Status Open').waitFor();
      expect(changes().map(({ body }) => body)).toEqual([{ status: 'pending' }, { status: 'open' }]);
    });

    it('nothing that somebody else changed again', async () => {
      await open();
      await choose('Priority', 'Urgent');
      await undo().waitFor();
      const one = on.api.world.cases[0];
      if (one !== undefined) one['priority'] = 'low';
      on.api.changeQuietly('case-1', 'thandi@acme.example');
      on.api.tellCase('case-1');
      await fact('Priority Low').waitFor();
      await undo().waitFor({ state: 'detached' });
    });
  });

  it('says where an answer goes and as whom, and offers the next case by a key once it is sent', async () => {
    await open();
    await pane().getByText('X, as @AcmeAir').waitFor();
    const field = pane().getByRole('textbox', { name: /^Public reply to/u });
    await field.fill('We are looking for it');
    await on.page.keyboard.press('Control+Enter');
    await pane().getByText('Handed over: public reply').waitFor();
    await pane()
      .getByRole('button', { name: /^Next case/u })
      .waitFor();
    await on.page.keyboard.press('Shift+N');
    await on.page.waitForURL(({ pathname }) => pathname !== '/cases/case-1');
    expect(on.api.calls.some(({ path }) => path === '/v1/cases/next')).toBe(true);
  });

  describe('knows who it may be', () => {
    const customer = (): Locator => on.page.getByRole('complementary', { name: 'Customer' });

    it('and suggests nobody again who was declined, until that is taken back', async () => {
      const whose = String(on.api.world.cases[0]?.['customer']);
      await open();
      await customer().getByText('The handle is the same').waitFor();
      await customer()
        .getByRole('button', { name: /^Somebody else/u })
        .click();
      await customer().getByText('@same_handle: not suggested again').waitFor();
      await customer().getByText('The handle is the same').waitFor({ state: 'detached' });
      await customer().getByRole('button', { name: 'Undo' }).click();
      await customer().getByText('The handle is the same').waitFor();
      expect(changes().map(({ method, path }) => [method, decodeURIComponent(path)])).toEqual([
        ['DELETE', `/v1/customers/${whose}/matches/customer-twin`],
        ['POST', `/v1/customers/${whose}/matches`],
      ]);
    });

    it('or says that it could not find out, and tries again', async () => {
      on.api.failOn('/v1/customers/', 503);
      await open();
      const missing = customer().getByRole('alert').filter({ hasText: 'Suggested matches could not be loaded.' });
      await missing.waitFor();
      on.api.failOn('/v1/customers/', null);
      await missing.getByRole('button', { name: 'Try again' }).click();
      await customer().getByText('The handle is the same').waitFor();
    });

    it('and says when suggested answers could not be loaded', async () => {
      on.api.failOn('/v1/cases/case-1/suggestions', 503);
      await open();
      const missing = pane().getByRole('alert').filter({ hasText: 'Suggested answers could not be loaded.' });
      await missing.waitFor();
      on.api.failOn('/v1/cases/case-1/suggestions', null);
      await missing.getByRole('button', { name: 'Try again' }).click();
      await missing.waitFor({ state: 'detached' });
    });
  });

  describe('shows a thread', () => {
    it('whole, or only whose words are wanted', async () => {
      await open();
      const show = pane().getByRole('group', { name: 'Whose words' });
      const note = pane().getByText('Tag number asked for. Belt 4 is back since 15:10.');
      const theirs = pane().getByRole('button', { name: 'Answer this' });
      await note.waitFor();
      await show.getByRole('button', { name: /^Customer said/u }).click();
      await note.waitFor({ state: 'detached' });
      expect(await theirs.count()).toBeGreaterThan(0);
      await show.getByRole('button', { name: /^Team notes/u }).click();
      await note.waitFor();
      expect(await theirs.count()).toBe(0);
      await show.getByRole('button', { name: /^We said/u }).click();
      await pane().getByText('Nothing of this in the thread.').waitFor();
    });

    it('with attachments by kind and host, and loads none of them', async () => {
      const [id] = on.api.world.cases[0]?.mentionIds ?? [];
      const mention = on.api.world.mentions.find((one) => one.id === id);
      if (mention !== undefined) {
        mention['media'] = [
          { type: 'image', url: 'https://pictures.example/bag.jpg' },
          { type: 'video', url: 'javascript:alert(1)' },
        ];
      }
      const asked: string[] = [];
      on.page.on('request', (request) => asked.push(new URL(request.url()).host));
      await open();
      const attached = pane().getByRole('list', { name: 'Attached' });
      const link = attached.getByRole('link', { name: 'Image pictures.example' });
      expect(await link.getAttribute('rel')).toBe('noopener noreferrer nofollow');
      await attached.getByText('Video: no usable address').waitFor();
      expect(await attached.getByRole('link').count()).toBe(1);
      expect(asked).not.toContain('pictures.example');
    });
  });

  it('shows its clocks side by side, each with the time it is due', async () => {
    await open();
    const clocks = pane()
      .locator('.clocks > div')
      .filter({ has: on.page.locator('.due') });
    const places = await Promise.all((await clocks.all()).map(async (one) => (await one.boundingBox())?.y));
    expect(places.length).toBeGreaterThan(1);
    expect(new Set(places).size).toBe(1);
    const due = await clocks.locator('.due').all();
    const titles = await Promise.all(due.map(async (one) => (await one.getAttribute('title')) ?? ''));
    expect(titles.every((title) => /\d\d:\d\d:\d\d/u.test(title))).toBe(true);
  });
});

/** Every dialog, menu and editor of the page, and how to open it. */
const openings: readonly (readonly [string, (page: Page) => Promise<void>])[] = [
  ['the page', (page) => page.getByRole('heading', { level: 1 }).last().waitFor()],
  ['the menu of the status', (page) => openMenu(page, /^Status/u)],
  ['the menu of the priority', (page) => openMenu(page, /^Priority/u)],
  ['the menu of the topic', (page) => openMenu(page, /^Topic/u)],
  ['the menu of the queue', (page) => openMenu(page, /^Queue/u)],
  ['the menu of what else can be done', (page) => openMenu(page, /^More/u)],
  ['the dialog to solve', (page) => openDialog(page, /^Solve/u)],
  ['the dialog to merge', (page) => openDialog(page, 'Merge')],
  ['the dialog to split', (page) => openDialog(page, 'Split')],
  ['the dialog to hand over', (page) => openDialog(page, 'Transfer')],
  ['the dialog to ask for help', (page) => openDialog(page, 'Ask for help')],
  [
    'a note that names a colleague',
    async (page) => {
      await page.getByRole('button', { name: /^Note/u }).click();
      await page.getByRole('textbox', { name: /^Internal note/u }).fill('Please look');
      await page.getByRole('button', { name: 'Name a colleague' }).click();
      await page.getByRole('menuitem', { name: 'Jonas Weber' }).click();
      await page.getByText('For Jonas Weber').waitFor();
      await page.getByRole('button', { name: 'Name a colleague' }).click();
      await page.getByRole('menu').waitFor();
    },
  ],
  [
    'the list of macros',
    async (page) => {
      await page.getByRole('button', { name: /^Macros/u }).click();
      await page.getByRole('menuitem', { name: 'Ask for the tag' }).waitFor();
    },
  ],
  [
    'an answer that waits for approval, being changed',
    async (page) => {
      await sendForApproval(page);
      await page.getByRole('button', { name: 'Change it' }).click();
      await page.getByRole('textbox', { name: 'Change it' }).waitFor();
    },
  ],
  [
    'an answer that waits for approval, being refused',
    async (page) => {
      await sendForApproval(page);
      await page.getByRole('button', { name: 'Refuse' }).click();
      await page.getByRole('textbox', { name: /^Why it is refused/u }).waitFor();
    },
  ],
  [
    'private data in a public answer, and the way to say it in private',
    async (page) => {
      await page.getByRole('textbox', { name: /^Public reply/u }).fill('Is it card 4111 1111 1111 1111?');
      await page.getByRole('button', { name: 'Move to private' }).waitFor();
    },
  ],
  [
    'the editor for private messages',
    async (page) => {
      await page.getByRole('button', { name: 'Private', exact: true }).click();
      await page.getByRole('textbox', { name: /^Private message/u }).waitFor();
    },
  ],
  [
    'what was just done, with the way back',
    async (page) => {
      await page.getByRole('button', { name: 'Wait', exact: true }).click();
      await page.getByRole('button', { name: /^Undo/u }).waitFor();
    },
  ],
  ['the timeline', (page) => page.getByRole('button', { name: /^Timeline/u }).click()],
];

async function sendForApproval(page: Page): Promise<void> {
  await page.getByRole('textbox', { name: /^Public reply/u }).fill('We pay for it');
  await page.route('**/replies', async (route) => {
    const asked: unknown = route.request().postDataJSON();
    await route.continue({ postData: { ...(typeof asked === 'object' ? asked : {}), approval: true } });
  });
  await page.keyboard.press('Control+Enter');
}

async function openMenu(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('region', { name: 'The case' }).getByRole('button', { name }).click();
  await page.getByRole('menu').waitFor();
}

async function openDialog(page: Page, name: string | RegExp): Promise<void> {
  if (typeof name === 'string') {
    await page.getByRole('button', { name: /^More/u }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
  } else await page.getByRole('button', { name }).click();
  await page.getByRole('dialog').waitFor();
  await page.getByRole('menu').waitFor({ state: 'detached' });
}

describe.skipIf(obstacle !== undefined).each(looks)('the page of a case, $size, dark: $dark', ({ size, dark }) => {
  const on = setStage({ size, dark });

  it.each(openings)('has no accessibility faults and never scrolls sideways: %s', async (name, show) => {
    const { page } = on;
    const [first, second] = on.api.world.cases;
    if (first !== undefined && second !== undefined) second['customer'] = first['customer'];
    await page.route('**/v1/status', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), agents } });
    });
    const macro = { id: 'macro-1', title: 'Ask for the tag', text: 'Which number is on your tag?' };
    await page.route('**/v1/macros', (route) => route.fulfill({ json: { items: [macro] } }));
    await on.goto('/cases/case-1');
    await page.getByRole('button', { name: /^Status Open/u }).waitFor();
    await page.getByText('The handle is the same').first().waitFor({ state: 'attached' });
    await show(page);
    await shoot(page, `case-page-${name.replaceAll(/\W+/gu, '-')}-${size}-${dark ? 'dark' : 'light'}`);
    // Menus hang beside the landmarks, as everywhere; what is in them is checked.
    expect(await axeFaults(page, ['region'])).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')).toBe(0);
  });
});
