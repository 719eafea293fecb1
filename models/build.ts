import { parseArgs } from 'node:util';
import { OPEN_SETS, RESEARCH_SETS, readSet } from '../src/app/learning/sets.ts';
import { packWeights, shippedFolder, writeWeightFiles } from '../src/app/learning/weight-files.ts';
import { createLibrary } from '../src/understand/knowledge.ts';
import { trainLanguage } from '../src/understand/train/language.ts';
import { trainSentiment } from '../src/understand/train/sentiment.ts';
import { shippedHeads } from '../src/understand/train/shipped-heads.ts';
import type { Labelled } from '../src/understand/train/labelled.ts';

/** Makes the weights that come with the program out of the named sets, the same bytes each time. */
const { values } = parseArgs({
  options: {
    data: { type: 'string', default: '../shared/data' },
    out: { type: 'string', default: shippedFolder() },
    'only-open': { type: 'boolean', default: false },
  },
});

const sets = [...OPEN_SETS, ...(values['only-open'] ? [] : RESEARCH_SETS)].toSorted();
const rows: Labelled[] = [];
for (const set of sets) rows.push(...(await readSet(values.data, set)));
const library = createLibrary();
const models = [
  trainSentiment({ collections: rows, corrections: [] }, library),
  trainLanguage(rows),
  ...shippedHeads(rows, library),
];
const files = packWeights(models, { sets, corrections: null });
await writeWeightFiles(values.out, files);
for (const [name, bytes] of files.files)
  console.log(`${name}  ${bytes.length.toLocaleString('en')} bytes  ${files.manifest.files[name]}`);
console.log(`version ${files.manifest.version} from ${sets.join(', ')}`);
