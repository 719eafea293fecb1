import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { BadSetError, readSet, setsIn } from '../../../../src/app/learning/sets.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-sets-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function put(set: string, file: string, content: string | Buffer): Promise<void> {
  await mkdir(join(folder, set), { recursive: true });
  await writeFile(join(folder, set, file), content);
}
const lines = (...rows: readonly object[]): string => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;

describe('a labelled set', () => {
  it('is read from plain and packed files by name, lines in their order', async () => {
    await put('mine', 'b-dev.jsonl.gz', gzipSync(lines({ text: 'third' }, { text: 'fourth' })));
    await put('mine', 'a-dev.jsonl', lines({ text: 'first' }, { text: 'second' }));
    await put('mine', 'heldout.jsonl', lines({ text: 'not for us' }));
    await put('mine', 'README.md', 'no lines');
    expect((await readSet(folder, 'mine')).map(({ text }) => text)).toEqual(['first', 'second', 'third', 'fourth']);
  });

  it('says of each text what the set says, and null of the rest', async () => {
    await put(
      'mine',
      'dev.jsonl',
      lines(
        {
          text: 'slow',
          lang: 'en',
          label: 'negative',
          topic: 'delays',
          orig_split: 'train',
          brand: 'acme',
          stars: 2,
          more: true,
        },
        { text: 'win a prize', intent: 'offer', spam: true, complaint: false, lang: null, label: null },
      ),
    );
    expect(await readSet(folder, 'mine')).toEqual([
      {
        set: 'mine',
        text: 'slow',
        lang: 'en',
        sentiment: 'negative',
        topic: 'delays',
        intent: null,
        spam: null,
        complaint: null,
        part: 'train',
        brand: 'acme',
        stars: 2,
      },
      {
        set: 'mine',
        text: 'win a prize',
        lang: 'und',
        sentiment: null,
        topic: null,
        intent: 'offer',
        spam: true,
        complaint: false,
        part: null,
        brand: null,
        stars: null,
      },
    ]);
  });

  it('names languages as BCP 47 does', async () => {
    const codes = { hau: 'ha', 'pt-MZ': 'pt', zul: 'zu', twi: 'tw', pcm: 'pcm', en: 'en', arq: 'arq' };
    await put('mine', 'dev.jsonl', lines(...Object.keys(codes).map((lang) => ({ text: 'x', lang }))));
    expect((await readSet(folder, 'mine')).map(({ lang }) => lang)).toEqual(Object.values(codes));
  });

  it.each([
    ['no JSON', '{"text":"hushed"}\n{"text":', /Set mine, line 2: no JSON/u],
    ['no text', '{"text":"hushed"}\n\n{"label":"negative"}', /Set mine, line 3: text/u],
    ['a label that is none', '{"text":"hushed","label":"angry"}', /Set mine, line 1: label/u],
    ['no object', '["hushed"]', /Set mine, line 1/u],
  ])('with a line that is %s names the set and the line, never the text', async (_name, content, why) => {
    await put('mine', 'dev.jsonl', content);
    const failed = readSet(folder, 'mine');
    await expect(failed).rejects.toThrow(BadSetError);
    await expect(failed).rejects.toThrow(why);
    await expect(failed).rejects.not.toThrow(/hushed/u);
  });

  it('that is not there, or not packed as its name says, is named', async () => {
    await expect(readSet(folder, 'absent')).rejects.toThrow(/set absent.*dev\.jsonl\.gz/u);
    await put('empty', 'notes.txt', '');
    await expect(readSet(folder, 'empty')).rejects.toThrow(BadSetError);
    await put('torn', 'dev.jsonl.gz', gzipSync(lines({ text: 'x'.repeat(500) })).subarray(0, 30));
    await expect(readSet(folder, 'torn')).rejects.toThrow(/Set torn: dev\.jsonl\.gz.*gzip/u);
  });

  it('folders are listed in order, none where there is nothing', async () => {
    await put('b', 'dev.jsonl', '');
    await put('a', 'dev.jsonl', '');
    await writeFile(join(folder, 'SOURCES.md'), '');
    expect(await setsIn(folder)).toEqual(['a', 'b']);
    expect(await setsIn(join(folder, 'nowhere'))).toEqual([]);
  });
});
