import { CommandError } from '../errors.ts';

/** mingo throws plain errors; their texts tell what MongoDB would answer with. Anything unknown is a BadValue with its text. */
export function toCommandError(error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  const message = error instanceof Error ? error.message : String(error);
  const operator = /(?:accumulator|operator) '?(\$\w+)'?/.exec(message)?.[1];
  if (/is not registered|unknown|unregistered/i.test(message) && operator !== undefined)
    return new CommandError(168, 'InvalidPipelineOperator', `Unrecognized expression '${operator}'`);
  if (/undefined variable/i.test(message)) return new CommandError(17276, 'Location17276', message);
  return new CommandError(2, 'BadValue', message);
}
