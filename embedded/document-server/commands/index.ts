import { CommandError } from '../errors.ts';
import { aggregateCommands } from './aggregate.ts';
import type { Call, Command } from './call.ts';
import { collectionCommands } from './collections.ts';
import { distinctCommands } from './distinct.ts';
import { explainCommands } from './explain.ts';
import { findAndModifyCommands } from './find-and-modify.ts';
import { findCommands } from './find.ts';
import { handshakeCommands } from './handshake.ts';
import { indexCommands } from './indexes.ts';
import { writeCommands } from './write.ts';

/** THE list of commands. What is not in it is refused by name. */
const COMMANDS: ReadonlyMap<string, Command> = new Map(
  Object.entries({
    ...handshakeCommands,
    ...findCommands,
    ...writeCommands,
    ...findAndModifyCommands,
    ...aggregateCommands,
    ...distinctCommands,
    ...explainCommands,
    ...collectionCommands,
    ...indexCommands,
  }),
);

/** @throws CommandError CommandNotFound; and what a command asks for that there is not, such as a transaction. */
export function findCommand(call: Call): Command {
  const command = COMMANDS.get(call.name);
  if (command === undefined) throw new CommandError(59, 'CommandNotFound', `no such command: '${call.name}'`);
  if (call.args['txnNumber'] !== undefined || call.args['startTransaction'] !== undefined)
    throw new CommandError(20, 'IllegalOperation', 'Transaction numbers are only allowed on a replica set member or mongos');
  return command;
}
