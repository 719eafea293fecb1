import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';
import { openBrowser, visit, webRoot, type Visit, type VisitOptions } from './browser.ts';
import { startMockApi, type MockApi } from './mock-api.ts';

/** What each test of a suite gets anew: a mock server and a page that looks at it. */
export interface Stage {
  readonly browser: Browser;
  readonly api: MockApi;
  readonly page: Page;
  /** Opens an address and waits until the page hears what happens. */
  goto(path: string): Promise<void>;
  firstRow(): Locator;
}

/** Sets the stage for the suite it is called in. A test fails when its page complained: a failed script, a broken policy. */
export function setStage(options: VisitOptions = {}): Stage {
  let browser: Browser | undefined;
  let api: MockApi | undefined;
  let open: Visit | undefined;
  const there = <T>(thing: T | undefined): T => {
    if (thing === undefined) throw new Error('the stage is set only while a test runs');
    return thing;
  };
  beforeAll(async () => {
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
  });
  beforeEach(async () => {
    api = await startMockApi({ webRoot });
    open = await visit(there(browser), options);
  });
  afterEach(async () => {
    await open?.context.close();
    await api?.close();
    expect(open?.complaints).toEqual([]);
  });
  return {
    get browser() {
      return there(browser);
    },
    get api() {
      return there(api);
    },
    get page() {
      return there(open).page;
    },
    goto: async (path) => {
      const { page } = there(open);
      await page.goto(`${there(api).url}${path}`);
      await page.locator('.is-live').waitFor();
    },
    firstRow: () => there(open).page.getByRole('article').first(),
  };
}
