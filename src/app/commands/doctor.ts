import { statfs } from 'node:fs/promises';
import { Command } from 'commander';
import { readEnvironment } from '../../../config/environment.ts';
import { connectorContext } from '../connector-context.ts';
import { startProgram } from '../program.ts';
import type { AppContext } from '../context.ts';
import type { Check } from './check.ts';
import { letterChecks } from './letter-checks.ts';

const ANSWER_MS = 15_000;
const LAG_MS = 3_600_000;
const FREE_BYTES = 1_073_741_824;
const FREE_SHARE = 0.05;

async function diskCheck(folder: string): Promise<string> {
  const { bavail, bsize, blocks } = await statfs(folder);
  const free = bavail * bsize;
  const line = `${(free / 1_073_741_824).toFixed(1)} GiB free`;
  if (free < FREE_BYTES || bavail / blocks < FREE_SHARE) throw new Error(`${line}: make room before writes fail`);
  return line;
}

/** Signatures and leases bear this much. */
const SKEW_MS = 5_000;

async function clockCheck(app: AppContext): Promise<string> {
  const before = app.clock.now();
  const theirs = await app.stores.serverTime();
  if (theirs === null) return 'the data server does not tell its time';
  const skew = Math.round(theirs - (before + app.clock.now()) / 2);
  const line = `${Math.abs(skew)} ms ${skew > 0 ? 'behind' : 'ahead of'} the data server`;
  if (Math.abs(skew) > SKEW_MS) throw new Error(`this machine is ${line}: set its clock, signatures and leases depend on it`);
  return line;
}

function connectionChecks(app: AppContext): readonly Check[] {
  return app.settings.current().connections.map((connection) => ({
    name: `connection ${connection.id}`,
    async run() {
      const connector = app.connector(connection.network);
      if (!connector) throw new Error(`there is no connector for ${connection.network}`);
      if (!connection.enabled) return 'switched off';
      const state = await app.stores.connections.get(connection.id);
      const lag = state?.lastSuccessAt ? app.clock.now() - Date.parse(state.lastSuccessAt) : null;
      const since = lag === null ? 'never answered yet' : `answered ${Math.round(lag / 60_000)} min ago`;
      const context = connectorContext(app, { connector, connection, signal: AbortSignal.timeout(ANSWER_MS), report: () => {} });
      const credentials = connector.check ? await connector.check(context) : 'nothing to check';
      if (connector.poll && lag !== null && lag > LAG_MS)
        throw new Error(`${credentials}; ${since}: nothing has come in for over an hour`);
      return `${credentials}; ${since}`;
    },
  }));
}

function opinionChecks(app: AppContext): readonly Check[] {
  const transformer = app.settings.current().understanding?.transformer;
  if (!transformer) return [];
  return [
    {
      name: 'second opinion',
      async run() {
        const version = await app.pipeline.secondOpinion?.version();
        if (!version) throw new Error(`${transformer.model} can't be used: the log says why`);
        return `${version}, asked below a confidence of ${transformer.below}`;
      },
    },
  ];
}

/** `earshot doctor`: one line per thing that can be wrong. */
export function doctorCommand(): Command {
  return new Command('doctor')
    .description(
      'check configuration, stores, queue, mail server, every connection, clock and disk; one line each, exit 1 when something is wrong',
    )
    .action(async () => {
      const environment = { ...readEnvironment(process.env), role: 'work' as const };
      const results: boolean[] = [];
      const say = (good: boolean, name: string, detail: string): void => {
        results.push(good);
        console.log(`${good ? 'ok  ' : 'FAIL'} ${name}: ${detail}`);
      };
      const attempt = async ({ name, run }: Check): Promise<void> => {
        try {
          say(true, name, await run());
        } catch (error) {
          say(false, name, error instanceof Error ? error.message : 'unknown');
        }
      };
      let program;
      try {
        program = await startProgram(environment, []);
      } catch (error) {
        say(false, 'start', error instanceof Error ? error.message : 'unknown');
        process.exitCode = 1;
        return;
      }
      const { app, stop } = program;
      const checks: readonly Check[] = [
        {
          name: 'configuration',
          run: async () =>
            `${app.settings.current().brands.length} brands, ${app.settings.current().connections.length} connections, version ${app.settings.version()}`,
        },
        { name: 'stores', run: async () => (await app.stores.ping(ANSWER_MS), 'answer') },
        { name: 'queue', run: async () => (await app.jobs.ping(ANSWER_MS), 'answers') },
        { name: 'clock', run: () => clockCheck(app) },
        ...opinionChecks(app),
        ...letterChecks(app.settings.current()),
        { name: 'disk', run: () => diskCheck(environment.dataDir) },
        ...connectionChecks(app),
      ];
      for (const check of checks) await attempt(check);
      await stop();
      if (results.includes(false)) process.exitCode = 1;
    });
}
