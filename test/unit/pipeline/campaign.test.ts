import { describe, expect, it } from 'vitest';
import { heedCopies, makeCampaigns } from '../../../src/pipeline/campaign.ts';
import { silentLog, type Log } from '../../../src/ports/log.ts';
import { at, makeLabels, makeMention, makeSaid, NOON } from '../../factories.ts';
import { memoryMentions } from '../../memory-stores/mentions.ts';

const AD = 'Win a free trip to the blue islands today, just click here https://x.example/a';
const ad = (author: string, own = false) => ({
  said: makeSaid({ text: AD, own, author: { externalId: author, handle: author, name: null, followers: 1, verified: false } }),
  labels: makeLabels({ sentiment: { label: 'positive', score: 0.3, confidence: 0.7, words: [] }, intent: 'other', spam: 0.4 }),
});
const clock = { now: () => NOON, sleep: async () => {} };

describe('campaigns in intake', () => {
  const open = (mentions = memoryMentions(), log: Log = silentLog) => makeCampaigns({ stores: { mentions }, clock, log });

  it('tell how many other authors said nearly the same, and raise spam from the third on', async () => {
    const copied = await open().arrive(
      'acme',
      ['a', 'b', 'a', 'c', 'd'].map((author) => ad(author)),
    );
    expect(copied.map(({ copies }) => copies)).toEqual([0, 1, 1, 2, 3]);
    expect(copied.map(({ labels }) => labels.spam > 0.4)).toEqual([false, false, false, false, true]);
  });

  it('count each brand by itself and never what the brand itself says', async () => {
    const campaigns = open();
    await campaigns.arrive('acme', [ad('a'), ad('acme', true)]);
    expect((await campaigns.arrive('other', [ad('b')]))[0]?.copies).toBe(0);
    expect((await campaigns.arrive('acme', [ad('b'), ad('acme', true)])).map(({ copies }) => copies)).toEqual([1, 0]);
  });

  it('remember over a restart what is stored of the last day', async () => {
    const mentions = memoryMentions();
    const stored = (id: string, receivedAt: string, own = false) =>
      makeMention({ id, externalId: id, text: AD, own, receivedAt, postedAt: receivedAt, author: ad(id).said.author });
    await mentions.insert([
      stored('a', at(-3_600_000)),
      stored('b', at(-60_000)),
      stored('late', at(-90_000_000)),
      stored('us', at(-1), true),
    ]);
    expect((await open(mentions).arrive('acme', [ad('c')]))[0]?.copies).toBe(2);
  });

  it('go on without the stored ones when they cannot be read, and say so without a text', async () => {
    const warned: unknown[] = [];
    const mentions = { ...memoryMentions(), list: () => Promise.reject(new Error(AD)) };
    const log = { ...silentLog, warn: (fields: unknown, message: string) => void warned.push([fields, message]) };
    const campaigns = open(mentions, log);
    await campaigns.arrive('acme', [ad('a')]);
    expect((await campaigns.arrive('acme', [ad('b')]))[0]?.copies).toBe(1);
    expect(warned).toHaveLength(1);
    expect(JSON.stringify(warned)).not.toContain('islands');
  });

  it('are heeded again when a stored mention is understood anew', () => {
    const { labels } = ad('a');
    expect(heedCopies(labels, { text: AD, copies: 0 })).toBe(labels);
    expect(heedCopies(labels, { text: AD, copies: 9 }).spam).toBeGreaterThan(labels.spam);
  });
});
