import { startDocumentServer } from '../../embedded/document-server/index.ts';

/* A document server in a process of its own, to be killed. Prints its address. */

const [dataDir = '', durability = 'power'] = process.argv.slice(2);
try {
  const server = await startDocumentServer({
    dataDir,
    worker: false,
    durability: durability === 'process' ? 'process' : 'power',
  });
  process.stdout.write(`${server.url}\n`);
} catch (error) {
  process.stdout.write(`failed: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
