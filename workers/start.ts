import { main } from './main.ts';

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
  setTimeout(() => process.exit(1), 2_000).unref();
}
