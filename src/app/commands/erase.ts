import { Command } from 'commander';
import { customerIdOfKey, identityKey } from '../../domain/index.ts';
import { noteRemovals } from '../../pipeline/remove.ts';
import { withStores } from './with-data.ts';

const ALL = 100_000;

/** `earshot erase`: what a person said and who they are, on their request. The counts stay, the content goes. */
export function eraseCommand(): Command {
  return new Command('erase')
    .description("purge a person's texts, names and handles; cases and counts stay")
    .requiredOption('--brand <id>')
    .option('--customer <id>', "the customer's id")
    .option('--network <name>', 'with --author: the network of the account')
    .option('--author <id>', "the account's id on its network")
    .action(
      async (options: {
        readonly brand: string;
        readonly customer?: string;
        readonly network?: string;
        readonly author?: string;
      }) => {
        await withStores(async ({ stores }) => {
          const id = options.customer ?? (await byAccount(options, stores.customers.byIdentity));
          const at = new Date();
          const mentions = id === undefined ? [] : await stores.mentions.ofCustomers([id], ALL);
          const stored = id !== undefined && (await stores.customers.erase(id, at.toISOString()));
          if (id === undefined || (!stored && mentions.length === 0)) {
            console.error('there is no such customer: name --customer, or --network and --author');
            process.exitCode = 1;
            return;
          }
          const purged = await stores.mentions.purge(
            mentions.map((mention) => mention.id),
            at.toISOString(),
          );
          await noteRemovals(purged, at.getTime(), stores);
          console.log(`erased customer ${id} and ${purged.length} mentions`);
        });
      },
    );
}

async function byAccount(
  { brand, network, author }: { readonly brand: string; readonly network?: string; readonly author?: string },
  find: (keys: readonly string[]) => Promise<ReadonlyMap<string, { readonly id: string }>>,
): Promise<string | undefined> {
  if (network === undefined || author === undefined) return undefined;
  const key = identityKey(brand, network, author);
  return (await find([key])).get(key)?.id ?? customerIdOfKey(key);
}
