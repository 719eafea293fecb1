import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core';

/** Where Debian puts its Chromium; another one can be named. */
export const chromiumPath = process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium';
export const hasChromium = existsSync(chromiumPath);
/** Built by `npm run build:web`; another build can be named. */
export const webRoot = process.env['EARSHOT_WEB_ROOT'] ?? fileURLToPath(new URL('../../dist/web', import.meta.url));
export const hasPages = existsSync(`${webRoot}/index.html`);
/** A running Earshot to look at instead of the mock, for journeys that change nothing. */
export const realUrl = process.env['EARSHOT_URL'];

/** Why the browser tests cannot run here; undefined when they can. */
export const obstacle = !hasChromium
  ? `no Chromium at ${chromiumPath}: install Debian's "chromium", or set CHROMIUM_PATH`
  : !hasPages
    ? 'the pages are not built: run "npm run build:web" first'
    : undefined;
if (obstacle !== undefined) process.stderr.write(`Browser tests are left out: ${obstacle}\n`);

const screens = fileURLToPath(new URL('screens/', import.meta.url));

export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    headless: true,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export const sizes = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 390, height: 844 },
  narrow: { width: 360, height: 740 },
} as const;
export type Size = keyof typeof sizes;

/** A page together with everything it complained about: failed scripts, and what the security policy blocked. */
export interface Visit {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly complaints: readonly string[];
}

export interface VisitOptions {
  readonly size?: Size;
  readonly dark?: boolean;
  /** What the browser asks for; British English unless told. */
  readonly locale?: string;
}

export async function visit(browser: Browser, options: VisitOptions = {}): Promise<Visit> {
  const size = options.size ?? 'desktop';
  const context = await browser.newContext({
    viewport: sizes[size],
    colorScheme: options.dark === true ? 'dark' : 'light',
    hasTouch: size !== 'desktop',
    reducedMotion: 'reduce',
    locale: options.locale ?? 'en-GB',
    timezoneId: 'Africa/Johannesburg',
  });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(`failed: ${error.message}`));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' && !text.startsWith('Failed to load resource')) complaints.push(text);
  });
  return { context, page, complaints };
}

/** Writes a picture for people to look at; never compared. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(screens, { recursive: true });
  await page.screenshot({ path: `${screens}${name}.png` });
}

/** How every page is looked at. */
export const looks = [
  { size: 'desktop', dark: false },
  { size: 'desktop', dark: true },
  { size: 'narrow', dark: false },
  { size: 'narrow', dark: true },
] as const;
