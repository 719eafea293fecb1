import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadRuntime, loadTokenizer } from '../../../../src/understand/transformer/packages.ts';

/** Shaped as the real ones; in such a form that Node can't tell from the source what is exported. */
const RUNTIME = `
const all = {
  Tensor: class { constructor(type, data, dims) { Object.assign(this, { type, data, dims }); } },
  InferenceSession: class {
    static create = async () => ({
      inputNames: ['input_ids', 'attention_mask'],
      outputNames: ['logits'],
      inputMetadata: [{ name: 'input_ids', type: 'int32' }],
      run: async (feeds) => ({ logits: new all.Tensor('float32', Float32Array.of(feeds.input_ids.type === 'int32' ? 1 : 0), [1, 1]) }),
      release: async () => {},
    });
  },
};
module.exports = Object.assign({}, all);
`;
const TOKENIZERS = `
class Tokenizer { encode(text) { return { ids: [1, text.length] }; } token_to_id(token) { return token === '<pad>' ? 9 : undefined; } }
module.exports = Object.assign({}, { Tokenizer });
`;

let folder = '';
async function install(name: string, source: string): Promise<void> {
  const home = join(folder, 'node_modules', ...name.split('/'));
  await mkdir(home, { recursive: true });
  await writeFile(join(home, 'package.json'), JSON.stringify({ name, main: 'index.js' }));
  await writeFile(join(home, 'index.js'), source);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'earshot-packages-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('the packages of a second opinion', () => {
  it('are refused by name when they are not there, and when they are of another kind', async () => {
    await expect(loadRuntime([folder])).rejects.toMatchObject({ code: 'transformer-not-installed' });
    await install('onnxruntime-node', 'module.exports = {};');
    await expect(loadRuntime([folder])).rejects.toMatchObject({
      code: 'transformer-unfit',
      message: expect.stringContaining('onnxruntime-node'),
    });
  });

  it('are found in the folders in turn, and used as they are', async () => {
    const elsewhere = folder;
    folder = await mkdtemp(join(tmpdir(), 'earshot-packages-'));
    await install('onnxruntime-node', RUNTIME);
    await install('@huggingface/tokenizers', TOKENIZERS);
    const session = await (await loadRuntime([join(tmpdir(), 'none'), folder])).open('model.onnx');
    expect([...session.inputs]).toEqual([
      ['input_ids', 'int32'],
      ['attention_mask', 'int64'],
    ]);
    const ids = { data: Int32Array.of(1), dims: [1, 1] };
    expect(await session.run({ input_ids: ids })).toMatchObject({ logits: { data: Float32Array.of(1), dims: [1, 1] } });
    const tokenizer = await loadTokenizer({ model: {} }, [folder]);
    expect([tokenizer.encode('four'), tokenizer.pad]).toEqual([[1, 4], 9]);
    expect((await loadTokenizer({ model: {}, padding: { pad_id: 3 } }, [folder])).pad).toBe(3);
    await rm(elsewhere, { recursive: true, force: true });
  });
});
