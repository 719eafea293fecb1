import type { Role, Share } from '../domain/index.ts';
import type { Actor } from '../cases/actions.ts';

/** Who a request comes from. */
export interface Caller {
  /** `key`: a program. `person`: signed in with a password. `guest`: somebody at this machine trying the sample.
   * `share`: whoever has a link; has no role, and may call only what `shared-pages.ts` names. */
  readonly kind: 'key' | 'person' | 'guest' | 'share';
  readonly id: string;
  readonly name: string;
  readonly roles: ReadonlySet<Role>;
  /** What `X-CSRF-Token` must hold; empty for a key, which needs none. */
  readonly csrf: string;
  /** Id of the sign-in behind the cookie, where there is one. */
  readonly signIn: string | null;
  /** What the link shows by which they came; only of kind `share`. */
  readonly share?: Share;
}

/** The caller as cases know who acts. */
export function actorOf(caller: Caller): Actor {
  return { kind: 'agent', id: caller.id, name: caller.name, supervisor: caller.roles.has('supervisor') };
}

/** The caller in the part of the routing service: what it does with work items. */
export function routingActorOf(caller: Caller): Actor {
  const program = caller.kind === 'key';
  return { kind: program ? 'routing' : 'agent', id: program ? 'routing' : caller.id, name: caller.name, supervisor: true };
}

const careRoles: readonly Role[] = ['agent', 'supervisor', 'quality-analyst', 'administrator', 'service'];

/** A caller as views need them. */
export type Viewer = Pick<Caller, 'roles'>;

/** Private messages are for those who work cases; others see that there is one, not what it says or who wrote. */
export function seesPrivate(viewer: Viewer): boolean {
  return careRoles.some((role) => viewer.roles.has(role));
}
