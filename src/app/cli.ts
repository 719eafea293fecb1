import { Command } from 'commander';
import { applyCommand } from './commands/apply.ts';
import { doctorCommand } from './commands/doctor.ts';
import { eraseCommand } from './commands/erase.ts';
import { importCommand } from './commands/import.ts';
import { normaliseCommand } from './commands/normalise.ts';
import { reindexCommand } from './commands/reindex.ts';
import { relabelCommand } from './commands/relabel.ts';
import { rollupCommand, verifyCommand } from './commands/rollups.ts';
import { scoreCommand } from './commands/score.ts';
import { startCommand } from './commands/start.ts';
import { trainCommand } from './commands/train.ts';
import { userCommand } from './commands/user.ts';
import { version } from './package.ts';

/** `earshot`: every command by hand, one file each. Exit status 0 done, 1 something was wrong, 2 wrong call. */
export function makeProgram(): Command {
  const program = new Command('earshot')
    .description('Listens to what customers say about a brand in public and gives every complaint an owner, once.')
    .version(version)
    .showHelpAfterError('(earshot <command> --help says more)')
    .exitOverride();
  for (const command of [
    startCommand,
    scoreCommand,
    normaliseCommand,
    importCommand,
    applyCommand,
    doctorCommand,
    trainCommand,
    relabelCommand,
    reindexCommand,
    rollupCommand,
    verifyCommand,
    userCommand,
    eraseCommand,
  ]) {
    program.addCommand(command());
  }
  return program;
}

/** Says what went wrong without a stack: those who call a command did not write it. */
export function explain(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
