/** `npm run bench`: every benchmark, one after another; `npm run bench -- queues pipeline`: only those. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/root.mjs';
import { giveUp } from './lib/say.mjs';

const known = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length))
  .toSorted();
const named = process.argv.slice(2);
const unknown = named.filter((name) => !known.includes(name));
if (unknown.length > 0) giveUp(`There is no benchmark named ${unknown.join(', ')}; there are ${known.join(', ')}`, 2);
ensureInstalled();
ensureBuilt({ web: false });

const failed = [];
for (const name of named.length > 0 ? named : known) {
  console.log(`\n── ${name}`);
  // As it is shipped: what runs TypeScript directly adds calls to hot loops.
  const { status } = spawnSync(process.execPath, [join('dist', 'bench', `${name}.js`)], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) giveUp(`\nThese benchmarks failed: ${failed.join(', ')}`);
