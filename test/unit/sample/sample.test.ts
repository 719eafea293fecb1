import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { findConnector } from '../../../connectors/index.ts';
import { agentSchema, brandSchema, networkSchema, queueSchema, ruleSchema, taxonomySchema } from '../../../src/domain/index.ts';
import type { NormalisedMention } from '../../../src/domain/index.ts';
import { readSampleFeed, renderPayload } from '../../../src/app/sample-feed.ts';
import { MalformedPayloadError } from '../../../src/ports/connector.ts';
import { read } from '../understand/helpers.ts';

const file = (name: string): string => fileURLToPath(new URL(`../../../config/${name}`, import.meta.url));
const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 20, 4);

const configSchema = z.strictObject({
  brands: z.array(brandSchema),
  connections: z.array(z.looseObject({ id: z.string(), brand: z.string(), network: networkSchema })),
  queues: z.array(queueSchema),
  rules: z.array(ruleSchema),
  agents: z.array(agentSchema),
});
const config = configSchema.parse(parse(readFileSync(file('sample/earshot.yaml'), 'utf8')));
const taxonomy = taxonomySchema.parse(parse(readFileSync(file('taxonomies/airline.yaml'), 'utf8')));
const [brand] = config.brands;
const items = await readSampleFeed(file('sample/feed.ndjson'));

interface Heard extends NormalisedMention {
  readonly afterMs: number;
}
const heard: Heard[] = [];
const removed: string[] = [];
const ignored: string[] = [];
const broken: unknown[] = [];

for (const item of items) {
  const connection = config.connections.find(({ id }) => id === item.connection);
  const connector = findConnector(connection?.network ?? '');
  if (!connection || !connector) throw new Error(`The sample speaks of ${item.connection}, which has no connector`);
  const ownAccounts = new Set(brand?.ownAccounts[connection.network] ?? []);
  try {
    const found = connector.normalise(renderPayload(item.payload, START + item.afterMs), { ownAccounts });
    heard.push(...found.mentions.map((mention) => ({ ...mention, afterMs: item.afterMs })));
    removed.push(...found.removed);
    ignored.push(...found.ignored.map(({ reason }) => reason));
  } catch (error) {
    broken.push(error);
  }
}
const customers = heard.filter(({ own }) => !own);
const said = (text: RegExp): Heard | undefined => heard.find((mention) => text.test(mention.text));
const countBy = (key: (mention: Heard) => string, list: readonly Heard[] = heard): ReadonlyMap<string, number> => {
  const counts = new Map<string, number>();
  for (const mention of list) counts.set(key(mention), (counts.get(key(mention)) ?? 0) + 1);
  return counts;
};

describe('the sample configuration', () => {
  it('hangs together: connections, rules, queues and agents name what exists', () => {
    const queues = new Set(config.queues.map(({ id }) => id));
    for (const { then } of config.rules) if (then.queue !== undefined) expect(queues).toContain(then.queue);
    for (const { queues: theirs } of config.agents) for (const queue of theirs) expect(queues).toContain(queue);
    for (const { fallbackOwner } of config.queues) expect(config.agents.map(({ email }) => email)).toContain(fallbackOwner);
    for (const connection of config.connections) expect(connection.brand).toBe(brand?.id);
    expect(existsSync(file(`taxonomies/${brand?.taxonomy}.yaml`))).toBe(true);
  });

  it('gives rules topics that the taxonomy has', () => {
    const topics = new Set(taxonomy.topics.map(({ id }) => id));
    for (const { when } of config.rules) for (const topic of [when.topic ?? []].flat()) expect(topics).toContain(topic);
  });

  it('gives each connector settings that it takes', () => {
    for (const { id: _id, brand: _brand, network, credentials, listen } of config.connections) {
      const settings = {
        ...z.record(z.string(), z.unknown()).parse(credentials ?? {}),
        ...(listen === undefined ? {} : { listen }),
      };
      expect(findConnector(network)?.settingsSchema.safeParse(settings).error, network).toBeUndefined();
    }
  });
});

