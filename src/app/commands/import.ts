import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { SingleBar } from 'cli-progress';
import { Command } from 'commander';
import { readEnvironment } from '../../../config/environment.ts';
import { freshId, intakeItemSchema, type IntakeItem } from '../../domain/index.ts';
import { takeInBatch } from '../../../workers/take-in-batch.ts';
import { startProgram } from '../program.ts';
import { readLines, type Line } from '../lines.ts';
import type { AppContext } from '../context.ts';

const BATCH = 500;

interface Totals {
  read: number;
  bad: number;
  bytes: number;
}

function parseLine(line: Line): IntakeItem | string {
  if (line.text === undefined) return 'is too long';
  let value: unknown;
  try {
    value = JSON.parse(line.text);
  } catch {
    return 'is not JSON';
  }
  const parsed = intakeItemSchema.safeParse(value);
  return parsed.success
    ? parsed.data
    : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('; ');
}

async function takeAll(
  app: AppContext,
  connection: string,
  source: { readonly input: Readable; readonly bar: SingleBar | null },
): Promise<Totals> {
  const totals: Totals = { read: 0, bad: 0, bytes: 0 };
  let batch: IntakeItem[] = [];
  const flush = async (): Promise<void> => {
    if (batch.length === 0) return;
    const payloads = batch;
    batch = [];
    // The command is done when every item has its disposition, so it works the batch itself instead of queueing it.
    await takeInBatch(app, { batch: freshId(), connection, receivedAt: new Date(app.clock.now()).toISOString(), payloads });
    source.bar?.update(totals.bytes);
  };
  for await (const lines of readLines(source.input)) {
    for (const line of lines) {
      totals.bytes += Buffer.byteLength(line.text ?? '') + 1;
      const item = parseLine(line);
      if (typeof item === 'string') {
        totals.bad += 1;
        console.error(`line ${line.number}: ${item}`);
        continue;
      }
      totals.read += 1;
      batch.push(item);
      if (batch.length >= BATCH) await flush();
    }
  }
  await flush();
  return totals;
}

/** `earshot import`: intake items from a file through the pipeline. */
export function importCommand(): Command {
  return new Command('import')
    .description('take intake items (JSON lines) through the pipeline; ends when every one has a disposition')
    .requiredOption('--connection <id>', 'the connection they belong to')
    .argument('<file>', 'JSON lines; - for standard input')
    .action(async (file: string, { connection }: { readonly connection: string }) => {
      const environment = { ...readEnvironment(process.env), role: 'work' as const };
      const size = file === '-' ? 0 : (await stat(file)).size;
      const program = await startProgram(environment, []);
      const bar =
        process.stderr.isTTY && size > 0
          ? new SingleBar({ format: '{bar} {percentage}% | {eta_formatted} left', stream: process.stderr })
          : null;
      try {
        if (!program.app.settings.connection(connection))
          throw new Error(`there is no connection ${connection} in the configuration`);
        bar?.start(size, 0);
        const totals = await takeAll(program.app, connection, {
          input: file === '-' ? process.stdin : createReadStream(file),
          bar,
        });
        bar?.stop();
        console.log(`${totals.read} items taken in, ${totals.bad} lines refused`);
        if (totals.bad > 0) process.exitCode = 1;
      } finally {
        bar?.stop();
        await program.stop();
      }
    });
}
