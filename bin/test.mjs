/**
 * `npm test`: the whole suite on the embedded stores. `npm run test:servers`: the same on the servers that MONGODB_URL
 * and REDIS_URL name. More arguments go to vitest: `npm test -- test/unit/config`.
 */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { root } from './lib/root.mjs';
import { giveUp } from './lib/say.mjs';

const SERVERS = ['MONGODB_URL', 'REDIS_URL'];
const args = process.argv.slice(2);
const onServers = args.includes('--servers');
const missing = SERVERS.filter((name) => !process.env[name]);
if (onServers && missing.length > 0) {
  giveUp(
    `${missing.join(' and ')} must be set to run the suite against real servers, for example\n` +
      '  MONGODB_URL=mongodb://127.0.0.1:27017/earshot-test REDIS_URL=redis://127.0.0.1:6379 npm run test:servers\n' +
      'Use databases of their own: the tests write to them.',
    2,
  );
}
ensureInstalled();
ensureBuilt();

// What this shell has set for a running Earshot is none of the tests' business.
const isOurs = (name) =>
  name.startsWith('EARSHOT_') || ['PORT', 'HOST', 'LOG_LEVEL'].includes(name) || (!onServers && SERVERS.includes(name));
const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !isOurs(name)));
const vitest = [join(root, 'node_modules', 'vitest', 'vitest.mjs'), 'run', ...args.filter((arg) => arg !== '--servers')];
const { status } = spawnSync(process.execPath, vitest, { cwd: root, env, stdio: 'inherit' });
process.exit(status ?? 1);
