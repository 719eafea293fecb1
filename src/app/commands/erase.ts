import { Command } from 'commander';
import { sameAs, saidBy } from '../../customers/person.ts';
import { customerIdOfKey, identityKey } from '../../domain/index.ts';
import { eraseCustomer, noteRemovals, purgeMentions } from '../../pipeline/remove.ts';
import { withStores } from './with-data.ts';

const ALL = 100_000;

/** `earshot erase`: what a person said and who they are, on their request. The counts stay, the content goes. */
export function eraseCommand(): Command {
  return new Command('erase')
    .description("purge a person's texts, names and handles, of all accounts linked as theirs; cases and counts stay")
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
          const people = id === undefined ? [] : await sameAs(stores.customers, id);
          const mentions = await saidBy(stores, people, ALL);
          let stored = 0;
          for (const one of people) if (await eraseCustomer(one, at.toISOString(), stores)) stored += 1;
          if (stored === 0 && mentions.length === 0) {
            console.error('there is no such customer: name --customer, or --network and --author');
            process.exitCode = 1;
            return;
          }
          const purged = await purgeMentions(
            mentions.map((mention) => mention.id),
            at.toISOString(),
            stores,
          );
          await noteRemovals(purged, at.getTime(), stores);
          console.log(`erased customer ${people.join(', ')} and ${purged.length} mentions`);
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
