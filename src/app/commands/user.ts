import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import { hashPassword, keyHash } from '../../api/index.ts';
import { roles, type Role } from '../../domain/index.ts';
import { withStores } from './with-data.ts';

/** A role that there is not. Code `unknown-role`. */
export class UnknownRoleError extends Error {
  readonly code = 'unknown-role';
}

function rolesOf(names: readonly string[]): readonly Role[] {
  return names.map((name) => {
    const role = roles.find((one) => one === name);
    if (!role) throw new UnknownRoleError(`there is no role ${name}: there are ${roles.join(', ')}`);
    return role;
  });
}

/** `earshot user`: who may sign in, and keys for programs. Passwords are read from the environment or made up, never from the command line. */
export function userCommand(): Command {
  const user = new Command('user').description('people who may sign in, and keys for programs');
  user
    .command('add')
    .description('add or change a person; the password is that of EARSHOT_NEW_PASSWORD, or made up and printed once')
    .argument('<email>')
    .requiredOption('--name <name>')
    .requiredOption('--roles <roles...>', `of ${roles.join(', ')}`)
    .action(async (email: string, options: { readonly name: string; readonly roles: readonly string[] }) => {
      const given = process.env['EARSHOT_NEW_PASSWORD'];
      const password = given ?? randomBytes(12).toString('base64url');
      const account = {
        id: email.toLowerCase(),
        kind: 'person' as const,
        name: options.name,
        roles: rolesOf(options.roles),
        secretHash: await hashPassword(password),
        createdAt: new Date().toISOString(),
        disabledAt: null,
      };
      await withStores(({ stores }) => stores.accounts.put(account));
      console.log(
        given === undefined
          ? `${account.id} may sign in with password ${password} (shown this once)`
          : `${account.id} may sign in`,
      );
    });
  user
    .command('key')
    .description('make a key for a program; it is printed once')
    .argument('<name>')
    .option('--roles <roles...>', `of ${roles.join(', ')}`, ['service'])
    .action(async (name: string, options: { readonly roles: readonly string[] }) => {
      const key = `ek_${randomBytes(32).toString('base64url')}`;
      const account = {
        id: `key:${name}`,
        kind: 'key' as const,
        name,
        roles: rolesOf(options.roles),
        secretHash: keyHash(key),
        createdAt: new Date().toISOString(),
        disabledAt: null,
      };
      await withStores(({ stores }) => stores.accounts.put(account));
      console.log(key);
    });
  user
    .command('list')
    .description('who there is')
    .action(async () => {
      const accounts = await withStores(({ stores }) => stores.accounts.list());
      for (const { id, kind, name, roles: theirs, disabledAt } of accounts) {
        console.log(`${id}\t${kind}\t${name}\t${theirs.join(',')}${disabledAt === null ? '' : '\tdisabled'}`);
      }
    });
  user
    .command('remove')
    .description('take a person or key (key:NAME) away')
    .argument('<id>')
    .action(async (id: string) => {
      const removed = await withStores(({ stores }) => stores.accounts.remove(id));
      if (!removed) process.exitCode = 1;
      console.log(removed ? `${id} is gone` : `there is no ${id}`);
    });
  return user;
}
