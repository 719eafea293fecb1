import { Command } from 'commander';
import { readEnvironment } from '../../../config/environment.ts';
import { applySettings, BY_FILE, differences } from '../apply.ts';
import { loadSettings } from '../load-settings.ts';
import { withStores } from './with-data.ts';

/** `earshot apply FILE`: makes the stored configuration equal to the file. */
export function applyCommand(): Command {
  return new Command('apply')
    .description('make the stored configuration equal to the file; prints the difference first')
    .argument('<file>', 'a configuration file')
    .option('--dry-run', 'only print the difference')
    .action(async (file: string, { dryRun = false }: { readonly dryRun?: boolean }) => {
      const { settings } = await loadSettings({ ...readEnvironment(process.env), configFile: file });
      await withStores(async (data) => {
        const current = await data.settings.read();
        const lines = differences(current?.settings, settings);
        const edits = (current?.settings.history ?? []).filter(({ by }) => by !== BY_FILE);
        if (lines.length > 0 && edits.length > 0) {
          console.log(`this overwrites changes made while the program ran (the last one at ${edits.at(-1)?.at ?? ''}):`);
        }
        for (const { sign, what } of lines) console.log(`${sign} ${what}`);
        if (lines.length === 0) {
          console.log('nothing to change');
          return;
        }
        if (dryRun) return;
        const { version } = await applySettings(data.settings, settings, { at: new Date().toISOString(), keepEdits: false });
        console.log(`applied as version ${version}; running processes follow within seconds`);
      });
    });
}
