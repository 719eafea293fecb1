/** `npm start`: installs and builds what is needed, then becomes the program. With `--dev`: from the sources, again at each change. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/root.mjs';

ensureInstalled();
ensureBuilt();
if (process.argv.includes('--dev')) {
  const args = [join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'), 'watch', join(root, 'workers', 'start.ts')];
  const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' });
  // A terminal's Ctrl-C reaches the child by itself; other signals are handed on.
  process.on('SIGINT', () => {});
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 0 : 1)));
} else {
  // In this same process, so that signals, also those that can't be caught, reach the program itself.
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(join(root, 'dist', 'workers', 'start.js')).href);
}
