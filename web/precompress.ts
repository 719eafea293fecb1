import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
const WORTH_IT = 1024;

/** Lays compressed copies beside what was built, which the server gives to browsers that take them. */
export function precompress(): Plugin {
  let folder = '';
  return {
    name: 'precompress',
    apply: 'build',
    configResolved(config) {
      folder = join(config.root, config.build.outDir);
    },
    async closeBundle() {
      const assets = join(folder, 'assets');
      const names = (await readdir(assets)).filter((name) => /\.(?:js|css|svg)$/u.test(name));
      await Promise.all(
        names.map(async (name) => {
          const bytes = await readFile(join(assets, name));
          if (bytes.length < WORTH_IT) return;
          const best = { params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY } };
          await writeFile(join(assets, `${name}.br`), await brotli(bytes, best));
          await writeFile(join(assets, `${name}.gz`), await zip(bytes, { level: 9 }));
        }),
      );
    },
  };
}
