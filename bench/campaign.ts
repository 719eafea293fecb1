import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { z } from 'zod';
import { packageRoot } from '../config/root.ts';
import { likeness, signatureOf } from '../src/understand/campaign/signature.ts';
import { CopyWindow, LIKE } from '../src/understand/campaign/window.ts';

/** How near the nearest earlier text is, and whether the window finds it: `npx tsx bench/campaign.ts`. Needs the labelled texts beside the repository. */
const DATA = join(packageRoot(), '..', 'shared', 'data');
const SETS = ['crisis', 'sms-spam', 'brand-tweets', 'hellopeter', 'airline'];
/** Every text is held against all before it, so the bench takes no more. */
const MOST = 3_500;
const WINDOW = { keepMs: Number.MAX_SAFE_INTEGER, most: 20_000 };
const rowSchema = z.object({ text: z.string() });

function readSet(name: string): readonly string[] {
  const folder = join(DATA, name);
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => /dev\.jsonl(\.gz)?$/u.test(file)) : [];
  const texts = files.flatMap((file) => {
    const bytes = readFileSync(join(folder, file));
    const lines = (file.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
    return lines.filter((line) => line !== '').map((line) => rowSchema.parse(JSON.parse(line)).text);
  });
  return texts.slice(0, MOST);
}

const perSecond = (count: number, ms: number): string => Math.round((count / ms) * 1000).toLocaleString('en');

for (const name of SETS) {
  const texts = readSet(name);
  if (texts.length === 0) {
    console.log(`${name}: no texts in ${DATA}`);
    continue;
  }
  const signing = performance.now();
  const signatures = texts.map((text) => signatureOf(text).shingles);
  const signed = performance.now() - signing;
  const window = new CopyWindow(WINDOW);
  const arriving = performance.now();
  const copied = signatures.filter((shingles, index) => window.arrive({ shingles, author: index, at: index }) > 0).length;
  const arrived = performance.now() - arriving;
  const tenths = Array.from({ length: 10 }, () => 0);
  let copies = 0;
  for (const [index, shingles] of signatures.entries()) {
    let nearest = 0;
    for (let earlier = 0; earlier < index; earlier += 1)
      nearest = Math.max(nearest, likeness(shingles, signatures[earlier] ?? shingles));
    const tenth = Math.min(9, Math.floor(nearest * 10));
    tenths[tenth] = (tenths[tenth] ?? 0) + 1;
    if (nearest >= LIKE) copies += 1;
  }
  const speed = `${perSecond(texts.length, signed)} signatures/s, ${perSecond(texts.length, arrived)} arrivals/s`;
  console.log(
    `${name.padEnd(14)} ${texts.length} texts; nearest by tenths ${tenths.join(' ')}; found ${copied} of ${copies}; ${speed}`,
  );
}
