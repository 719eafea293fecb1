import { createHash } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  manifestOf,
  packWeights,
  readWeightFiles,
  shippedFolder,
  shippedWeights,
  unpackWeights,
  writeWeightFiles,
} from '../../../../src/app/learning/weight-files.ts';
import type { LinearWeights } from '../../../../src/understand/model/linear-model.ts';
import { BadWeightsError } from '../../../../src/understand/model/weights-file.ts';
import { makeWeights } from '../../understand/model/texts.ts';

const MOST_BYTES = 25 * 2 ** 20;
const about = { sets: ['one', 'two'], corrections: { count: 3, until: '2026-11-18T12:00:00.000Z' } };
const model = (name: string, seed: number): LinearWeights => makeWeights({ bits: 8, name }, seed);
const models = [model('sentiment', 1), model('language', 2), model('topics-airline', 3), model('spam', 4)];
const packed = packWeights(models, about);

describe('weights as files', () => {
  it('come out as they went in, the others by name', () => {
    expect(unpackWeights(packed)).toEqual({
      version: packed.manifest.version,
      sentiment: models[0],
      language: models[1],
      others: [models[3], models[2]],
    });
    expect(packed.manifest).toMatchObject(about);
  });

  it('have one version for equal bytes, whatever their order and what they were taught on', () => {
    const version = (of: readonly LinearWeights[], more = about): string => packWeights(of, more).manifest.version;
    expect(version(models)).toMatch(/^[0-9a-f]{12}$/u);
    expect(version(models.toReversed(), { sets: [], corrections: { count: 0, until: '' } })).toBe(version(models));
    expect(version([model('sentiment', 9), ...models.slice(1)])).not.toBe(version(models));
    expect(version(models.slice(0, 3))).not.toBe(version(models));
  });

  it.each([
    [
      'a changed byte',
      'sentiment.bin',
      (bytes: Uint8Array) => bytes.with(-1, (bytes.at(-1) ?? 0) ^ 1),
      /sentiment\.bin isn't the one/u,
    ],
    ['a file of nothing', 'language.bin', () => new Uint8Array(0), /language\.bin isn't the one/u],
    ['a missing file', 'spam.bin', () => undefined, /spam\.bin is missing/u],
    ['a missing model', 'language.bin', () => undefined, /language\.bin is missing/u],
  ])('with %s are refused by name', (_name, file, change, why) => {
    const files = new Map(packed.files);
    const changed = change(files.get(file) ?? new Uint8Array(0));
    if (changed) files.set(file, changed);
    else files.delete(file);
    const unpack = (): unknown => unpackWeights({ ...packed, files });
    expect(unpack).toThrow(BadWeightsError);
    expect(unpack).toThrow(why);
  });
});

describe('a manifest', () => {
  it('is read out of its JSON', () => {
    expect(manifestOf(JSON.stringify(packed.manifest))).toEqual(packed.manifest);
    expect(manifestOf(JSON.stringify({ ...packed.manifest, corrections: null })).corrections).toBeNull();
  });

  it.each([
    ['{"version":', /no JSON/u],
    ['{}', /fault at version/u],
    ['[]', /fault at/u],
    [JSON.stringify({ ...packed.manifest, files: { 'a.bin': 7 } }), /fault at files\.a\.bin/u],
    [JSON.stringify({ ...packed.manifest, corrections: { count: -1, until: null } }), /fault at corrections\.count/u],
  ])('that is none is refused: %s', (json, why) => {
    expect(() => manifestOf(json)).toThrow(BadWeightsError);
    expect(() => manifestOf(json)).toThrow(why);
  });
});

describe('a folder of weights', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'earshot-weights-'));
    await writeWeightFiles(join(folder, 'new', 'deep'), packed);
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it('is made where there is none, holds nothing else, and reads as it was written', async () => {
    const written = join(folder, 'new', 'deep');
    expect((await readdir(written)).toSorted()).toEqual(['manifest.json', ...models.map(({ name }) => `${name}.bin`)].toSorted());
    const read = await readWeightFiles(written);
    expect(read.manifest).toEqual(packed.manifest);
    expect(unpackWeights(read)).toEqual(unpackWeights(packed));
  });

  it('is written over with others', async () => {
    const there = join(folder, 'twice');
    const other = packWeights([model('sentiment', 7), model('language', 8)], about);
    await writeWeightFiles(there, packed);
    await writeWeightFiles(there, other);
    expect(unpackWeights(await readWeightFiles(there)).version).toBe(other.manifest.version);
  });

  it('that is none, or was half written, is told', async () => {
    await expect(readWeightFiles(join(folder, 'nowhere'))).rejects.toThrow(/no manifest\.json in .*nowhere/u);
    const half = join(folder, 'half');
    await writeWeightFiles(half, packed);
    await writeFile(join(half, 'sentiment.bin'), packed.files.get('language.bin') ?? '');
    const files = await readWeightFiles(half);
    expect(() => unpackWeights(files)).toThrow(/sentiment\.bin isn't the one/u);
    await rm(join(half, 'spam.bin'));
    await expect(readWeightFiles(half)).rejects.toThrow(/spam\.bin is missing in .*half/u);
  });
});

describe('the weights that come with the program', () => {
  it('are those that their manifest names, readable, and small', async () => {
    const { manifest, files } = await readWeightFiles(shippedFolder());
    let total = 0;
    for (const [name, sum] of Object.entries(manifest.files)) {
      const bytes = await readFile(join(shippedFolder(), name));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sum);
      total += bytes.length;
    }
    expect(total).toBeLessThan(MOST_BYTES);
    expect(files.size).toBe(Object.keys(manifest.files).length);
    const onDisk = (await readdir(shippedFolder())).filter((name) => name.endsWith('.bin'));
    expect(onDisk.toSorted()).toEqual(Object.keys(manifest.files).toSorted());
    expect(packWeights(await everyModel(), manifest).manifest.version).toBe(manifest.version);
  });

  it('were taught on sets that may be given away or are for research, and on no correction', async () => {
    const { manifest } = await readWeightFiles(shippedFolder());
    const allowed = 'afrisenti banking77 bitext cfpb clinc150 sms-spam vader semeval2017 tweeteval-aux umsab'.split(' ');
    expect(manifest.sets.filter((set) => !allowed.includes(set))).toEqual([]);
    expect(manifest.corrections).toBeNull();
  });
});

async function everyModel(): Promise<readonly LinearWeights[]> {
  const { sentiment, language, others } = await shippedWeights();
  return [sentiment, language, ...others];
}
