/** `npm run bench`: every benchmark, one after another; `npm run bench -- queues pipeline`: only those. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
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

const failed = [];
for (const name of named.length > 0 ? named : known) {
  console.log(`\n── ${name}`);
  const { status } = spawnSync(process.execPath, ['--import', 'tsx', join('bench', `${name}.ts`)], {
    cwd: root,
    stdio: 'inherit',
  });
  if (status !== 0) failed.push(name);
}
if (failed.length > 0) giveUp(`\nThese benchmarks failed: ${failed.join(', ')}`);
