import type { Environment } from '../../config/environment.ts';
import { randomBytes } from 'node:crypto';
import { hashPassword } from '../api/index.ts';
import { isoNow } from '../ports/clock.ts';
import type { AppContext } from './context.ts';

const ID = 'admin@earshot.local';

/**
 * Makes sure that somebody can sign in: an administrator with the password of EARSHOT_ADMIN_PASSWORD, or one made up once.
 * @returns lines for whoever started the program
 */
export async function firstAdministrator(
  app: AppContext,
  environment: Pick<Environment, 'adminPassword' | 'apiKey'>,
  sample: boolean,
): Promise<readonly string[]> {
  if (sample) return ['Sample data: nobody needs to sign in from this machine. Set EARSHOT_CONFIG to listen to a real brand.'];
  const known = await app.stores.accounts.get(ID);
  const key = environment.apiKey === null ? [] : ['Programs: the key in EARSHOT_API_KEY.'];
  if (known && environment.adminPassword === null) return [`Sign in as ${ID}.`, ...key];
  const password = environment.adminPassword ?? randomBytes(12).toString('base64url');
  await app.stores.accounts.put({
    id: ID,
    kind: 'person',
    name: 'Administrator',
    roles: ['administrator', 'supervisor', 'agent', 'brand-manager'],
    secretHash: await hashPassword(password),
    createdAt: known?.createdAt ?? isoNow(app.clock),
    disabledAt: null,
  });
  const how =
    environment.adminPassword === null
      ? `password ${password} (shown this once; set EARSHOT_ADMIN_PASSWORD to choose one)`
      : 'the password in EARSHOT_ADMIN_PASSWORD';
  return [`Sign in as ${ID} with ${how}.`, ...key];
}
