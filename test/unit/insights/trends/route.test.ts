import { beforeEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../../../src/api/auth/secrets.ts';
import { at, makeMention } from '../../../factories.ts';
import { openApi, type Harness } from '../../api/harness.ts';

const said = [
  'Our conveyor meltdown in Cape Town',
  'Honestly the conveyor meltdown since noon today',
  'Seeing a conveyor meltdown at gate nine',
  'Stuck behind conveyor meltdown and nobody helps',
  'Why another conveyor meltdown while children wait',
];

/** Words differ by letters: texts that differ in numbers only are copies. */
const wordOf = (index: number): string =>
  `${String.fromCharCode(97 + (index % 26))}${String.fromCharCode(97 + Math.floor(index / 26))}word`;

describe('GET /v1/analytics/trends', () => {
  let harness: Harness;
  const get = async (query: string): Promise<unknown> => (await harness.ask('GET', `/v1/analytics/trends${query}`)).json();

  beforeEach(async () => {
    harness = await openApi();
    harness.now += 60_000;
    const author = { handle: null, name: null, followers: null, verified: null };
    await harness.deps.stores.mentions.insert([
      ...said.map((text, index) =>
        makeMention({
          id: `n${index}`,
          externalId: `n${index}`,
          text,
          postedAt: at(index),
          author: { ...author, externalId: `a${index}` },
        }),
      ),
      ...Array.from({ length: 30 }, (_, index) =>
        makeMention({
          id: `o${index}`,
          externalId: `o${index}`,
          text: `calm ${wordOf(index)} ${wordOf(index + 1)} ${wordOf(index + 2)}`,
          postedAt: at(-168 * 3_600_000 + index),
          author: { ...author, externalId: `b${index}` },
        }),
      ),
    ]);
  });

  it('tells phrases, whether all was read, and the topic that one click makes', async () => {
    expect(await get('?brand=acme&hours=6')).toMatchObject({
      complete: true,
      items: [
        {
          phrase: 'conveyor meltdown',
          count: 5,
          authors: 5,
          since: at(0),
          networks: { custom: 5 },
          example: { mention: 'n0', network: 'custom', at: at(0) },
          topic: { id: 'conveyor-meltdown', words: ['conveyor meltdown'], examples: [said[0]] },
        },
      ],
    });
  });
  it('takes all brands and a day unless told, and answers for a brand without mentions', async () => {
    expect(await get('')).toMatchObject({ items: [{ phrase: 'conveyor meltdown' }] });
    expect(await get('?brand=nobody')).toMatchObject({ items: [], complete: true });
  });
  it('counts and quotes private messages only for those who work cases', async () => {
    const texts = said.map((text) => text.replace('conveyor meltdown', 'quiet leak'));
    await harness.deps.stores.mentions.insert(
      texts.map((text, index) =>
        makeMention({
          id: `p${index}`,
          externalId: `p${index}`,
          text,
          postedAt: at(index),
          visibility: 'private',
          author: { externalId: `p${index}`, handle: null, name: null, followers: null, verified: null },
        }),
      ),
    );
    const account = { id: 'key:bm', kind: 'key' as const, name: 'bm', roles: ['brand-manager' as const], createdAt: '' };
    await harness.deps.stores.accounts.put({ ...account, disabledAt: null, secretHash: sha256('bm') });
    const manager = await harness.ask('GET', '/v1/analytics/trends', undefined, { authorization: 'Bearer bm' });
    expect(manager.json()).toMatchObject({ items: [{ phrase: 'conveyor meltdown' }] });
    expect(JSON.stringify(manager.json())).not.toContain('quiet leak');
    expect(JSON.stringify(await get(''))).toContain('quiet leak');
  });
  it('refuses hours that are none', async () => {
    expect(await get('?hours=0')).toMatchObject({ status: 400, errors: [{ path: 'hours' }] });
    expect(await get('?hours=169')).toMatchObject({ status: 400 });
  });
  it('says when there was more than it read', async () => {
    const more = Array.from({ length: 4100 }, (_, index) =>
      makeMention({ id: `z${index}`, externalId: `z${index}`, text: `word${index}`, postedAt: at(-index) }),
    );
    await harness.deps.stores.mentions.insert(more);
    expect(await get('?brand=acme')).toMatchObject({ complete: false });
  });
});
