/**
 * How soon the inbox shows its first cases in a real browser, and how much script that takes over the wire.
 *
 * `EARSHOT_URL=http://127.0.0.1:3000 npm run bench -- page`, with a running program (the sample will do). CHROMIUM_PATH names
 * another Chromium than Debian's.
 */
import { chromium } from 'playwright-core';

const url = process.env['EARSHOT_URL'];
const ROUNDS = 7;
const LIMIT_MS = 1_000;
const LIMIT_KB = 250;
const PATIENCE_MS = 20_000;

const middle = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** One visit of somebody who has never been here: milliseconds to the first row, kilobytes of compressed script until then. */
async function visit(address: string): Promise<{ readonly rowMs: number; readonly scriptKb: number }> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  });
  try {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    const scripts = new Set<string>();
    let bytes = 0;
    session.on('Network.responseReceived', ({ requestId, type }) => void (type === 'Script' && scripts.add(requestId)));
    session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
      if (scripts.has(requestId)) bytes += encodedDataLength;
    });
    const start = performance.now();
    await page.goto(`${address}/cases`, { waitUntil: 'commit' });
    await page.locator('[data-testid=cases] a').first().waitFor({ timeout: PATIENCE_MS });
    return { rowMs: performance.now() - start, scriptKb: bytes / 1024 };
  } finally {
    await browser.close();
  }
}

if (url === undefined) {
  console.log('Nothing was measured: EARSHOT_URL must name a running Earshot');
} else {
  const visits = [];
  for (let round = 0; round < ROUNDS; round += 1) visits.push(await visit(url));
  const rowMs = middle(visits.map((one) => one.rowMs));
  const scriptKb = Math.max(...visits.map((one) => one.scriptKb));
  console.log(`| the inbox, nothing cached | measured | of the limit |`);
  console.log(`|---|---|---|`);
  console.log(`| first case shown, median of ${ROUNDS} | ${rowMs.toFixed(0)} ms | ${(rowMs / LIMIT_MS).toFixed(2)} |`);
  console.log(`| compressed script until then | ${scriptKb.toFixed(0)} KB | ${(scriptKb / LIMIT_KB).toFixed(2)} |`);
}
