import { z } from 'zod';
import { parseDuration } from '../../../domain/index.ts';
import type { Actor } from '../../../cases/actions.ts';
import { actorOf, type Caller } from '../../caller.ts';
import type { RuntimeConfiguration } from '../../deps.ts';
import { forbidden } from '../../problems.ts';
import { namedOwner } from '../../owners.ts';
import { defineChange } from './change-case.ts';
import { apiSchemas } from '../../views/registry.ts';

const DEFAULT_LEASE = '10m';
const SHORTEST_MS = 60_000;
const LONGEST_MS = 8 * 3_600_000;

const leaseSchema = z
  .string()
  .refine(
    (text) => {
      const ms = parseDuration(text);
      return ms !== undefined && ms >= SHORTEST_MS && ms <= LONGEST_MS;
    },
    { message: 'must be a duration from 1m to 8h, such as 10m' },
  )
  .register(apiSchemas, { description: `How long the claim holds unless renewed by another; ${DEFAULT_LEASE} unless told.` });

const agentSchema = z
  .string()
  .min(1)
  .max(256)
  .register(apiSchemas, { description: 'E-mail address of the agent in whose name a supervisor or a program claims.' });

const takeOverSchema = z
  .boolean()
  .register(apiSchemas, { description: 'A supervisor takes it from whoever holds it, in one step.' });

/** In whose name the claim is made. */
function claimant(caller: Caller, agent: string | undefined, configuration: RuntimeConfiguration): Actor {
  if (agent === undefined) return actorOf(caller);
  if (!caller.roles.has('supervisor') && !caller.roles.has('service')) {
    throw forbidden('only a supervisor or a service key may claim in another’s name');
  }
  const { id, name } = namedOwner(configuration, { kind: 'agent', id: agent }, 'agent');
  return { kind: 'agent', id, name, supervisor: false };
}

export const claimCase = defineChange({
  verb: 'claim',
  name: 'claimCase',
  summary: 'Take a case for a while',
  description: 'Makes the caller its owner until the lease ends. Claiming what one holds prolongs it.',
  body: z
    .strictObject({ lease: leaseSchema.optional(), agent: agentSchema.optional(), takeOver: takeOverSchema.optional() })
    .optional(),
  change: ({ caseId, expectedVersion, caller, body }, { deps }) => {
    const takeOver = body?.takeOver === true;
    if (takeOver && !caller.roles.has('supervisor')) throw forbidden('only a supervisor takes a case over');
    const leaseMs = parseDuration(body?.lease ?? DEFAULT_LEASE) ?? SHORTEST_MS;
    const actor = claimant(caller, body?.agent, deps.configuration());
    return deps.cases.act({ caseId, expectedVersion, actor, action: { type: 'claim', leaseMs, takeOver } });
  },
});
