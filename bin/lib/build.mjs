import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { filesUnder, fingerprint, readStamp, writeStamp } from './files.mjs';
import { root } from './root.mjs';
import { giveUp, say } from './say.mjs';

const SERVER = {
  what: 'server',
  folders: ['config', 'connectors', 'workers', 'src', 'embedded', 'bench'],
  wanted: (path) => /\.(m?ts|json|mjs)$/.test(path),
  also: ['tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
  stamp: 'dist/.built-server',
  result: 'dist/workers/start.js',
  command: ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'],
};
const WEB = {
  what: 'pages',
  folders: ['web'],
  wanted: () => true,
  also: ['tsconfig.json', 'package-lock.json'],
  stamp: 'dist/.built-web',
  result: 'dist/web/index.html',
  command: ['node_modules/vite/bin/vite.js', 'build', 'web', '--logLevel', 'warn'],
};

/** Builds the server, and the pages unless told otherwise, where a source changed since the last time. */
export function ensureBuilt({ web = true } = {}) {
  buildIfStale(SERVER, removeLeftovers);
  if (web && existsSync(join(root, 'web', 'index.html'))) buildIfStale(WEB);
}

function buildIfStale(part, before = () => {}) {
  const sources = [...filesUnder(part.folders, part.wanted), ...part.also];
  const now = fingerprint(sources);
  const isThere = existsSync(join(root, part.result));
  if (isThere && readStamp(part.stamp) === now) return;
  say(`Building the ${part.what} ...`);
  before(isThere, sources);
  const { status } = spawnSync(process.execPath, part.command, { cwd: root, stdio: ['ignore', 2, 2] });
  if (status !== 0) giveUp(`The ${part.what} could not be built: the compiler's words are above.`);
  writeStamp(part.stamp, now);
}

/** Takes away what was built of sources that are gone, and the compiler's memory of results that are. */
function removeLeftovers(isThere, sources) {
  if (!isThere) rmSync(join(root, 'dist', '.tsbuildinfo'), { force: true });
  const kept = new Set(sources.map((path) => path.replace(/\.(m?)ts$/, '.$1js')));
  const built = filesUnder(
    SERVER.folders.map((folder) => `dist/${folder}`),
    (path) => /\.m?js$/.test(path),
  );
  for (const path of built) {
    if (kept.has(path.slice('dist/'.length))) continue;
    rmSync(join(root, path));
    rmSync(join(root, `${path}.map`), { force: true });
  }
}
