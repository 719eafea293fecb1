import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../../connectors/x/reading/json.ts';
import { isRecord, listAt } from '../../../../connectors/x/reading/record.ts';
import { MalformedPayloadError, type Normalised } from '../../../../src/ports/connector.ts';
import { sharedFixture } from '../../../fixtures.ts';
import { read } from './payloads.ts';

const root = sharedFixture('x');

function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesUnder(path) : [path];
  });
}

function json(path: string): unknown {
  return parseJson(readFileSync(path, 'utf8'));
}

interface Recorded {
  readonly name: string;
  readonly payload: unknown;
}

function bodies(): readonly Recorded[] {
  if (root === undefined) return [];
  const plain = ['recorded-python-twitter', 'recorded-twitter-dart'].flatMap((folder) =>
    filesUnder(join(root, folder)).map((path) => ({ name: path.slice(root.length), payload: json(path) })),
  );
  const exchanges = filesUnder(join(root, 'recorded-tweepy')).flatMap((path) => {
    const file = json(path);
    return (isRecord(file) ? listAt(file, 'interactions') : []).filter(isRecord).map((exchange) => ({
      name: path.slice(root.length),
      payload: isRecord(exchange['response']) ? exchange['response']['body'] : undefined,
    }));
  });
  const samples = filesUnder(join(root, 'docs-samples')).flatMap((path) => {
    const file = json(path);
    return (isRecord(file) ? listAt(file, 'samples') : []).filter(isRecord).map((sample) => ({
      name: `${path.slice(root.length)} ${String(sample['heading'])}`,
      payload: isRecord(sample['json']) && '__ndjson__' in sample['json'] ? sample['json']['__ndjson__'] : sample['json'],
    }));
  });
  const errors = json(join(root, 'errors.json'));
  const refused = (Array.isArray(errors) ? errors : [])
    .filter(isRecord)
    .map((row) => ({ name: 'errors.json', payload: row['body'] }));
  return [...plain, ...exchanges, ...samples, ...refused];
}

/** Posts with an id and a text in a page or a line. */
function postsIn(payload: unknown): number {
  if (Array.isArray(payload)) return payload.reduce<number>((sum, item) => sum + postsIn(item), 0);
  if (!isRecord(payload) || !('data' in payload)) return 0;
  const data = Array.isArray(payload['data']) ? payload['data'] : [payload['data']];
  return data.filter((item) => isRecord(item) && typeof item['id'] === 'string' && typeof item['text'] === 'string').length;
}

describe.runIf(root)('the recorded payloads of X', () => {
  it('are all read: every post with a text becomes a mention or is put aside with its reason', () => {
    let mentions = 0;
    const broken: string[] = [];
    for (const { name, payload } of bodies()) {
      let found: Normalised;
      try {
        found = read(payload);
      } catch (error) {
        expect(error).toBeInstanceOf(MalformedPayloadError);
        broken.push(name);
        continue;
      }
      mentions += found.mentions.length;
      expect(found.mentions.length + found.ignored.length, name).toBeGreaterThanOrEqual(postsIn(payload));
      expect(
        found.mentions.length + found.ignored.length + found.removed.length + found.removedAuthors.length,
        name,
      ).toBeGreaterThan(0);
    }
    // Three samples are bodies that one sends to X, not what X sends.
    expect(broken.every((name) => name.includes('direct-messages__manage'))).toBe(true);
    expect(broken).toHaveLength(3);
    expect(mentions).toBeGreaterThan(140);
  });

  it('are 26 events of the Activity API, of which 4 posts, 1 deletion and 2 messages concern us', () => {
    const events = readFileSync(join(root ?? '', 'xaa-events.ndjson'), 'utf8')
      .trim()
      .split('\n')
      .map((text) => read(text));
    expect(events.flatMap((event) => event.mentions).map((mention) => mention.kind)).toEqual([
      'post',
      'post',
      'reply',
      'post',
      'message',
      'message',
    ]);
    expect(events.flatMap((event) => event.removed)).toEqual(['2080761269309813134']);
    expect(events.flatMap((event) => event.ignored)).toHaveLength(events.length - 7);
    const sent = events.flatMap((event) => event.mentions).filter((mention) => mention.kind === 'message');
    expect(sent.map((mention) => mention.own)).toEqual([true, false]);
  });

  it('are lines of a filtered stream with an edit, a repeat, errors and a disconnect', () => {
    const lines = readFileSync(join(root ?? '', 'filtered-stream.wire.bin'), 'utf8')
      .split('\r\n')
      .map((text) => read(text));
    const mentions = lines.flatMap((entry) => entry.mentions);
    expect(mentions).toHaveLength(5);
    expect(mentions.find((mention) => mention.externalId === '1234567893')).toMatchObject({
      revisionOf: ['1234567890', '1234567891'],
    });
    const reasons = lines.flatMap((entry) => entry.ignored).map((entry) => entry.reason);
    expect(reasons.filter((reason) => reason !== 'keep-alive')).toEqual(['repost', 'no-data', 'operational-disconnect']);
  });
});
