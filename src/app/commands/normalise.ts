import { Command } from 'commander';
import { connectors, findConnector } from '../../../connectors/index.ts';
import { normaliseLines } from '../normalise-lines.ts';

/** A network that no connector knows. Code `unknown-network`. */
export class UnknownNetworkError extends Error {
  readonly code = 'unknown-network';
}

/** `earshot normalise`: a network's own payloads as mentions. Needs no store and no queue. */
export function normaliseCommand(): Command {
  return new Command('normalise')
    .description("read JSON lines of a network's own payloads on standard input and write what they hold, one line each")
    .requiredOption('--network <name>', 'the network that sent them')
    .option('--own <ids...>', "the brand's own accounts on it: ids or handles")
    .action(async ({ network, own = [] }: { readonly network: string; readonly own?: readonly string[] }) => {
      const connector = findConnector(network);
      if (!connector) {
        throw new UnknownNetworkError(
          `there is no connector for ${network}: there are ${connectors.map(({ manifest }) => manifest.id).join(', ')}`,
        );
      }
      const ownAccounts = new Set(own.map((name) => name.replace(/^@/u, '').toLowerCase()));
      process.exitCode = await normaliseLines({
        input: process.stdin,
        output: process.stdout,
        connector,
        context: { ownAccounts },
      });
    });
}
