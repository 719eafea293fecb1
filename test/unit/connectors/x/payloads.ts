import type { NormalisedMention } from '../../../../src/domain/index.ts';
import { normalise } from '../../../../connectors/x/normalise.ts';
import type { Normalised } from '../../../../src/ports/connector.ts';

const context = { ownAccounts: new Set(['acmeair', '7700']) };

export function read(payload: unknown): Normalised {
  return normalise(payload, context);
}

/** The one mention of a payload. Throws when there are more or fewer. */
export function readOne(payload: unknown): NormalisedMention {
  const { mentions } = read(payload);
  const [mention] = mentions;
  if (mention === undefined || mentions.length > 1) throw new Error(`expected one mention, found ${mentions.length}`);
  return mention;
}

/** A line of the filtered stream, of our own invention. */
export function line(data: Readonly<Record<string, unknown>> = {}, includes?: unknown): Record<string, unknown> {
  return {
    data: {
      id: '2085000000000000001',
      text: '@acmeair my bag never came out',
      author_id: '5550001',
      created_at: '2026-11-02T08:00:00.000Z',
      conversation_id: '2085000000000000001',
      lang: 'en',
      edit_history_tweet_ids: ['2085000000000000001'],
      ...data,
    },
    includes: includes ?? {
      users: [
        {
          id: '5550001',
          username: 'Thandi_Travels',
          name: 'Thandi M',
          verified: true,
          public_metrics: { followers_count: 321, tweet_count: 9 },
        },
      ],
    },
    matching_rules: [{ id: '1', tag: 'earshot:acme-x:1' }],
  };
}
