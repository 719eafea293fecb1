/** Installs what is missing and builds what is stale: `node bin/ensure.mjs`. Says nothing when there is nothing to do. */
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';

ensureInstalled();
ensureBuilt();