describe('the sample feed', () => {
  it('holds about 600 things said over a day and a half, in the order of their time', () => {
    expect(heard.length).toBeGreaterThan(560);
    expect(heard.length).toBeLessThan(660);
    expect(items.map(({ afterMs }) => afterMs)).toEqual(items.map(({ afterMs }) => afterMs).toSorted((a, b) => a - b));
    expect(items.at(-1)?.afterMs).toBeGreaterThan(35 * HOUR);
    expect(items.at(-1)?.afterMs).toBeLessThanOrEqual(36 * HOUR);
  });

  it('speaks on every network of the configuration, and much on X and Facebook', () => {
    const counts = countBy(({ network }) => network);
    for (const { network } of config.connections) expect(counts.get(network), network).toBeGreaterThanOrEqual(20);
    expect(counts.get('x')).toBeGreaterThan(250);
    expect(counts.get('facebook')).toBeGreaterThan(100);
  });

  it('is understood by every connector, but for one payload that ends on the shelf', () => {
    expect(broken).toHaveLength(1);
    expect(broken[0]).toBeInstanceOf(MalformedPayloadError);
  });

  it('carries times that are its own', () => {
    for (const { postedAt, afterMs, text } of heard) {
      expect(Date.parse(postedAt), text).toBeLessThanOrEqual(START + afterMs);
      expect(Date.parse(postedAt), text).toBeGreaterThan(START + afterMs - 3 * HOUR);
    }
  });

  it('says nothing twice, but for what is delivered or written again', () => {
    const texts = countBy(({ externalId, text }) => `${externalId} ${text}`);
    const twice = [...texts.values()].filter((count) => count > 1);
    expect(twice.length).toBeGreaterThanOrEqual(3);
    const distinct = new Set(texts.keys());
    expect(new Set(heard.map(({ text }) => text)).size).toBe(distinct.size);
  });

  it('tells threads between customers and the brand, whose own words are known as such', () => {
    expect(heard.filter(({ own }) => own).length).toBeGreaterThan(60);
    const byId = new Map(heard.map((mention) => [mention.externalId, mention]));
    const answers = heard.filter(({ inReplyTo, network }) => inReplyTo !== null && (network === 'x' || network === 'facebook'));
    expect(answers.length).toBeGreaterThan(120);
    for (const answer of answers) {
      const asked = byId.get(answer.inReplyTo ?? '');
      expect(asked?.threadId, answer.text).toBe(answer.threadId);
      expect(asked?.afterMs, answer.text).toBeLessThanOrEqual(answer.afterMs);
    }
  });

  it('tells of one customer on several channels', () => {
    const channels = heard.filter(({ author }) => /thandi/i.test(`${author.externalId} ${author.handle} ${author.name}`));
    expect(new Set(channels.map(({ network }) => network))).toEqual(new Set(['x', 'facebook', 'custom']));
  });

  it('has an account for each person', () => {
    for (const network of new Set(heard.map((mention) => mention.network))) {
      const people = heard.filter((mention) => mention.network === network && mention.author.handle !== null);
      const accounts = new Set(people.map(({ author }) => author.externalId));
      expect(new Set(people.map(({ author }) => author.handle)).size, network).toBe(accounts.size);
    }
  });

  it('edits, deletes, reacts and reposts', () => {
    expect(heard.some(({ network, revisionOf }) => network === 'x' && revisionOf.length > 0)).toBe(true);
    expect(heard.some(({ network, editedAt }) => network === 'facebook' && editedAt !== null)).toBe(true);
    expect(heard.some(({ network, editedAt }) => network === 'trustpilot' && editedAt !== null)).toBe(true);
    const ids = new Set(heard.map(({ externalId }) => externalId));
    expect(removed.length).toBeGreaterThanOrEqual(3);
    for (const id of removed) expect(ids).toContain(id);
    expect(ignored).toEqual(expect.arrayContaining(['reaction', 'repost']));
  });

  it('breaks the baggage belts towards the end: 60 to 80 customers within an hour and a quarter, on every network', () => {
    const crowd = customers.filter(({ afterMs }) => afterMs >= 34.5 * HOUR && afterMs < 35.75 * HOUR);
    expect(crowd.length).toBeGreaterThanOrEqual(60);
    expect(crowd.length).toBeLessThanOrEqual(80);
    expect(new Set(crowd.map(({ network }) => network)).size).toBe(7);
  });
});

describe('the sample as it is understood', () => {
  const labelsOf = (pattern: RegExp) => {
    const mention = said(pattern);
    if (!mention) throw new Error(`nobody says ${String(pattern)}`);
    const { text, lang, rating, author } = mention;
    return read(text, { lang, rating, followers: author.followers }, taxonomy);
  };

  it('speaks seven languages', () => {
    const spoken = new Set(customers.map(({ text, lang, rating }) => read(text, { lang, rating }, taxonomy).lang));
    for (const lang of ['en', 'af', 'zu', 'de', 'fr', 'pt', 'es']) expect(spoken).toContain(lang);
  });

  it('has praise, questions, complaints and spam in plenty', () => {
    const intents = countBy(({ text, lang, rating }) => read(text, { lang, rating }, taxonomy).intent, customers);
    expect(intents.get('praise')).toBeGreaterThan(60);
    expect(intents.get('question')).toBeGreaterThan(40);
    expect(intents.get('complaint')).toBeGreaterThan(150);
    expect(intents.get('spam')).toBeGreaterThanOrEqual(4);
  });

  it('has a safety concern, a legal threat and a vulnerable traveller, each with its reason', () => {
    expect(labelsOf(/Smell of fuel/).urgencyReasons).toContain('safety');
    expect(labelsOf(/my lawyer gets the file/).urgencyReasons).toContain('legal-threat');
    expect(labelsOf(/my dad is 81/).urgencyReasons).toContain('vulnerable-person');
    expect(labelsOf(/I am a journalist/).urgencyReasons).toContain('media-threat');
  });

  it('has sarcasm that is no praise, and a competitor', () => {
    expect(labelsOf(/Great, another gate change/).sentiment.label).not.toBe('positive');
    expect(labelsOf(/Thanks for nothing @bluequillair/).sentiment.label).toBe('negative');
    expect(customers.filter(({ text }) => /aurelio/i.test(text)).length).toBeGreaterThanOrEqual(4);
  });
});
