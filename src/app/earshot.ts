import { CommanderError } from 'commander';
import { explain, makeProgram } from './cli.ts';

const WRONG_CALL = 2;

try {
  await makeProgram().parseAsync(process.argv);
} catch (error) {
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : WRONG_CALL;
  else {
    console.error(explain(error));
    process.exitCode = 1;
  }
}
