import { Command } from 'commander';

/** `earshot start`: the whole program, as `npm start` runs it. */
export function startCommand(): Command {
  return new Command('start')
    .description('start the roles that EARSHOT_ROLE names (all of them unless told), in this process')
    .action(async () => {
      const { main } = await import('../../../workers/main.ts');
      await main();
    });
}
