import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readStamp, writeStamp } from './files.mjs';
import { root } from './root.mjs';
import { giveUp, say } from './say.mjs';

const STAMP = 'node_modules/.earshot-installed';
const OLDEST_NODE = [20, 19];

/** Installs what package-lock.json names when that is not what lies in node_modules. */
export function ensureInstalled() {
  checkNode();
  const lock = readFileSync(join(root, 'package-lock.json'));
  const wanted = createHash('sha256')
    .update(lock)
    .update(`${process.platform} ${process.arch} ${process.versions.modules}`)
    .digest('hex');
  if (readStamp(STAMP) === wanted) return;
  if (!isInstalled(lock)) install();
  writeStamp(STAMP, wanted);
}

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  giveUp(`Earshot needs Node.js ${OLDEST_NODE.join('.')} or later; this is ${process.versions.node} (https://nodejs.org)`);
}

/** Compares the lock file with npm's own record of what it installed, so that an installation by hand counts. */
function isInstalled(lock) {
  const record = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages ?? {};
  return Object.entries(JSON.parse(lock.toString('utf8')).packages).every(
    ([path, { version, optional }]) => path === '' || optional === true || installed[path]?.version === version,
  );
}

function install() {
  say('Installing packages (once, and when package-lock.json changes) ...');
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  const npm = process.env['npm_execpath'];
  // npm's words go to standard error too.
  const options = { cwd: root, stdio: ['ignore', 2, 2] };
  const isScript = npm !== undefined && /\.c?js$/.test(npm);
  const { status, error } = isScript
    ? spawnSync(process.execPath, [npm, ...args], options)
    : spawnSync('npm', args, { ...options, shell: process.platform === 'win32' });
  if (status === 0) return;
  const why = error ? `npm could not be run (${error.message})` : `"npm ci" ended with status ${status}`;
  giveUp(
    `The packages could not be installed: ${why}.\nIts own words are above. Check that this machine reaches the package registry, then run "npm ci" and try again.`,
  );
}
