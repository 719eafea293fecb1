/** Writes config/earshot.schema.json, by which editors complete and check a configuration: `npx tsx config/write-schema.ts`. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { jsonSchemaText } from './json-schema.ts';
import { packageRoot } from './root.ts';

await writeFile(join(packageRoot(), 'config', 'earshot.schema.json'), jsonSchemaText());
