import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startDocumentServer } from '../embedded/document-server/index.ts';

declare module 'vitest' {
  interface ProvidedContext {
    mongoUrl: string;
  }
}

/** One data server for the whole run: the one that MONGODB_URL names, else an embedded one in a folder of its own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['MONGODB_URL'];
  if (given !== undefined && given !== '') {
    project.provide('mongoUrl', given);
    return async () => {};
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'earshot-test-'));
  const server = await startDocumentServer({ dataDir, worker: false, durability: 'process' });
  project.provide('mongoUrl', server.url);
  return async () => {
    await server.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
