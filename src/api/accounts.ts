import { z } from 'zod';
import { freshId, roles, type Role } from '../domain/index.ts';
import { isoNow } from '../ports/clock.ts';
import type { Account } from '../ports/stores.ts';
import { freshSecret, sameSecret, sha256 } from './auth/secrets.ts';
import type { ApiDeps } from './deps.ts';
import { Problem } from './problem.ts';
import { notFound, unavailable } from './problems.ts';
import { named, timeSchema } from './views/registry.ts';

const INVITATION_MS = 3 * 86_400_000;
const LEASE_MS = 15_000;
/** No password has this for its hash. */
export const NO_PASSWORD = 'none-chosen';

export const rolesSchema = z.array(z.enum(roles)).min(1).max(roles.length);

export const accountSchema = named(
  'Account',
  z.object({
    id: z.string(),
    kind: z.enum(['person', 'key']),
    name: z.string(),
    roles: z.array(z.enum(roles)),
    createdAt: timeSchema,
    disabledAt: timeSchema.nullable(),
    invitedUntil: timeSchema.nullable(),
    hasPassword: z.boolean(),
  }),
  { description: 'Somebody who may sign in, or a program’s key. `invitedUntil`: may still choose a password by their link.' },
);

export function accountView(account: Account): z.infer<typeof accountSchema> {
  const { id, kind, name, createdAt, disabledAt, invitation, secretHash } = account;
  const hasPassword = kind === 'person' && secretHash !== NO_PASSWORD;
  return {
    id,
    kind,
    name,
    roles: [...account.roles],
    createdAt,
    disabledAt,
    invitedUntil: invitation?.expiresAt ?? null,
    hasPassword,
  };
}

export const invitationSchema = z.object({ token: z.string(), link: z.string(), expiresAt: timeSchema });
export type Invitation = z.infer<typeof invitationSchema>;

const DOT = '.';

/** A token that is shown once, and what is kept of it. The account stands in the token; after `#` no server or log sees it. */
export function invite(
  id: string,
  deps: Pick<ApiDeps, 'clock' | 'configuration'>,
): {
  readonly shown: Invitation;
  readonly kept: NonNullable<Account['invitation']>;
} {
  const secret = freshSecret();
  const token = `${Buffer.from(id).toString('base64url')}${DOT}${secret}`;
  const expiresAt = new Date(deps.clock.now() + INVITATION_MS).toISOString();
  const link = `${deps.configuration().server?.publicUrl ?? ''}/invitation#${token}`;
  return { shown: { token, link, expiresAt }, kept: { hash: sha256(secret), expiresAt } };
}

/** Whose invitation this is; undefined for one that is unknown, used or too old. */
export async function invited(token: string, { stores, clock }: Pick<ApiDeps, 'stores' | 'clock'>): Promise<Account | undefined> {
  const [id = '', secret = ''] = token.split(DOT);
  const account = await stores.accounts.get(Buffer.from(id, 'base64url').toString('utf8'));
  const invitation = account?.invitation;
  if (!account || !invitation || account.kind !== 'person' || account.disabledAt !== null) return undefined;
  return invitation.expiresAt > isoNow(clock) && sameSecret(sha256(secret), invitation.hash) ? account : undefined;
}

export async function personOf(id: string, { stores }: Pick<ApiDeps, 'stores'>): Promise<Account> {
  const account = await stores.accounts.get(id);
  if (account?.kind !== 'person') throw notFound('this account');
  return account;
}

const mayAdminister = ({ kind, disabledAt, roles: held }: Account): boolean =>
  kind === 'person' && disabledAt === null && held.includes('administrator');

/** @throws Problem 409 when nobody would be left who could administer this installation */
export async function demandAnotherAdministrator(without: Account, { stores }: Pick<ApiDeps, 'stores'>): Promise<void> {
  if (!mayAdminister(without)) return;
  const others = (await stores.accounts.list()).filter((account) => account.id !== without.id && mayAdminister(account));
  if (others.some(({ secretHash }) => secretHash !== NO_PASSWORD)) return;
  throw new Problem({
    status: 409,
    code: 'last-administrator',
    title: 'Nobody else could administer this installation',
    detail: 'this is the last administrator who can sign in: make another one first',
  });
}

/** One change of accounts at a time, over all processes: two administrators may not disable each other at once. */
export async function oneAtATime<T>(deps: Pick<ApiDeps, 'stores' | 'clock'>, work: () => Promise<T>): Promise<T> {
  const holder = freshId();
  const until = new Date(deps.clock.now() + LEASE_MS).toISOString();
  if (!(await deps.stores.leases.take('accounts', holder, until, isoNow(deps.clock))))
    throw unavailable('somebody else changes accounts at this moment: try again');
  try {
    return await work();
  } finally {
    await deps.stores.leases.release('accounts', holder);
  }
}

/** Ends the open event streams of an account, in every process. Call after the change is stored. */
export async function endStreamsOf(id: string, { changes }: Pick<ApiDeps, 'changes'>): Promise<void> {
  await changes.publish([{ type: 'account', brand: null, ids: [id] }]);
}

/** Roles held by both lists, in the order in which they are known. */
export const inOrder = (held: readonly Role[]): readonly Role[] => roles.filter((role) => held.includes(role));
