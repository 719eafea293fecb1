/** Checks who imports whom (.dependency-cruiser.cjs). Fails also when too little was seen: a checker that finds nothing reports success. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './lib/root.mjs';

const FEWEST_MODULES = 20;
const FOLDERS = ['src', 'config', 'connectors', 'workers', 'embedded', 'models', 'web', 'bench', 'test'].filter((folder) =>
  existsSync(join(root, folder)),
);

const cruiser = join(root, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
const args = [cruiser, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...FOLDERS];
const { status, stdout, stderr } = spawnSync(process.execPath, args, {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 512 * 1024 * 1024,
});

let result;
try {
  result = JSON.parse(stdout);
} catch {
  console.error(`The import checker did not run (status ${status}):\n${stderr || stdout.slice(0, 2000)}`);
  process.exit(2);
}

const own = result.modules.filter(({ source }) => FOLDERS.some((folder) => source.startsWith(`${folder}/`)));
const { violations } = result.summary;
for (const { rule, from, to } of violations) console.error(`${rule.name}: ${from} → ${to}`);
if (own.length < FEWEST_MODULES) {
  console.error(
    `Only ${own.length} modules were seen, so nothing was checked: TypeScript's version and the checker's may not fit`,
  );
  process.exit(2);
}
if (violations.length > 0) {
  console.error(`${violations.length} imports go where they must not (reasons in .dependency-cruiser.cjs)`);
  process.exit(1);
}
console.log(`${own.length} modules import only what they may`);
