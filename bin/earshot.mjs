/** `npm run earshot -- <command>`: one command of the built program. Only the command itself writes to standard output. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/root.mjs';

ensureInstalled();
ensureBuilt({ web: process.argv[2] === 'start' });
process.setSourceMapsEnabled(true);
await import(pathToFileURL(join(root, 'dist', 'src', 'app', 'earshot.js')).href);
