import { makeHome, startBuiltProgram } from '../../test/program.ts';
import { brands, queues } from './load.ts';

const KEY = 'a-key-of-the-desk-bench-and-of-nothing-else';
const PATIENCE_MS = 20_000;

const configuration = `
brands:
${brands.map((id) => `  - { id: ${id}, name: ${id}, taxonomy: airline }`).join('\n')}
queues:
${queues.map((id) => `  - { id: ${id}, name: ${id}, fallbackOwner: first@acme.example, sla: { firstResponse: 1h } }`).join('\n')}
agents:
  - { email: first@acme.example, name: First, roles: [supervisor], queues: [${queues.join(', ')}] }
`;

/** The program's own door over such a database: asks with a key, as automation does. Works nothing off beside it. */
export async function openDoor(
  url: string,
  database: string,
): Promise<{ get(path: string): Promise<unknown>; close(): Promise<void> }> {
  const home = await makeHome(configuration);
  const address = new URL(url);
  address.pathname = `/${database}`;
  const program = await startBuiltProgram({
    EARSHOT_DATA: home.home,
    EARSHOT_CONFIG: home.config,
    EARSHOT_ROLE: 'api',
    EARSHOT_API_KEY: KEY,
    EARSHOT_SECRET: KEY,
    MONGODB_URL: address.toString(),
  });
  return {
    async get(path) {
      const answer = await fetch(new URL(path, program.url), {
        headers: { authorization: `Bearer ${KEY}` },
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      if (!answer.ok) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
      return answer.json();
    },
    async close() {
      await program.stop();
      await home.remove();
    },
  };
}
